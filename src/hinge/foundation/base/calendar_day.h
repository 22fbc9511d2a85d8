// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>

namespace hinge {

/// "Mon", whatever the machine's language.
const char* ShortName(std::chrono::weekday day);

/// A day as numbers, for whoever writes it out.
struct DayParts {
  int year = 0;
  unsigned month = 0, day = 0;  ///< from 1 on
};
DayParts PartsOf(std::chrono::sys_days day);

/// "2026-12-01" [ISO 8601]; with "" between the parts "20261201".
std::string MakeDateText(std::chrono::sys_days day, const char* between = "-");

}  // namespace hinge
