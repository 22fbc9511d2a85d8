// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/edge/render/body_data.h"
#include "hinge/edge/render/body_options.h"
#include "hinge/edge/render/cloth_layers.h"

namespace hinge {

/// A clothed person whose segment lengths are a trajectory's, ready to be posed.
struct Person {
  Surface surface;
  RestSurface rest;
  RestSkeleton skeleton;
  float ground_slope = 0;  ///< rise over run of the ground along x: where toes bend
};

/// The body of the options with the lengths of any pose of the trajectory (they are constant); needs
/// `Problems(options)` empty and a pose without missing points (contracts).
Person MakePerson(const BodyData& data, const BodyOptions& options, const PersonPose& sample_pose);

/// The person in a pose, world W. Hips, knees, ankles, shoulders, elbows and wrists of the drawn body lie
/// where the pose has them (to rounding); soles lie on the lines from heel to toe, except for a few
/// millimetres at push-off (`CalcBoneMoves`). The middle between the ears (tragi) lies where the pose has it;
/// gaze is level when the pose's nose is as high as its ears, though a drawn nose lies lower than they do.
SurfaceShape Pose(const Person& person, const PersonPose& pose);

/// The same into storage that is used again: nothing is allocated after the first time. Different `shape`s
/// may be filled at once.
void PoseInto(const Person& person, const PersonPose& pose, SurfaceShape& shape);

}  // namespace hinge
