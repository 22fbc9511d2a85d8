// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "hinge/edge/media/flat_edges.h"
#include "hinge/foundation/base/measured.h"
#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/scene/estimate_scene.h"

namespace hinge {

/// What edges in a clip's background tell of camera and ground.
struct PictureEdges {
  Measured roll_rad;  ///< from uprights; positive: the picture's content is turned clockwise
  FlatEdges flat;
};
PictureEdges NoPictureEdges(const std::string& why);

/// What they say is given to the analysis.
void AddEdges(const PictureEdges& edges, SceneGiven& given);

/// From a clip's first seconds, the runner's place left out. Of a camera that moves (`KeypointFrame::background`) the leans of the
/// steady picture (`TakeCameraMotionOut`). Each is missing, with the reason, where no edges agree.
PictureEdges EstimatePictureEdges(const std::filesystem::path& clip, const KeypointTrack& runner);

}  // namespace hinge
