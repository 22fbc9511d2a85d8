// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/form/measure.h"
#include "hinge/science/form/standing.h"
#include "hinge/science/observe/error_model.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

/// The places of one picture's points in the plane of running, metres.
PerLandmark<Vec2> PlacesOf(const KeypointFrame& frame, const Scene& scene);

/// How much each coordinate of a point jitters in one picture, metres.
PerLandmark<double> JitterOf(const KeypointFrame& frame, const Scene& scene, const ErrorModel& errors);

/// How far what is known of the near foot's place in its stride goes: between centre - half_width and centre + half_width, shares of
/// the stride from its contact; a half of the stride is all of it, the far foot half a stride away.
struct PhotoPhase {
  double centre = 0, half_width = 0.5;
  bool known() const { return half_width < 0.5; }
};

/// The angles of one instant as measures at "instant" (analyze_photo.h), trunk and head first, then each leg. `head_seen`
/// false: straightness and head are missing. `frame`: without the network's offsets at the phase's centre, or their means where it
/// is not known; how they vary within the phase goes into the intervals.
std::vector<Measure> MeasurePhoto(const KeypointFrame& frame, const Scene& scene, const ErrorModel& errors,
                                  bool head_seen, const PhotoPhase& phase = {});

/// An angle less the same of standing. Of this person's own standing by the same network, what both have in common cancels: the
/// camera's roll from the same place, the network's error by `bias_kept`. Missing where either is.
Measure OverStanding(const Measure& raw, const std::string& id, const Measured& standing_deg,
                     const StandingReference& reference, const Scene& scene, const ErrorModel& errors);

}  // namespace hinge
