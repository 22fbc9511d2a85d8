// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "hinge/foundation/base/measured.h"

namespace hinge {

/// What edges in a clip's background tell of camera and ground: leans in the picture, rad, positive when turned clockwise.
/// Each is missing, with the reason, where no edges agree.
struct PictureEdges {
  Measured uprights_rad = Missing("there are no pictures");  ///< the camera's roll
  Measured flat_rad = uprights_rad;        ///< of flat edges at eye level: the roll too, where they are level
  Measured flat_slant_rad = uprights_rad;  ///< how much more these lean at the height of the feet
  Measured ground_rad = uprights_rad;      ///< of edges under the feet beyond that: the ground's slope, there
};

/// None of them, and why.
inline PictureEdges NoPictureEdges(const std::string& why) { return {.uprights_rad = Missing(why)}; }

}  // namespace hinge
