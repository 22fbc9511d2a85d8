// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/watch_set.h"

#include "hinge/science/strength/exercise_measures.h"
#include "hinge/science/strength/lost_leg.h"
#include "hinge/science/strength/movement.h"
#include "hinge/science/strength/recognise.h"
#include "hinge/science/strength/repetitions.h"
#include "hinge/science/strength/set_features.h"
#include "hinge/science/strength/standing_feet.h"

namespace hinge {

namespace {

/// Where the set is, what it looks like, and what that is called.
WatchedSet LookAtSet(const BodySeries& body, const ExerciseModel& model) {
  WatchedSet watched{.span = FindSetSpan(body), .features = {}, .set = {}, .body = body};
  watched.features = CalcSetFeatures(body, watched.span.core);
  watched.set.probability = CalcProbabilities(watched.features, model);
  watched.set.exercise = MostProbable(watched.set.probability);
  return watched;
}

/// What is like nothing known may be a lift of which the network lost one leg.
std::optional<Side> LookWithoutLostLeg(const ExerciseModel& model, WatchedSet& watched) {
  if (watched.set.exercise != "none") return std::nullopt;
  const auto lost = FindLostLeg(watched.body, watched.span.core);
  if (!lost) return std::nullopt;
  WatchedSet again = LookAtSet(LetOtherLegStandIn(watched.body, *lost), model);
  if (!BothFeetStand(MovementOf(again.set.exercise))) return std::nullopt;
  watched = std::move(again);
  return lost;
}

}  // namespace

WatchedSet WatchSet(const BodySeries& body, const ExerciseModel& model, const WatchOptions& options) {
  WatchedSet watched = LookAtSet(body, model);
  const bool legs_move_alike = !options.asked || BothFeetStand(MovementOf(*options.asked));
  const auto lost = legs_move_alike ? LookWithoutLostLeg(model, watched) : std::nullopt;
  if (options.asked) watched.set.exercise = *options.asked;
  if (watched.features.empty()) {
    watched.set.exercise = "none";
    return watched;
  }
  if (BothFeetStand(MovementOf(watched.set.exercise)))
    watched.body = PutHiddenFeetBack(watched.body, watched.span.core);
  if (lost) HideLeg(*lost, watched.body);
  FillRepetitions(watched.body, watched.span, watched.set);
  FillMeasures(watched.body, watched.span, options.standing_straightness_deg, watched.set);
  return watched;
}

}  // namespace hinge
