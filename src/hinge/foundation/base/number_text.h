// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>

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

/// What is written behind a number: "°", " cm", " steps/min"; nothing for a ratio.
std::string UnitText(const std::string& unit);

/// The finite number that a whole text is, with a decimal point in any locale; none where it is something else, or empty.
std::optional<double> FindNumber(std::string_view text);

}  // namespace hinge
