// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <vector>

#include "hinge/foundation/base/statistics.h"
#include "hinge/foundation/base/vec2.h"

namespace hinge {

/// The median of each coordinate by itself. Needs one point or more (contract of Median).
inline Vec2 MedianPoint(const std::vector<Vec2>& points) {
  std::vector<double> x, y;
  for (const Vec2& p : points) x.push_back(p.x()), y.push_back(p.y());
  return {Median(std::move(x)), Median(std::move(y))};
}

}  // namespace hinge
