// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <string>

namespace hinge {

/// "12.5" with so many decimals; what rounds to nothing is "0.0", never "-0.0".
inline std::string FixedText(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  const bool zero = text.front() == '-' && text.find_first_not_of("-0.") == std::string::npos;
  return zero ? text.substr(1) : text;
}

/// The same with its sign written out: "+12.5", "-0.4", "0.0".
inline std::string SignedFixedText(double value, int decimals) {
  const std::string text = FixedText(value, decimals);
  return value > 0 && text != FixedText(0, decimals) ? "+" + text : text;
}

}  // namespace hinge
