// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/twin/runner/joint_trajectory.h"
#include "hinge/twin/runner/twin_run.h"

namespace hinge {

/// How far each part lies to its own side of the middle plane, metres: constant, so that lengths in space are
/// constant too. Shares of stature: hips .049 (joint centres; pelvis breadth .191 in Drillis and Contini
/// 1966), shoulders .105 (breadth .259), ankles .026 (a step 9 cm wide, Fukuchi 2017), ears .044; knees,
/// elbows, wrists and toes between by proportion.
PerLandmark<double> MakeHalfWidths_m(double height_m);

/// The planar pose lifted into space: x and y as they are, z = the half width to the right for the right
/// side, to the left (negative) for the left side, 0 for the nose.
PersonPose LiftPose(const TwinPose& pose, const PerLandmark<double>& half_width_m, double time_s);

/// The run in space, with its own copy of the motion. On a treadmill the person stays near x = 0 and the
/// belt's speed, along the belt, is given; over ground x advances. Ground: y = grade * x.
JointTrajectory MakeTrajectory(const TwinRun& run);

}  // namespace hinge
