// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/base/angle.h"

#include <gtest/gtest.h>

#include <numbers>

namespace hinge {
namespace {

TEST(Angle, IsARightAngleInBothUnits) {
  EXPECT_DOUBLE_EQ(Angle::Degrees(90).rad(), std::numbers::pi / 2);
  EXPECT_DOUBLE_EQ(Angle::Radians(std::numbers::pi).deg(), 180);
  EXPECT_DOUBLE_EQ(RadFromDeg(-180), -std::numbers::pi);
  EXPECT_DOUBLE_EQ(DegFromRad(std::numbers::pi / 3), 60);
}

TEST(Angle, AddsAndScalesLikeNumbers) {
  const Angle a = Angle::Degrees(30), b = Angle::Degrees(-12);
  EXPECT_NEAR((a + b).deg(), 18, 1e-12);
  EXPECT_NEAR((a - b).deg(), 42, 1e-12);
  EXPECT_NEAR((-a).deg(), -30, 1e-12);
  EXPECT_NEAR((0.5 * a).deg(), 15, 1e-12);
  EXPECT_LT(b, a);
  EXPECT_EQ(Angle(), Angle::Radians(0));
}

}  // namespace
}  // namespace hinge
