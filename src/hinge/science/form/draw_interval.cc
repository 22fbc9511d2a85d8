// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/draw_interval.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/measured.h"
#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {
constexpr double kAllowance = 1.07;  // some hundred draws tell their spread to 4 to 7 %
}

void SetInterval(Measure& m, double value, const std::vector<double>& draws, double stride_error) {
  const double sigma = draws.size() < 2 ? 0 : StandardDeviation(draws);
  const double centre = Mean(draws);  // the spread is the draws', the place is the best estimate's
  m.value = value;
  m.low = value + std::min(0.0, Quantile(draws, 0.025) - centre);
  m.high = value + std::max(0.0, Quantile(draws, 0.975) - centre);
  m.sigma_random = std::min(kAllowance * stride_error, sigma);
  m.sigma_shared = std::sqrt(std::max(0.0, sigma * sigma - m.sigma_random * m.sigma_random));
}

double CalcIntervalSigma(const Measure& m) { return (m.high - m.low) / (2 * Measured::kTwoSided95); }

}  // namespace hinge
