// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/changed_part.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <vector>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr double kNearest_m = 0.3, kMargin_px = 3;

/// How far the lowest ground that takes shadows lies under the plane y = grade * x.
double GroundBelow_m(const Stage& stage) {
  const bool treadmill = stage.options.place == Place::kTreadmill;
  return 0.02 + (treadmill ? kDeckHeight_m + 9 * std::abs(stage.options.grade) : 0);
}

Eigen::AlignedBox3f BoxOf(const SurfaceShape& figure) {
  Eigen::AlignedBox3f box;
  for (const Eigen::Vector3f& p : figure.p_W) box.extend(p);
  return box;
}

Vec3 CornerOf(const Eigen::AlignedBox3f& box, int i) {
  return box.corner(static_cast<Eigen::AlignedBox3f::CornerType>(i)).cast<double>();
}

/// The box's corners and where each falls to along the light.
void AddSwept(const SurfaceShape& figure, const Stage& stage, std::vector<Vec3>& points_W) {
  const Eigen::AlignedBox3f box = BoxOf(figure);
  if (box.isEmpty()) return;
  const Vec3& light = stage.light.towards_W;
  const double grade = stage.options.grade, sinking = std::max(0.05, light.y() - grade * light.x());
  for (int i = 0; i < 8; ++i) {
    const Vec3 corner = CornerOf(box, i);
    const double over_m = std::max(0.0, corner.y() - grade * corner.x() + GroundBelow_m(stage));
    points_W.push_back(corner);
    points_W.push_back(corner - over_m / sinking * light);
  }
}

/// The smallest part that holds the points with a margin; one pixel when there are none in the picture.
PictureRect PartOf(const CameraView& view, const std::vector<Vec3>& points_W) {
  const PictureRect all{0, 0, view.image_width_px, view.image_height_px};
  if (points_W.empty()) return {0, 0, 1, 1};
  Eigen::AlignedBox2d box;
  for (const Vec3& p_W : points_W) {
    if (Depth_m(view, p_W) < kNearest_m) return all;
    box.extend(Project_px(view, p_W));
  }
  const auto clip = [](double value, int size) {
    return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(size)));
  };
  const PictureRect part{
      clip(box.min().x() - kMargin_px, all.right), clip(box.min().y() - kMargin_px, all.bottom),
      clip(box.max().x() + kMargin_px + 1, all.right), clip(box.max().y() + kMargin_px + 1, all.bottom)};
  return part.left < part.right && part.top < part.bottom ? part : PictureRect{0, 0, 1, 1};
}

}  // namespace

PictureRect Union(const PictureRect& a, const PictureRect& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

PictureRect FindChangedPart(const Moment& moment, const Stage& stage) {
  std::vector<Vec3> points_W;
  if (moment.figure != nullptr) AddSwept(*moment.figure, stage, points_W);
  for (const StageMesh& mesh : stage.meshes) {
    if (!mesh.is_belt) continue;
    for (const StagePoint& p : mesh.points) points_W.push_back(p.p_W.cast<double>());
  }
  return PartOf(moment.view, points_W);
}

PictureRect FindFigurePart(const Moment& moment) {
  HINGE_CHECK(moment.figure != nullptr);
  const Eigen::AlignedBox3f box = BoxOf(*moment.figure);
  std::vector<Vec3> corners_W;
  for (int i = 0; i < 8 && !box.isEmpty(); ++i) corners_W.push_back(CornerOf(box, i));
  return PartOf(moment.view, corners_W);
}

}  // namespace hinge
