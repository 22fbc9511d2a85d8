// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hinge/foundation/base/vec2.h"
#include "hinge/science/body/landmark.h"
#include "hinge/twin/runner/joint_trajectory.h"

namespace hinge {

/// Landmarks of one picture in the sagittal plane, world W (x where the person faces, y up), metres.
struct PlaneSample {
  double time_s = 0;
  PerLandmark<Vec2> p_W;
};

struct PlaneMotionOptions {
  double height_m = 1.75;  ///< for the widths, 1.2 to 2.2
  double cutoff_hz = 12;   ///< of each direction; above 0
  bool treadmill = true;
  double belt_speed_m_s = 0;  ///< on a treadmill
};

struct PlaneMotionResult {
  std::optional<JointTrajectory> trajectory;  ///< time 0 is the first sample's
  std::string why_not;                        ///< a sentence, empty exactly when the trajectory is there
};

/// A motion as a session knows it, lifted into space. Model: a chain from the middle of the hips; each
/// segment has the median of its lengths and a smooth direction, so attitudes are the session's own while
/// lengths are constant:
///
///   lower end = upper end + length * d(t) / |d(t)|,   z = half width of the digital runner's part
///   (trajectory.h), right positive
///
/// Both hips lie at their middle in the plane, as both shoulders and both ears do. The foot is rigid and is
/// turned as in smooth_legs.h where it would dig in. The ground y = 0 is laid under the lowest of the soles
/// (their fifth hundredth). Needs times that increase (contract). Fewer than 30 samples or less than half a
/// second give the reason why not.
PlaneMotionResult MakeTrajectoryFromPlane(const std::vector<PlaneSample>& samples,
                                          const PlaneMotionOptions& options);

}  // namespace hinge
