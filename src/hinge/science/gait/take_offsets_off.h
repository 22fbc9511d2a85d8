// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/gait/stride_clock.h"
#include "hinge/science/observe/landmark_errors.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

/// The joint centres behind a network's landmarks, as far as its habits are known: each point moved back by the
/// mean error that the network makes on people at that phase of the stride.
///
///   p_I = seen_I - L (facing * forward(phase), -up(phase)),   L = thigh plus shank in the picture, px
///
/// `phase` is that of the landmark's own foot, by `clock`; where that foot has no stride (fewer than two
/// contacts) its points get the mean over the stride. What people differ by stays in the points: it belongs into
/// the doubt of the measures. Points that were not seen stay so. `named`: legs named rightly (motion/
/// leg_identity.h); a track in which nobody is found comes back as it is.
KeypointTrack TakeOffsetsOff(const KeypointTrack& named, const StrideClock& clock, Facing facing,
                             const NetworkErrors& errors);

}  // namespace hinge
