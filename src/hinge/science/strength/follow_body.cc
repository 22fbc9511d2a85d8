// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/follow_body.h"

#include "hinge/science/gait/take_offsets_off.h"
#include "hinge/science/motion/leg_identity.h"

namespace hinge {

std::optional<BodySeries> FollowBody(const KeypointTrack& track, Facing facing, const ErrorModel& errors) {
  const KeypointTrack named = NameLegs(track, facing, ExerciseNaming()).track;
  if (!errors.landmarks) return MakeBodySeries(named, facing, errors);
  return MakeBodySeries(TakeOffsetsOff(named, {}, facing, *errors.landmarks), facing, errors);
}

}  // namespace hinge
