// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "hinge/app/session/session.h"
#include "hinge/science/activity/activity.h"
#include "hinge/science/body/keypoint_track.h"

namespace hinge {

/// Refuses a track that cannot carry an analysis of running, with the reason and the way out (`Error`).
void RequirePerson(const KeypointTrack& track);
void RequireSideView(const KeypointTrack& track);
void RequireWholeLegs(const KeypointTrack& track);
void RequireRunning(const std::vector<ActivitySpan>& spans);
void RequireFrameRate(double life_rate_hz);

/// Remarks on how the clip was filmed that do not stop the analysis.
std::vector<Warning> FindFilmingWarnings(const KeypointTrack& track, const Scene& scene, double life_rate_hz,
                                         int strides_used);

}  // namespace hinge
