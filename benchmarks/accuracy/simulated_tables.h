// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "simulated_page.h"
#include "simulated_tally.h"

namespace hinge {

/// The pieces of the page, as Markdown.
std::string MeasureTable(const Scores& scores);
std::string CoverageWords(const SimulatedResults& results);  ///< how often the truth lies inside
std::string WidthTable(const Scores& scores);

std::string EventTable(const Scores& scores);
std::string TimesTable(const Scores& scores);  ///< means of contact and flight
std::string SceneTable(const Scores& scores);
std::string SlowMotionTable(const Scores& scores);

std::string LabelWords(const Scores& scores);
std::string LabelTable(const Scores& scores);
std::string SkillTable(const Scores& scores);
std::string LegsTable(const SimulatedResults& results);
std::string TimeWords(const SimulatedResults& results);
std::string RefusedList(const Scores& scores);

}  // namespace hinge
