// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace hinge {

/// Adds a sentence to `problems` when the value is not a number from `low` to `high`, both allowed: which field of which
/// options, its value, its range, and what to do:
///   "TwinOptions.height_m = 3 must lie in [1.2, 2.2]: lower it to 2.2 or less"
inline void RequireWithin(std::vector<std::string>& problems, std::string_view options,
                          std::string_view field, double value, double low, double high) {
  if (value >= low && value <= high) return;
  const std::string fix = value < low    ? fmt::format("raise it to {} or more", low)
                          : value > high ? fmt::format("lower it to {} or less", high)
                                         : std::string("give it a number");
  problems.push_back(
      fmt::format("{}.{} = {} must lie in [{}, {}]: {}", options, field, value, low, high, fix));
}

}  // namespace hinge
