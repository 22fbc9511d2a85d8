// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/signal/rhythm.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

constexpr double kLeastCorrelation = 0.5;
// The first peak this close to the highest one is the period, not its multiple. Low, because left and right
// seldom look alike: a leg that is half hidden makes every second step the better copy.
constexpr double kBest = 0.6;
constexpr double kMostOfSpan = 0.4;  // what was not seen two and a half times may be a multiple
constexpr int kMostSamples = 4000;
constexpr double kCoarsest_s = 0.02;  // half an hour keeps eight samples in a sprinter's step all the same

std::vector<double> Resample(const std::vector<double>& times_s, const std::vector<double>& values,
                             double dt_s) {
  std::vector<double> even;
  std::size_t k = 0;
  for (double t = times_s.front(); t <= times_s.back(); t += dt_s) {
    while (k + 2 < times_s.size() && times_s[k + 1] < t) ++k;
    const double w = std::clamp((t - times_s[k]) / (times_s[k + 1] - times_s[k]), 0.0, 1.0);
    even.push_back((1 - w) * values[k] + w * values[k + 1]);
  }
  const double mean = Mean(even);
  for (double& v : even) v -= mean;
  return even;
}

/// Correlation of a signal with itself `lag` samples later.
double Correlation(const std::vector<double>& v, std::size_t lag) {
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i + lag < v.size(); ++i) {
    ab += v[i] * v[i + lag];
    aa += v[i] * v[i];
    bb += v[i + lag] * v[i + lag];
  }
  const double norm = std::sqrt(aa * bb);
  return norm > 0 ? ab / norm : 0;
}

}  // namespace

std::optional<double> FindPeriod_s(const std::vector<double>& times_s, const std::vector<double>& values,
                                   double shortest_s, double longest_s) {
  HINGE_CHECK(times_s.size() == values.size());
  if (times_s.size() < 8 || times_s.back() - times_s.front() < 1.5 * shortest_s) return std::nullopt;
  const double span_s = times_s.back() - times_s.front();
  const double dt_s = std::max(span_s / static_cast<double>(times_s.size() - 1),
                               std::min(span_s / kMostSamples, kCoarsest_s));
  const std::vector<double> v = Resample(times_s, values, dt_s);
  const auto first = static_cast<std::size_t>(std::ceil(shortest_s / dt_s));
  const auto last = static_cast<std::size_t>(std::min(longest_s, kMostOfSpan * span_s) / dt_s);
  std::vector<double> correlation;
  for (std::size_t lag = first; lag <= last; ++lag) correlation.push_back(Correlation(v, lag));
  if (correlation.size() < 3) return std::nullopt;
  double highest = 0;
  const auto is_peak = [&](std::size_t i) {
    return correlation[i] >= correlation[i - 1] && correlation[i] >= correlation[i + 1];
  };
  for (std::size_t i = 1; i + 1 < correlation.size(); ++i) {
    if (is_peak(i)) highest = std::max(highest, correlation[i]);
  }
  if (highest < kLeastCorrelation) return std::nullopt;
  for (std::size_t i = 1; i + 1 < correlation.size(); ++i) {
    if (is_peak(i) && correlation[i] >= kBest * highest) return static_cast<double>(first + i) * dt_s;
  }
  return std::nullopt;
}

}  // namespace hinge
