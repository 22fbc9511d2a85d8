// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "hinge/science/strength/body_series.h"

namespace hinge {

/// From a track as a network gave it to the body's series: the legs named (ExerciseNaming; StridingNaming where they take
/// turns, as in a hike), the network's mean offsets taken off the points (gait/take_offsets_off.h, the mean over a runner's
/// stride: an exercise has no phase of it), then smoothed (MakeBodySeries). Empty where trunk or legs were not seen.
std::optional<BodySeries> FollowBody(const KeypointTrack& track, Facing facing, const ErrorModel& errors);

}  // namespace hinge
