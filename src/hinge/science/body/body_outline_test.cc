// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/body/body_outline.h"

#include <gtest/gtest.h>

#include <set>

namespace hinge {
namespace {

TEST(BodyOutline, EveryPointHasOneNameAndEveryNameOnePoint) {
  const std::vector<std::string>& names = OutlineNames();
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), kOutlinePoints);
  BodyOutline outline;
  const auto points = PointsOf(outline);
  EXPECT_EQ(std::set<void*>(points.begin(), points.end()).size(), kOutlinePoints);
}

TEST(BodyOutline, NamesSayWhichPointItIs) {
  BodyOutline outline;
  outline.knee[Side::kRight].back_I_px = Vec2(1, 2);
  outline.knee[Side::kLeft].front_I_px = Vec2(3, 4);
  outline.back[7] = Vec2(5, 6);
  const BodyOutline& seen = outline;
  const auto points = PointsOf(seen);
  for (std::size_t i = 0; i < kOutlinePoints; ++i) {
    const std::string& name = OutlineNames()[i];
    EXPECT_EQ(points[i]->has_value(),
              name == "right_knee_back" || name == "left_knee_front" || name == "back_7")
        << name;
  }
}

TEST(BodyOutline, IsSeenWhenAnyPointIs) {
  BodyOutline outline;
  EXPECT_FALSE(outline.seen());
  outline.back[3] = Vec2(0, 0);
  EXPECT_TRUE(outline.seen());
}

TEST(BodyOutline, TheBackRunsFromBelowTheHipsToAboveTheShoulders) {
  EXPECT_LT(BackShareAt(0), 0);
  EXPECT_GT(BackShareAt(kBackPlaces - 1), 1);
}

}  // namespace
}  // namespace hinge
