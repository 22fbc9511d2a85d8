// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/light_box.h"

#include <Eigen/Geometry>
#include <cmath>

namespace hinge {
namespace {

/// Rows: two directions across the light, and along it (away from the light).
Eigen::Matrix3f LightAxes(const Vec3& towards_W) {
  const Eigen::Vector3f away = -towards_W.cast<float>();
  const Eigen::Vector3f across = away.unitOrthogonal();
  Eigen::Matrix3f axes;
  axes << across.transpose(), away.cross(across).transpose(), away.transpose();
  return axes;
}

}  // namespace

Eigen::Matrix4f LightFromWorld(const SurfaceShape& figure, const Vec3& towards_W, int map_px) {
  constexpr float kStep_m = 0.25f, kRoom_m = 0.05f;
  const Eigen::Matrix3f axes = LightAxes(towards_W);
  Eigen::AlignedBox3f box;
  for (const Eigen::Vector3f& p : figure.p_W) box.extend(axes * p);
  if (box.isEmpty()) box.extend(Eigen::Vector3f::Zero());
  Eigen::Array3f half_m = (((box.sizes().array() / 2 + kRoom_m) / kStep_m).ceil() + 1) * kStep_m;
  half_m.head<2>() = half_m.head<2>().maxCoeff();
  const Eigen::Array3f texel_m = 2 * half_m / static_cast<float>(map_px);
  const Eigen::Array3f middle = (box.center().array() / texel_m).round() * texel_m;
  Eigen::Matrix4f out = Eigen::Matrix4f::Identity();
  out.topLeftCorner<3, 3>() = half_m.inverse().matrix().asDiagonal() * axes;
  out.topRightCorner<3, 1>() = -(middle / half_m).matrix();
  return out;
}

}  // namespace hinge
