// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

#include "hinge/foundation/base/vec3.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

/// A pinhole camera by plain formulas: at `p_W`, turned by yaw about the vertical and pitch about its own
/// horizontal axis, then rolled.
struct Pinhole {
  Facing facing = Facing::kRight;
  double ahead_m = 0, height_m = 1, distance_m = 4;  ///< from the hips' first place
  double yaw_rad = 0, pitch_rad = 0, roll_rad = 0, focal_px = 1000;
  double follow_m_s = 0, climb_m_s = 0;  ///< moves beside the person
  double rate_hz = 60;
  int width_px = 1280, height_px = 720;

  Vec2 Project_px(const Vec3& p_W, double t) const {
    const double sign = facing == Facing::kRight ? 1 : -1;
    const double right = sign * (p_W.x() - ahead_m - follow_m_s * t), up = p_W.y() - height_m - climb_m_s * t,
                 deep = distance_m - sign * p_W.z();
    const double c = std::cos(yaw_rad), s = std::sin(yaw_rad);
    const double x = c * right - s * (deep - distance_m),
                 z = distance_m + s * right + c * (deep - distance_m);
    const double cp = std::cos(pitch_rad), sp = std::sin(pitch_rad);
    const double y = cp * up - sp * z, depth = sp * up + cp * z;
    const Vec2 flat(focal_px * x / depth, -focal_px * y / depth);
    const double cr = std::cos(roll_rad), sr = std::sin(roll_rad);
    return Vec2(0.5 * width_px + cr * flat.x() - sr * flat.y(),
                0.5 * height_px + sr * flat.x() + cr * flat.y());
  }
};

}  // namespace hinge
