// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace hinge {

/// Adds a sentence to `problems` when the value is not a number within [low, high].
inline void RequireWithin(std::vector<std::string>& problems, std::string_view options,
                          std::string_view field, double value, double low, double high) {
  if (!(value >= low && value <= high)) {
    problems.push_back(fmt::format("{}.{} = {} must lie in [{}, {}]", options, field, value, low, high));
  }
}

}  // namespace hinge
