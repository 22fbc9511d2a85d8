// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "hinge/science/knowledge/exercise_model.h"
#include "hinge/science/strength/body_series.h"
#include "hinge/science/strength/exercise_set.h"
#include "hinge/science/strength/set_span.h"

namespace hinge {

/// The set in a clip: where it is, which exercise it is, its repetitions with their measures. `asked`: the exercise that the
/// user names; the probabilities are those of what was seen all the same.
///
///   span -> features -> probabilities -> hidden feet put back -> repetitions -> measures
///
/// What is called none though one leg was lost (lost_leg.h) is looked at once more with the other leg standing in, and called
/// what it then is if both feet stand in that; not where the user names an exercise in which legs differ.
struct WatchedSet {
  SetSpan span;
  std::map<std::string, double> features;
  ExerciseSet set;
  BodySeries body;  ///< what the repetitions were read from: hidden feet put back, a lost leg replaced
};
struct WatchOptions {
  std::optional<std::string> asked;
  std::optional<double> standing_straightness_deg;  ///< of this person (exercise_measures.h)
};
WatchedSet WatchSet(const BodySeries& body, const ExerciseModel& model, const WatchOptions& options = {});

}  // namespace hinge
