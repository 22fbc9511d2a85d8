// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/base/calendar_day.h"

#include <fmt/format.h>

namespace hinge {

const char* ShortName(std::chrono::weekday day) {
  static constexpr const char* kNames[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  return kNames[day.c_encoding() % 7];
}

DayParts PartsOf(std::chrono::sys_days day) {
  const std::chrono::year_month_day d(day);
  return {static_cast<int>(d.year()), static_cast<unsigned>(d.month()), static_cast<unsigned>(d.day())};
}

std::string MakeDateText(std::chrono::sys_days day, const char* between) {
  const DayParts parts = PartsOf(day);
  return fmt::format("{:04}{}{:02}{}{:02}", parts.year, between, parts.month, between, parts.day);
}

}  // namespace hinge
