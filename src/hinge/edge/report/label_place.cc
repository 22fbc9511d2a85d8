// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/label_place.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace hinge {
namespace {

constexpr int kDirections = 16;
constexpr double kGap = 0.35;                                // kept free around points, in label heights
constexpr double kRings[] = {0.9, 1.3, 1.8, 2.4, 3.1, 4.0};  // distances from the anchor, in label heights

bool Overlap(const LabelBox& a, const LabelBox& b) {
  return ((a.corner.array() < (b.corner + b.size).array()) &&
          (b.corner.array() < (a.corner + a.size).array()))
      .all();
}

LabelBox Inside(LabelBox box, const Vec2& picture) {
  box.corner = box.corner.cwiseMin(picture - box.size).cwiseMax(Vec2::Zero());
  return box;
}

int CountCovered(const LabelBox& box, const LabelObstacles& obstacles) {
  constexpr int kOneLabel = 1000;  // covering a label is worse than covering any line
  const Vec2 gap = Vec2::Constant(kGap * box.size.y());
  const LabelBox wide{box.corner - gap, box.size + 2 * gap};
  int covered = 0;
  for (const Vec2& p : obstacles.points) covered += wide.Holds(p);
  for (const LabelBox& other : obstacles.labels) covered += Overlap(box, other) ? kOneLabel : 0;
  return covered;
}

}  // namespace

LabelBox FindLabelPlace(const Vec2& anchor, const Vec2& size, const LabelObstacles& obstacles) {
  LabelBox best;
  int least = -1;
  for (double ring : kRings) {
    for (int i = 0; i < kDirections; ++i) {
      const double angle = 2 * std::numbers::pi * i / kDirections;
      const Vec2 way(std::cos(angle), std::sin(angle));
      const Vec2 centre = anchor + way * ring * size.y() + 0.5 * way.cwiseProduct(size);
      const LabelBox box = Inside({centre - 0.5 * size, size}, obstacles.picture);
      const int covered = CountCovered(box, obstacles);
      if (least >= 0 && covered >= least) continue;
      least = covered;
      best = box;
      if (covered == 0) return best;
    }
  }
  return best;
}

std::vector<Vec2> SamplePoints(const Vec2& from, const Vec2& to, double step) {
  const int count = std::max(1, static_cast<int>(std::ceil((to - from).norm() / step)));
  std::vector<Vec2> points;
  for (int i = 0; i <= count; ++i) points.push_back(from + (to - from) * (static_cast<double>(i) / count));
  return points;
}

}  // namespace hinge
