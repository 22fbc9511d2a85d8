// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/gait/events.h"
#include "hinge/science/motion/motion.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

/// What the event finder looks at: the feet, knees and hips of the named track in W, as seen (not smoothed:
/// smoothing blurs contacts), with wild points replaced by the fitted curve.
GaitTrack MakeGaitTrack(const KeypointTrack& named, const Motion& motion, const Scene& scene,
                        const ErrorModel& errors);

}  // namespace hinge
