// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "hinge/foundation/base/measured.h"
#include "hinge/science/body/keypoint_track.h"

namespace hinge {

/// The camera's roll from uprights in the background of a clip's first seconds, the runner's place left out;
/// radians, positive when the picture's content is turned clockwise. Of a camera that moves (`KeypointFrame::background`) the roll of
/// the steady picture (`TakeCameraMotionOut`). Missing, with the reason, when no uprights agree.
Measured EstimatePictureRoll_rad(const std::filesystem::path& clip, const KeypointTrack& runner);

}  // namespace hinge
