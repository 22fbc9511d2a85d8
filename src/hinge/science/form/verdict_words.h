// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "hinge/science/form/verdict.h"
#include "hinge/science/knowledge/knowledge.h"

namespace hinge {

/// Which words of states.toml a verdict is told in.
struct VerdictWords {
  /// Of the headline: the sub-type's where state and sub-type together are as likely as a label must be
  /// (P(state) P(sub-type | state) >= label_probability), else the state's; null: there are no words for it.
  const StateWords* head = nullptr;
  const StateWords* perhaps = nullptr;  ///< the sub-type's, where it is the likeliest but not that likely
};
VerdictWords FindVerdictWords(const Verdict& verdict, const Knowledge& knowledge);

/// The share of the state that is the label; 0 for "cannot_tell".
double ProbabilityOfLabel(const Verdict& verdict);

/// "90 %", "over 99 %", "under 1 %": no film makes anybody surer than that.
std::string PercentText(double probability);
/// "clearly, 90 %": the word first, for the number alone reads as more than it is.
std::string SureText(double probability, const PostureModel& model);

/// Whether the state is one to leave: any but "hinged", if one was told.
bool AsksForChange(const Verdict& verdict);
/// What to say where such a state has no finding.
inline constexpr const char* kNoSingleNumber =
    "no single number lies surely outside its ordinary range; leg and trunk together point there. To be "
    "surer, film 10 s of "
    "running, and 3 s of standing first.";

}  // namespace hinge
