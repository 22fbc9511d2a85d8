// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/scene/picture_edges.h"

namespace hinge {

/// From a clip's first seconds, the runner's place left out. Of a camera that moves (`KeypointFrame::background`) the leans of the
/// steady picture (`TakeCameraMotionOut`). Each is missing, with the reason, where no edges agree.
PictureEdges EstimatePictureEdges(const std::filesystem::path& clip, const KeypointTrack& runner);

}  // namespace hinge
