// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/base/statistics.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/measured.h"

namespace hinge {

double Mean(const std::vector<double>& values) {
  HINGE_CHECK(!values.empty());
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double StandardDeviation(const std::vector<double>& values) {
  HINGE_CHECK(values.size() >= 2, values.size());
  const double mean = Mean(values);
  double sum = 0;
  for (double v : values) sum += (v - mean) * (v - mean);
  return std::sqrt(sum / static_cast<double>(values.size() - 1));
}

double Quantile(std::vector<double> values, double q) {
  HINGE_CHECK(!values.empty() && q >= 0 && q <= 1, values.size(), q);
  const double at = q * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::ptrdiff_t>(at);
  std::nth_element(values.begin(), values.begin() + below, values.end());
  const double low = values[static_cast<std::size_t>(below)];
  if (static_cast<std::size_t>(below) + 1 == values.size()) return low;
  const double high = *std::min_element(values.begin() + below + 1, values.end());
  return low + (at - static_cast<double>(below)) * (high - low);
}

double Median(std::vector<double> values) { return Quantile(std::move(values), 0.5); }

double RobustSigma(const std::vector<double>& values) {
  constexpr double kSigmaOverMad = 1.4826;  // of a normal distribution
  const double median = Median(values);
  std::vector<double> deviations(values.size());
  std::transform(values.begin(), values.end(), deviations.begin(),
                 [&](double v) { return std::abs(v - median); });
  return kSigmaOverMad * Median(std::move(deviations));
}

double NormalCdf(double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }

double StudentFactor(double freedom) {
  constexpr double z = Measured::kTwoSided95, z2 = z * z;
  const double first = (z2 + 1) / 4, second = ((5 * z2 + 16) * z2 + 3) / 96,
               third = (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
  return 1 + (first + (second + third / freedom) / freedom) / freedom;
}

}  // namespace hinge
