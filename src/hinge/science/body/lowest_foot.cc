// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/body/lowest_foot.h"

namespace hinge {

Vec2 FindLowestFootPoint_px(const KeypointFrame& frame) {
  Vec2 lowest_px(0, -1e300);
  for (const Side side : kSides) {
    for (const Part part : {Part::kHeel, Part::kToe}) {
      const Vec2& p_px = frame.points[LandmarkOf(side, part)].p_I_px;
      if (p_px.y() > lowest_px.y()) lowest_px = p_px;
    }
  }
  return lowest_px;
}

}  // namespace hinge
