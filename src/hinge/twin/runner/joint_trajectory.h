// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "hinge/foundation/base/vec3.h"
#include "hinge/science/body/landmark.h"

namespace hinge {

/// A whole person at one instant: joint centres and foot points in space, world W (x where the person faces,
/// y up, z to the person's right; the ground is y = 0 at x = 0), metres. Heel and toe lie on the sole.
struct PersonPose {
  double time_s = 0;
  PerLandmark<Vec3> p_W;
  double back_bend_rad =
      0;  ///< between the lower and the upper half of the line mid-hip to mid-shoulder; rounded positive
};

enum class HeldLoad { kNone, kBarbell, kDumbbells };

/// How a person moves, whatever it comes from: the digital runner, an exercise, a laboratory's joint centres,
/// a session. What is drawn, projected and checked against truth. Segment lengths are constant in time.
struct JointTrajectory {
  std::string name;  ///< "run", "romanian_deadlift", ...
  double height_m = 1.75;
  double duration_s = 0;
  double belt_speed_m_s = 0;  ///< how fast the ground moves backwards; 0: it stands still
  bool treadmill = false;
  double grade = 0;                               ///< rise over run of the ground along x
  HeldLoad load = HeldLoad::kNone;                ///< in the hands, drawn at the wrists
  std::function<PersonPose(double time_s)> pose;  ///< for 0 <= time_s <= duration_s
  std::string planted = {};  ///< a sentence: what was not measured but set; empty when nothing was
};

}  // namespace hinge
