// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

namespace hinge {

/// Adds a sentence to `problems` when the value is not a number from low to high.
inline void RequireWithin(std::vector<std::string>& problems, const char* name, double value, double low,
                          double high) {
  if (value >= low && value <= high) return;
  problems.push_back(fmt::format("{} is {}, but must be within {} to {}", name, value, low, high));
}

}  // namespace hinge
