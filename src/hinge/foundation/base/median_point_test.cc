// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/base/median_point.h"

#include <gtest/gtest.h>

namespace hinge {
namespace {

TEST(MedianPoint, TakesEachCoordinateByItself) {
  EXPECT_EQ(MedianPoint({{1, 30}, {2, 10}, {3, 20}}), Vec2(2, 20));
  EXPECT_EQ(MedianPoint({{4, -7}}), Vec2(4, -7));
}

TEST(MedianPoint, IsNotMovedByOneWildPoint) {
  EXPECT_EQ(MedianPoint({{1, 1}, {2, 2}, {3, 3}, {2, 2}, {1e9, -1e9}}), Vec2(2, 2));
}

}  // namespace
}  // namespace hinge
