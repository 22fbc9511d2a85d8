// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/edge/render/surface.h"
#include "hinge/twin/runner/joint_trajectory.h"

namespace hinge {

/// A barbell through both wrists (2.2 m long, plates 0.45 m wide) or a dumbbell in each hand, metres. Loads
/// turn with the line from the left to the right wrist, across a dumbbell too.
Surface MakeLoadSurface(HeldLoad load);
/// Adds the load's points at the end of `shape`, in the order of its surface.
void AppendLoadShape(HeldLoad load, const PersonPose& pose, SurfaceShape& shape);

/// Two surfaces as one: the second one's points after the first one's.
Surface Join(const Surface& first, const Surface& second);

}  // namespace hinge
