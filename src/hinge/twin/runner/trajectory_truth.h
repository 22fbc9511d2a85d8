// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "hinge/science/gait/gait.h"
#include "hinge/twin/runner/joint_trajectory.h"

namespace hinge {

/// The exact values of one stride, by measure id, in the measures' units (deg, s, m, 1/min, shares).
struct TruthStride {
  Side side = Side::kLeft;
  double ic_s = 0, to_s = 0, next_ic_s = 0;
  std::map<std::string, double> values;
};

/// What a person's motion is, from its joint centres in space and its exact events: the ruler that Hinge's
/// own measures are held against, so by formulas of its own (nothing of `form`, nothing of body/angles.h).
/// Definitions and signs are those of docs/conventions.md and of the knowledge files; the plane is x, y of W.
/// Extremes are searched on 400 instants and refined by golden section, means are Simpson's rule on 201
/// instants: errors below 1e-6 of the quantity for smooth motion.
///
/// Strides that lie whole within the trajectory, in order of contact. `flight_time` is absent from a stride
/// before which the other foot's toe-off is not among the events. Speed is the belt's; over ground, that of
/// the middle of the hips.
std::vector<TruthStride> MeasureTrajectory(const JointTrajectory& trajectory,
                                           const std::vector<GaitEvent>& events);

/// Mean of a measure over strides: of both feet (mean of the feet's means) or of one; empty where no stride
/// has it.
std::optional<double> MeanOf(const std::vector<TruthStride>& strides, const std::string& id,
                             std::optional<Side> side = std::nullopt);

}  // namespace hinge
