// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hinge/edge/run/synth_options.h"
#include "hinge/science/gait/gait.h"
#include "hinge/twin/runner/exercise_truth.h"
#include "hinge/twin/runner/joint_trajectory.h"

namespace hinge {

/// What a clip is to show, its exact events and what it was made of, in words.
struct SynthMotion {
  JointTrajectory trajectory;
  std::vector<GaitEvent> events;
  std::string made_of;
  std::optional<ExerciseTruth> exercise = {};  ///< where it is one
};

/// The motion that the options ask for: a laboratory's trial (with the standing trial beside it:
/// RBDS001runT25.c3d and RBDS001static.c3d), a session (session_motion.h), an exercise, or the digital runner. Throws Error when no leg can
/// run so, or a file cannot drive a person.
SynthMotion MakeSynthMotion(const SynthOptions& options);

}  // namespace hinge
