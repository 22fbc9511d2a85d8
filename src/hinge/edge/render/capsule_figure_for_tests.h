// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Geometry>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include "hinge/edge/render/surface.h"
#include "hinge/twin/runner/joint_trajectory.h"

namespace hinge {

/// A figure of round limbs between the joints: stands in for a skinned person. `detail` sets the triangles of
/// each of its 17 limbs: 8 detail^2; 14 makes about 27 000 in all.
class CapsuleFigure {
 public:
  explicit CapsuleFigure(int detail = 8) : detail_(detail) {
    for (std::size_t limb = 0; limb < kLimbs; ++limb) AddLimb(limb);
  }
  const Surface& surface() const { return surface_; }

  SurfaceShape Shape(const PersonPose& pose) const {
    SurfaceShape shape;
    for (std::size_t limb = 0; limb < kLimbs; ++limb) PlaceLimb(pose, limb, shape);
    return shape;
  }

 private:
  static constexpr std::size_t kLimbs = 17;
  struct Limb {
    Vec3 from, to;
    double radius_m;
    Eigen::Vector3f colour;
  };

  static Vec3 Middle(const PersonPose& pose, Part part) {
    return 0.5 * (pose.p_W[LandmarkOf(Side::kLeft, part)] + pose.p_W[LandmarkOf(Side::kRight, part)]);
  }

  static Limb LimbOf(const PersonPose& pose, std::size_t index) {
    const Eigen::Vector3f skin(0.55f, 0.30f, 0.20f), shirt(0.55f, 0.06f, 0.05f), shorts(0.03f, 0.04f, 0.12f),
        shoe(0.7f, 0.7f, 0.1f);
    if (index == 16)
      return {Middle(pose, Part::kEar) - Vec3(0, 0.03, 0), Middle(pose, Part::kEar) + Vec3(0, 0.05, 0), 0.085,
              skin};
    const Side side = index < 8 ? Side::kLeft : Side::kRight;
    const auto at = [&](Part part) { return pose.p_W[LandmarkOf(side, part)]; };
    const auto inner = [&](Part part) { return Vec3(0.5 * (at(part) + Middle(pose, part))); };
    const Vec3 up(0, 0.035, 0);
    switch (index % 8) {
      case 0:
        return {inner(Part::kHip), inner(Part::kShoulder), 0.105, shirt};
      case 1:
        return {at(Part::kHip), at(Part::kHip) + 0.6 * (at(Part::kKnee) - at(Part::kHip)), 0.085, shorts};
      case 2:
        return {at(Part::kHip) + 0.6 * (at(Part::kKnee) - at(Part::kHip)), at(Part::kKnee), 0.06, skin};
      case 3:
        return {at(Part::kKnee), at(Part::kAnkle), 0.045, skin};
      case 4:
        return {at(Part::kHeel) + up, at(Part::kToe) + up, 0.035, shoe};
      case 5:
        return {at(Part::kShoulder), at(Part::kElbow), 0.045, shirt};
      case 6:
        return {at(Part::kElbow), at(Part::kWrist), 0.035, skin};
      default:
        return {at(Part::kAnkle), at(Part::kHeel) + up, 0.038, shoe};
    }
  }

  /// A ball's net whose halves are moved apart; row 0 at the start's pole.
  void AddLimb(std::size_t limb) {
    const auto first = static_cast<std::uint32_t>(surface_.colour.size());
    const Eigen::Vector3f colour = LimbOf({}, limb).colour;
    const auto rows = static_cast<std::uint32_t>(2 * detail_), columns = rows;
    for (std::uint32_t i = 0; i < (rows + 1) * (columns + 1); ++i) {
      surface_.colour.push_back(colour);
      surface_.gloss.push_back(0.2f);
    }
    for (std::uint32_t r = 0; r < rows; ++r) {
      for (std::uint32_t c = 0; c < columns; ++c) {
        const std::uint32_t a = first + r * (columns + 1) + c, b = a + columns + 1;
        surface_.triangles.push_back({a, b + 1, b});
        surface_.triangles.push_back({a, a + 1, b + 1});
      }
    }
  }

  void PlaceLimb(const PersonPose& pose, std::size_t index, SurfaceShape& shape) const {
    const Limb limb = LimbOf(pose, index);
    const Vec3 axis = (limb.to - limb.from).normalized(), u = axis.unitOrthogonal(), v = axis.cross(u);
    const int rows = 2 * detail_, columns = rows;
    for (int r = 0; r <= rows; ++r) {
      const double polar = std::numbers::pi * r / rows;
      const Vec3& middle = 2 * r <= rows ? limb.from : limb.to;
      for (int c = 0; c <= columns; ++c) {
        const double angle = 2 * std::numbers::pi * c / columns;
        const Vec3 n = std::sin(polar) * (std::cos(angle) * u + std::sin(angle) * v) - std::cos(polar) * axis;
        shape.p_W.push_back((middle + limb.radius_m * n).cast<float>());
        shape.normal.push_back(n.cast<float>());
      }
    }
  }

  int detail_;
  Surface surface_;
};

}  // namespace hinge
