// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/scene/scene.h"

#include <cmath>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

/// Columns: where W_x and W_y point in the picture, in px per px. Orthogonal, so its transpose goes back.
Eigen::Matrix2d WorldAxes_I(const Scene& scene) {
  HINGE_CHECK(scene.scale_m_per_px.known() && scene.roll_rad.known());
  const double c = std::cos(*scene.roll_rad.value), s = std::sin(*scene.roll_rad.value);
  const double forward = scene.facing == Facing::kRight ? 1 : -1;
  Eigen::Matrix2d axes;
  axes << forward * c, s,  //
      forward * s, -c;
  return axes;
}

Vec2 Origin_I_px(const Scene& scene) { return {0.5 * scene.image_width_px, 1.0 * scene.image_height_px}; }

}  // namespace

const char* Name(CameraMotion motion) {
  switch (motion) {
    case CameraMotion::kHeld:
      return "held";
    case CameraMotion::kFollows:
      return "follows";
    case CameraMotion::kStill:
      break;
  }
  return "still";
}

Vec2 CalcWorldPoint(const Scene& scene, const Vec2& p_I_px) {
  return *scene.scale_m_per_px.value * (WorldAxes_I(scene).transpose() * (p_I_px - Origin_I_px(scene)));
}

Vec2 CalcImagePoint(const Scene& scene, const Vec2& p_W_m) {
  return Origin_I_px(scene) + WorldAxes_I(scene) * p_W_m / *scene.scale_m_per_px.value;
}

}  // namespace hinge
