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

/// The angles of one instant as measures at "instant" (analyze_photo.h), trunk and head first, then each leg. `head_seen`
/// false: straightness and head are missing.
std::vector<Measure> MeasurePhoto(const KeypointFrame& frame, const Scene& scene, const ErrorModel& errors,
                                  bool head_seen);

/// An angle less the same of standing. Of this person's own standing by the same network, what both have in common cancels: the
/// camera's roll from the same place, the network's error by `bias_kept`. Missing where either is.
Measure OverStanding(const Measure& raw, const std::string& id, const Measured& standing_deg,
                     const StandingReference& reference, const Scene& scene, const ErrorModel& errors);

}  // namespace hinge
