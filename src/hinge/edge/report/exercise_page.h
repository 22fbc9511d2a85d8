// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "hinge/app/session/exercise_document.h"
#include "hinge/edge/report/stills.h"
#include "hinge/science/knowledge/exercise_checks.h"
#include "hinge/science/knowledge/knowledge.h"

namespace hinge {

/// The instants of a set that are shown: start and far end of the whole repetition whose range lies nearest to the median
/// (hop: take-off, highest point, landing; hike: initial contact and toe-off); empty without a whole repetition.
std::vector<StillMoment> FindSetMoments(const ExerciseSet& set);

/// A checked set as one page that needs nothing else (page_frame.h): what it is and how many, what to think of, the
/// pictures, each check with its band, the repetitions on a time line and as a table, what no side view shows, how the
/// exercise is done. Every text is escaped; stills may be empty.
std::string MakeExercisePageHtml(const ExerciseDocument& document, const ExerciseKnowledge& exercises,
                                 const Knowledge& knowledge, const std::vector<Still>& stills);

/// The repetitions along the clip: the way there, the stop and the way back of each, as an inline drawing.
std::string MakeRepetitionsSvg(const ExerciseSet& set);

}  // namespace hinge
