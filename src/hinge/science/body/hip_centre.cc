// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/body/hip_centre.h"

#include <Eigen/Geometry>

namespace hinge {

PerSide<Vec3> CalcHipCentres(const PelvisMarkers& markers) {
  const Vec3 front = 0.5 * (markers.front[Side::kLeft] + markers.front[Side::kRight]);
  const Vec3 back = 0.5 * (markers.back[Side::kLeft] + markers.back[Side::kRight]);
  const Vec3 across = markers.front[Side::kRight] - markers.front[Side::kLeft];
  const double width_m = across.norm(), depth_m = (front - back).norm();
  const Vec3 right = across / width_m;
  const Vec3 above = right.cross(front - back).normalized();
  const Vec3 ahead = above.cross(right);
  const Vec3 middle = front + (-0.24 * depth_m - 0.0099) * ahead + (-0.30 * width_m - 0.0109) * above;
  const Vec3 outward = (0.33 * width_m + 0.0073) * right;
  PerSide<Vec3> centre;
  centre[Side::kLeft] = middle - outward;
  centre[Side::kRight] = middle + outward;
  return centre;
}

}  // namespace hinge
