// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "hinge/foundation/base/calendar_day.h"
#include "hinge/science/knowledge/knowledge.h"
#include "hinge/science/strength/plan.h"

namespace hinge {

/// MakeDateText's way back; empty when it is no day of the calendar in that form.
std::optional<std::chrono::sys_days> ParseDate(const std::string& text);

/// The plan's weeks for a terminal: where each exercise stands, its dose week by week, the days, and what opens the next
/// step. The exercises themselves are MakePlanText's (knowledge_text.h).
std::string MakeScheduleText(const Plan& plan, const Knowledge& knowledge);

/// plan.json, "hinge.plan/1"; key by key in docs/formats.md.
std::string MakePlanJson(const Plan& plan, const Knowledge& knowledge);

/// The levels of a plan that was written; `path` is a plan.json or a folder that holds one. Throws `Error` naming the field
/// when it is no plan, of a newer form, or holds a value of the wrong kind.
std::map<std::string, int> ReadPlanLevels(const std::filesystem::path& path);

/// An iCalendar [RFC 5545]: each day of training as an all-day event with its doses and cues, each day on which the run is
/// filmed again as another. `made_utc`: when it was written. The same plan gives the same UIDs, so that a calendar
/// replaces it and does not double it. Lines end in CRLF and are folded at 75 octets, never within a letter.
std::string MakePlanCalendar(const Plan& plan, const Knowledge& knowledge, std::chrono::sys_seconds made_utc);

}  // namespace hinge
