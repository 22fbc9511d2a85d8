// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

/// Which way the person faces, for the whole track: toes ahead of heels and nose ahead of ears, summed over
/// all pictures (a single picture is wrong in late swing). Points that were not seen say nothing; empty when
/// neither a foot nor a head with an ear was ever seen.
std::optional<Facing> FindFacing(const KeypointTrack& track);

/// How side-on the camera looks, from the shoulders' distance along the picture over the trunk's length:
/// about 0.1 from the side (arms swing), 0.75 from the front or back. The median over all pictures that
/// show both sides of shoulders and hips; empty when none does.
///   yaw = asin(separation / frontal),  frontal = shoulder breadth over trunk length
struct ViewAngle {
  double shoulder_separation_trunks = 0;
  Measured yaw_rad;  ///< unsigned; below about 15 degrees swinging shoulders hide it
};
std::optional<ViewAngle> EstimateViewAngle(const KeypointTrack& track);

/// The track without the pictures (presence 0) around which the person is seen for a second from more than `most_yaw_rad`
/// off the side, by the lower end of the view angle's interval: a camera that turns after a runner sees him
/// squarely only as he passes.
KeypointTrack LeaveOutOblique(const KeypointTrack& track, double most_yaw_rad);

/// The share of found pictures in which some landmark of trunk or legs lies outside the picture: a runner cut
/// off. Points that were not seen lie nowhere.
double CalcCutOffShare(const KeypointTrack& track);

}  // namespace hinge
