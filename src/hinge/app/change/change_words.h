// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "hinge/app/change/compare_sessions.h"
#include "hinge/app/change/drift.h"

namespace hinge {

/// How a measure is printed where sessions are compared; the id and two decimals where the knowledge does not have it.
struct ChangeFace {
  std::string title;
  std::string unit;  ///< as it stands behind a number: "°", " m/s", " a minute", ""
  int decimals = 2;
};
ChangeFace FaceOfChange(const std::string& id, const std::string& unit, const Knowledge& knowledge);

/// Under which head a measure that was compared is told.
enum class ChangeGroup { kChanged, kBySpeed, kUnchanged };
ChangeGroup GroupOf(const MeasureChange& change, const Knowledge& knowledge);
std::string TitleOf(ChangeGroup group);

/// True for a value that is printed as 0 with so many decimals.
bool RoundsToNothing(double value, int decimals);

/// "98.5 %", "over 99.9 %"
std::string SureWords(double probability);

/// A verdict's label in words: "Too tall"; as it is where the knowledge has none.
std::string LabelWords(const std::string& label, const Knowledge& knowledge);

/// Titles of the measures that were not compared, or not told, by the reason.
using ByReason = std::map<std::string, std::vector<std::string>>;
ByReason NotCompared(const Comparison& comparison, const Knowledge& knowledge);
ByReason NotTold(const std::vector<Drift>& drifts, const Knowledge& knowledge);

/// "Nothing can be compared: ...", with the reason of most measures; empty when at least one was compared.
std::string NothingComparedSentence(const Comparison& comparison);

/// "Drift cannot be told: one stretch, four are needed." and what would help, with the reason of most of the measures that were seen;
/// empty when the drift of at least one measure was told.
std::string NoDriftSentence(const std::vector<Drift>& drifts);

}  // namespace hinge
