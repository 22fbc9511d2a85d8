// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/science/body/keypoint_track.h"

namespace hinge {

/// Of heels and toes the one that lies lowest in the picture (y down), px.
Vec2 FindLowestFootPoint_px(const KeypointFrame& frame);

}  // namespace hinge
