// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/watch_set.h"

#include "hinge/science/strength/exercise_measures.h"
#include "hinge/science/strength/recognise.h"
#include "hinge/science/strength/repetitions.h"
#include "hinge/science/strength/set_features.h"
#include "hinge/science/strength/standing_feet.h"

namespace hinge {

WatchedSet WatchSet(const BodySeries& body, const ExerciseModel& model, const WatchOptions& options) {
  WatchedSet watched{.span = {}, .features = {}, .set = {}, .body = body};
  watched.span = FindSetSpan(body);
  watched.features = CalcSetFeatures(body, watched.span.core);
  watched.set.probability = CalcProbabilities(watched.features, model);
  watched.set.exercise = options.asked.value_or(MostProbable(watched.set.probability));
  if (watched.features.empty()) {
    watched.set.exercise = "none";
    return watched;
  }
  watched.body = FeetStandIn(watched.set.exercise) ? PutHiddenFeetBack(body, watched.span.core) : body;
  FillRepetitions(watched.body, watched.span, watched.set);
  FillMeasures(watched.body, watched.span, options.standing_straightness_deg, watched.set);
  return watched;
}

}  // namespace hinge
