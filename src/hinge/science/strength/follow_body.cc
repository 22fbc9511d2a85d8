// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/follow_body.h"

#include "hinge/foundation/base/statistics.h"
#include "hinge/science/gait/take_offsets_off.h"
#include "hinge/science/motion/leg_identity.h"

namespace hinge {
namespace {

constexpr double kApart_legs =
    0.36;  // one ankle ahead of the other, a fifth of the time each way: hikers 0.47, one leg 0.25
constexpr double kTurns =
    2.5;  // how much more the ankles move apart than together: hikers from 2.6, most skaters to 2.4
constexpr double kLow = 0.2, kHigh = 0.8;

/// Whether the legs take turns: the ankles pass each other widely, the one going forward as the other goes back. A leg that
/// swings beside one that stands does not, nor do the few steps into position.
bool LegsTakeTurns(const BodySeries& body) {
  const std::vector<double> left = AnkleAhead_legs(body, Side::kLeft),
                            right = AnkleAhead_legs(body, Side::kRight);
  std::vector<double> apart, together;
  for (std::size_t i = 0; i < body.size(); ++i)
    apart.push_back(left[i] - right[i]), together.push_back(left[i] + right[i]);
  return Quantile(apart, kHigh) > kApart_legs && Quantile(apart, kLow) < -kApart_legs &&
         StandardDeviation(apart) > kTurns * StandardDeviation(together);
}

std::optional<BodySeries> Follow(const KeypointTrack& track, Facing facing, const ErrorModel& errors,
                                 const LegNamingOptions& naming) {
  const KeypointTrack named = NameLegs(track, facing, naming).track;
  if (!errors.landmarks) return MakeBodySeries(named, facing, errors);
  return MakeBodySeries(TakeOffsetsOff(named, {}, facing, *errors.landmarks), facing, errors);
}

}  // namespace

std::optional<BodySeries> FollowBody(const KeypointTrack& track, Facing facing, const ErrorModel& errors) {
  auto body = Follow(track, facing, errors, ExerciseNaming());
  if (!body || !LegsTakeTurns(*body)) return body;
  return Follow(track, facing, errors, StridingNaming());
}

}  // namespace hinge
