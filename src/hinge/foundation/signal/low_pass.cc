// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/signal/low_pass.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr double kTwoRuns = 0.802;

/// y_i = b (x_i + 2 x_{i-1} + x_{i-2}) - a1 y_{i-1} - a2 y_{i-2}
struct Biquad {
  double b, a1, a2;
};

/// By the bilinear transform, w = tan(pi f / rate).
Biquad MakeButterworth(double rate_hz, double cutoff_hz) {
  const double w = std::tan(std::numbers::pi * cutoff_hz / rate_hz);
  const double scale = 1 / (1 + std::numbers::sqrt2 * w + w * w);
  return {w * w * scale, 2 * (w * w - 1) * scale, (1 - std::numbers::sqrt2 * w + w * w) * scale};
}

/// Starts as if the first value had been there for ever.
void Run(const Biquad& filter, std::vector<double>& values) {
  double x1 = values[0], x2 = x1, y1 = x1, y2 = x1;
  for (double& value : values) {
    const double x = value;
    const double y = filter.b * (x + 2 * x1 + x2) - filter.a1 * y1 - filter.a2 * y2;
    x2 = x1, x1 = x, y2 = y1, y1 = y;
    value = y;
  }
}

std::vector<double> MakeReflected(const std::vector<double>& values, std::size_t ends) {
  const std::size_t n = values.size();
  std::vector<double> longer;
  for (std::size_t i = ends; i > 0; --i) longer.push_back(2 * values[0] - values[i]);
  longer.insert(longer.end(), values.begin(), values.end());
  for (std::size_t i = 1; i <= ends; ++i) longer.push_back(2 * values[n - 1] - values[n - 1 - i]);
  return longer;
}

}  // namespace

std::vector<double> LowPassZeroLag(const std::vector<double>& values, double rate_hz, double cutoff_hz) {
  HINGE_CHECK(cutoff_hz > 0 && cutoff_hz < 0.4 * rate_hz, cutoff_hz, rate_hz);
  if (values.empty()) return {};
  const auto period = static_cast<std::size_t>(std::ceil(rate_hz / cutoff_hz));
  const std::size_t ends = std::min(period, values.size() - 1);
  std::vector<double> longer = MakeReflected(values, ends);
  const Biquad filter = MakeButterworth(rate_hz, cutoff_hz / kTwoRuns);
  for (int run = 0; run < 2; ++run) {
    Run(filter, longer);
    std::ranges::reverse(longer);
  }
  const auto first = longer.begin() + static_cast<std::ptrdiff_t>(ends);
  return {first, first + static_cast<std::ptrdiff_t>(values.size())};
}

}  // namespace hinge
