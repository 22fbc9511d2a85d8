// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "hinge/twin/runner/joint_trajectory.h"

namespace hinge {

/// People who move but do none of the exercises: joints that follow slow waves of their own ("puppet"), and
/// what else is done in gyms ("cycling", "lunge", "push_up", "arm_circles"). Nobody knows them by name: the
/// answer that is asked for is "none".
JointTrajectory MakeOtherMovement(const std::string& kind, double height_m, double duration_s,
                                  std::uint64_t seed);
const std::vector<std::string>& OtherMovements();

/// One motion after another: the first to its end, then within `blend_s` every joint moves from where it was
/// to where the second one begins (minimum jerk; segments shorten a little meanwhile), then the second. The
/// first is moved along x so that the hips stay where the second begins.
JointTrajectory Join(const JointTrajectory& first, const JointTrajectory& second, double blend_s);
/// When the second one begins.
double JoinedStart_s(const JointTrajectory& first, double blend_s);

}  // namespace hinge
