// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/edge/render/body_frames.h"

namespace hinge {

/// A body at rest whose lengths are those of a pose: thigh, shank, foot, height of the ankle, trunk, upper
/// arm, forearm, neck, widths of hips and shoulders. Each piece is stretched along itself alone (the foot
/// along the sole, across it, and sheared until the ankle is over its place; pelvis and rib cage also
/// sideways, by 0.85 to 1.2), the skin follows by its shares, and thickness stays. Only lengths are taken, so
/// any pose of a trajectory serves.
BodyShape StretchBody(const BodyData& data, const BodyShape& shape, const JointPoints& pose);

}  // namespace hinge
