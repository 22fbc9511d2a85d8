// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/foundation/base/vec2.h"

namespace hinge {

/// An upright rectangle, px.
struct LabelBox {
  Vec2 corner = Vec2::Zero(), size = Vec2::Zero();
  Vec2 Centre() const { return corner + 0.5 * size; }
  bool Holds(const Vec2& p) const {
    return (p.array() >= corner.array()).all() && (p.array() <= (corner + size).array()).all();
  }
};

/// What a label must keep clear of.
struct LabelObstacles {
  std::vector<Vec2> points;      ///< joints and points along lines, px
  std::vector<LabelBox> labels;  ///< labels that stand already
  Vec2 picture = Vec2::Zero();   ///< size of the picture, px
};

/// Where a label of that size stands: as near to its anchor as it can without covering a point, another label
/// or the picture's edge. When every place covers something, the one that covers least, inside the picture.
LabelBox FindLabelPlace(const Vec2& anchor, const Vec2& size, const LabelObstacles& obstacles);

/// Points along a line, both ends included, not further apart than `step`.
std::vector<Vec2> SamplePoints(const Vec2& from, const Vec2& to, double step);

}  // namespace hinge
