// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/base/side.h"

#include <gtest/gtest.h>

namespace hinge {
namespace {

TEST(Side, OppositeTwiceIsTheSame) {
  for (Side side : kSides) {
    EXPECT_NE(Opposite(side), side);
    EXPECT_EQ(Opposite(Opposite(side)), side);
  }
}

TEST(Side, HasItsName) {
  EXPECT_EQ(Name(Side::kLeft), "left");
  EXPECT_EQ(Name(Side::kRight), "right");
}

TEST(PerSide, KeepsTheSidesApart) {
  PerSide<int> steps;
  steps[Side::kLeft] = 3;
  steps[Side::kRight] = 5;
  EXPECT_EQ(steps[Side::kLeft], 3);
  EXPECT_EQ(steps, (PerSide<int>{{3, 5}}));
}

}  // namespace
}  // namespace hinge
