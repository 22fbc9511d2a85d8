// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/body/lowest_foot.h"

#include <gtest/gtest.h>

namespace hinge {
namespace {

TEST(LowestFoot, IsTheHeelOrToeThatLiesLowestInThePictureAndNoOtherPoint) {
  KeypointFrame frame;
  double y = 100;
  for (const Landmark l :
       {Landmark::kLeftHeel, Landmark::kRightHeel, Landmark::kLeftToe, Landmark::kRightToe}) {
    frame.points[l].p_I_px = {3 * y, y};
    frame.points[Landmark::kLeftAnkle].p_I_px = {0, y + 50};
    EXPECT_EQ(FindLowestFootPoint_px(frame), Vec2(3 * y, y));
    y += 10;
  }
}

}  // namespace
}  // namespace hinge
