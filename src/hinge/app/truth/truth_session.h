// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "hinge/app/session/session.h"
#include "hinge/science/knowledge/knowledge.h"
#include "hinge/twin/runner/joint_trajectory.h"

namespace hinge {

/// How a digital person was filmed, exactly.
struct TruthView {
  Facing facing = Facing::kRight;
  CameraMotion camera = CameraMotion::kStill;
  double roll_rad = 0,
         yaw_rad = 0;         ///< signs of Scene; of a camera that moves, when it is opposite the person
  double scale_m_per_px = 0;  ///< in the plane of the person's middle
  double ground_I_px = 0;
  int width_px = 0, height_px = 0;
  double frame_rate_hz = 60;
  double slow_motion_factor = 1;  ///< the clip plays so many times slower than life
};

struct TruthInputs {
  JointTrajectory trajectory;
  std::vector<GaitEvent> events;  ///< exact, both feet, in life's seconds
  TruthView view;
  std::string clip_name;  ///< the clip's file name, without folder
  std::string
      made_of;  ///< what the motion is: "digital runner, form hinged", "RBDS017runT35.c3d, trunk planted"
};

/// The session that a perfect analysis of the clip would give: every measure of `MeasureTrajectory` with an
/// interval of no width, exact events, scene and verdict. The digital person stands with a vertical
/// trunk, its head 10 degrees ahead (twin/runner/skeleton.h): these are what is taken off over standing. The verdict is that of the published map on the exact point.
///
/// A measure that the motion does not define (no whole stride, no speed) is missing with the reason. Sides
/// are the person's own, wherever the camera stands.
Session MakeTruthSession(const TruthInputs& inputs, const Knowledge& knowledge);

}  // namespace hinge
