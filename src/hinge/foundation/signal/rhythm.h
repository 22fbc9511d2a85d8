// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

namespace hinge {

/// The period of a repeated movement, from its autocorrelation on true time stamps (resampled to a common
/// rate). `values`: any signal that repeats, e.g. the distance between the ankles (once a step). Lags from
/// `shortest_s` to `longest_s` and to 0.4 of the span are searched; the first peak that is nearly as high as
/// the highest is taken, not its multiple. Empty when no lag correlates above 0.5: nothing repeats.
std::optional<double> FindPeriod_s(const std::vector<double>& times_s, const std::vector<double>& values,
                                   double shortest_s, double longest_s);

/// Steps of a person: from a sprint (0.175 s) to running at an eighth of life's speed.
inline constexpr double kShortestStep_s = 0.175;
inline constexpr double kLongestStep_s = 6;

}  // namespace hinge
