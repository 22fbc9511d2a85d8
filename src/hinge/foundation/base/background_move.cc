// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/base/background_move.h"

#include <Eigen/Geometry>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

Vec2 Turn(double roll_rad, const Vec2& p) { return Eigen::Rotation2Dd(roll_rad) * p; }

}  // namespace

Vec2 Carry(const BackgroundMove& move, const Vec2& middle_px, const Vec2& p_reference_px) {
  return middle_px + move.shift_px + move.zoom * Turn(move.roll_rad, p_reference_px - middle_px);
}

BackgroundMove Compose(const BackgroundMove& then, const BackgroundMove& first) {
  return {.roll_rad = then.roll_rad + first.roll_rad,
          .zoom = then.zoom * first.zoom,
          .shift_px = then.shift_px + then.zoom * Turn(then.roll_rad, first.shift_px)};
}

BackgroundMove Invert(const BackgroundMove& move) {
  HINGE_CHECK(move.zoom > 0, move.zoom);
  return {.roll_rad = -move.roll_rad,
          .zoom = 1 / move.zoom,
          .shift_px = -Turn(-move.roll_rad, move.shift_px) / move.zoom};
}

}  // namespace hinge
