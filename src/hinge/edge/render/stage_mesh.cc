// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/stage_mesh.h"

#include <Eigen/Geometry>
#include <cmath>
#include <numbers>

namespace hinge {
namespace {

std::uint32_t AddPoint(StageMesh& mesh, const Vec3& p_W, const Vec3& normal, const Eigen::Vector3f& colour,
                       double u_m, double v_m) {
  const double size_m = PatternSize_m(mesh.pattern);
  mesh.points.push_back({.p_W = p_W.cast<float>(),
                         .normal = normal.cast<float>(),
                         .colour = colour,
                         .repeats = Eigen::Vector2d(u_m / size_m, v_m / size_m).cast<float>()});
  return static_cast<std::uint32_t>(mesh.points.size() - 1);
}

void AddFour(StageMesh& mesh, std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  mesh.triangles.push_back({a, b, c});
  mesh.triangles.push_back({a, c, d});
}

}  // namespace

void AddPatch(StageMesh& mesh, const Patch& patch, int cells) {
  const Vec3 normal = patch.along.cross(patch.across).normalized();
  const double u_m = patch.along.norm(), v_m = patch.across.norm();
  for (int i = 0; i <= cells; ++i) {
    const double share = static_cast<double>(i) / cells;
    const Vec3 near = patch.corner + share * patch.along;
    AddPoint(mesh, near, normal, patch.colour, share * u_m, 0);
    const std::uint32_t last = AddPoint(mesh, near + patch.across, normal, patch.colour, share * u_m, v_m);
    if (i > 0) AddFour(mesh, last - 3, last - 1, last, last - 2);
  }
}

void AddBox(StageMesh& mesh, const Vec3& low, const Vec3& high, const Eigen::Vector3f& colour, double lean) {
  const Vec3 size = high - low;
  const Vec3 x(size.x(), lean * size.x(), 0), y(0, size.y(), 0), z(0, 0, size.z());
  const Vec3 corner = low + Vec3(0, lean * low.x(), 0);
  AddPatch(mesh, {corner + y + z, x, -z, colour});  // top
  AddPatch(mesh, {corner + z, x, y, colour});       // +z
  AddPatch(mesh, {corner + x, -x, y, colour});      // -z
  AddPatch(mesh, {corner + x + z, -z, y, colour});  // +x
  AddPatch(mesh, {corner, z, y, colour});           // -x
}

void AddBar(StageMesh& mesh, const Vec3& from, const Vec3& to, double radius_m,
            const Eigen::Vector3f& colour) {
  constexpr int kBarSides = 10;
  const Vec3 axis = (to - from).normalized();
  const Vec3 u = axis.unitOrthogonal(), v = axis.cross(u);
  const double length_m = (to - from).norm();
  std::uint32_t last = 0;
  for (int i = 0; i <= kBarSides; ++i) {
    const double angle = 2 * std::numbers::pi * i / kBarSides;
    const Vec3 out = std::cos(angle) * u + std::sin(angle) * v;
    AddPoint(mesh, from + radius_m * out, out, colour, angle * radius_m, 0);
    last = AddPoint(mesh, to + radius_m * out, out, colour, angle * radius_m, length_m);
    if (i > 0) AddFour(mesh, last - 3, last - 1, last, last - 2);
  }
}

}  // namespace hinge
