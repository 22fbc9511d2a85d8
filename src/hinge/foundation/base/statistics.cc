// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/base/statistics.h"

#include <unsupported/Eigen/SpecialFunctions>

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

double StudentCdf(double t, double freedom) {
  HINGE_CHECK(freedom > 0, freedom);
  const double beyond = 0.5 * Eigen::numext::betainc(freedom / 2, 0.5, freedom / (freedom + t * t));
  return t < 0 ? beyond : 1 - beyond;
}

/// Halving, from 1 to 7 times the normal's: Student's of one degree of freedom is 6.48 times as far out.
double StudentFactor(double freedom) {
  HINGE_CHECK(freedom >= 1, freedom);
  constexpr double kShare = 0.975;
  double low = 1, high = 7;
  while (high - low > 1e-9) {
    const double middle = (low + high) / 2;
    (StudentCdf(middle * Measured::kTwoSided95, freedom) < kShare ? low : high) = middle;
  }
  return (low + high) / 2;
}

}  // namespace hinge
