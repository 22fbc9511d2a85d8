// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/scene/slow_motion.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr double kStep_s = 0.36, kSpread = 0.13;
constexpr double kNoSpring = 0.1;
constexpr double kLeastLog = -500;  // keeps a weight from vanishing altogether

struct Candidate {
  double factor, weight;
};
constexpr std::array<Candidate, 6> kCandidates = {{{1, 1}, {2, 1}, {4, 1}, {8, 1}, {5, 0.1}, {10, 0.1}}};

double LogOfNormal(double z) { return -0.5 * z * z; }

double LogOfBounce(double factor, const BounceByGravity& bounce) {
  const double off = std::log(bounce.over_seen) - 2 * std::log(factor / bounce.factor);
  return LogOfNormal(off / std::hypot(bounce.sigma_log, kNoSpring));
}

}  // namespace

Measured EstimateSlowMotionFactor(double step_s, const std::optional<BounceByGravity>& bounce) {
  HINGE_CHECK(step_s > 0, step_s);
  HINGE_CHECK(!bounce || (bounce->over_seen > 0 && bounce->factor > 0));
  double sum = 0, mean = 0, square = 0, best = 0, best_weight = -1;
  for (const Candidate& c : kCandidates) {
    double log = LogOfNormal(std::log(step_s / c.factor / kStep_s) / kSpread);
    if (bounce) log += LogOfBounce(c.factor, *bounce);
    const double weight = c.weight * std::exp(std::max(log, kLeastLog));
    sum += weight;
    mean += weight * c.factor;
    square += weight * c.factor * c.factor;
    if (weight > best_weight) best_weight = weight, best = c.factor;
  }
  mean /= sum;
  return Known(best, std::sqrt(std::max(0.0, square / sum - mean * mean)),
               bounce ? "rhythm of the steps and height of the bounce" : "rhythm of the steps");
}

}  // namespace hinge
