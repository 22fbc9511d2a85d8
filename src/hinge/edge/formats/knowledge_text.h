// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "hinge/science/knowledge/knowledge.h"

namespace hinge {

/// One measure for a terminal: what it is in plain words, how it is defined, what is ordinary at three
/// speeds, what studies say for and against with their sources. Lines of at most 90 characters. The id must
/// be known (contract).
std::string MakeExplanation(const Knowledge& knowledge, const std::string& measure_id);

/// The known ids nearest to what was typed, best first, at most three; empty when nothing is near.
std::vector<std::string> NearestMeasureIds(const Knowledge& knowledge, const std::string& typed);

/// The plan for a terminal: the cue with what it costs, each exercise with how to do it, dose, cue, running
/// cue, what to watch for, evidence and limits, and when to measure again. Unknown ids are skipped.
std::string MakePlanText(const Knowledge& knowledge, const std::vector<std::string>& exercise_ids,
                         const std::string& cue_id);

/// "Teng & Powers 2014", "Napier et al. 2018": surnames and year; a source that is no person keeps its name.
std::string MakeShortCitation(const Source& source);

}  // namespace hinge
