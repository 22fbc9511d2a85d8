// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/scene/slow_motion.h"

#include <cmath>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr double kStep_s = 0.36;
constexpr double kSpread = 0.13;

}  // namespace

Measured EstimateSlowMotionFactor(double step_s) {
  HINGE_CHECK(step_s > 0, step_s);
  double sum = 0, mean = 0, square = 0, best = 0, best_weight = -1;
  for (double factor : {1.0, 2.0, 4.0, 8.0}) {
    const double z = std::log(step_s / factor / kStep_s) / kSpread;
    const double weight = std::exp(-0.5 * std::min(z * z, 1000.0));
    sum += weight;
    mean += weight * factor;
    square += weight * factor * factor;
    if (weight > best_weight) {
      best_weight = weight;
      best = factor;
    }
  }
  mean /= sum;
  return Known(best, std::sqrt(std::max(0.0, square / sum - mean * mean)), "rhythm of the steps");
}

}  // namespace hinge
