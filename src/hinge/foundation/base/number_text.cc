// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/base/number_text.h"

#include <charconv>
#include <cmath>
#include <system_error>

namespace hinge {

std::string UnitText(const std::string& unit) {
  if (unit == "deg") return "°";
  if (unit.empty()) return "";
  return unit == "1/min" ? " steps/min" : " " + unit;
}

std::optional<double> FindNumber(std::string_view text) {
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, value);
  const bool whole = fault == std::errc() && stop == end;
  return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}  // namespace hinge
