// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/edge/pose/pose.h"
#include "hinge/science/body/body_outline.h"

namespace hinge {

/// The borders of a person's mask: from each place on a limb or on the trunk straight across to where the mask's
/// probability falls through one half, to a fraction of a cell. A limb is followed up to 0.17 leg lengths either way,
/// about the width of a thigh in front; where the mask goes on, another limb is there and nothing is said. "Front"
/// is where the network saw the person face: to the right in the picture, in a mirrored region to the left.
/// Landmarks that are not seen or lie outside the mask have no borders.
BodyOutline FindOutline(const PersonMask& mask, const PerLandmark<Keypoint>& body);

}  // namespace hinge
