// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/roi.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

TEST(RegionFromAlignment, IsUprightWhenTheSizePointIsStraightAbove) {
  const Region region = RegionFromAlignment(Vec2(100, 200), Vec2(100, 120));
  EXPECT_NEAR(region.rotation.deg(), 0, 1e-12);
  EXPECT_DOUBLE_EQ(region.size_px, 2 * 1.25 * 80);
  EXPECT_EQ(region.centre_I_px, Vec2(100, 200));
}

TEST(RegionFromAlignment, TurnsClockwiseWithAPersonWhoLeansToTheRight) {
  EXPECT_NEAR(RegionFromAlignment(Vec2(0, 0), Vec2(50, 0)).rotation.deg(), 90, 1e-12);
  EXPECT_NEAR(RegionFromAlignment(Vec2(0, 0), Vec2(-50, 0)).rotation.deg(), -90, 1e-12);
  EXPECT_NEAR(std::abs(RegionFromAlignment(Vec2(0, 0), Vec2(0, 50)).rotation.deg()), 180, 1e-12);
}

TEST(RegionFromAlignment, PutsTheSizePointOnTheRegionsUpperHalf) {
  Random random(3);
  for (int i = 0; i < 100; ++i) {
    const Vec2 hips(random.Uniform(0, 900), random.Uniform(0, 900));
    const Vec2 top = hips + Vec2(random.Uniform(-300, 300), random.Uniform(-300, 300));
    const Vec2 p_unit = RegionFromImage(RegionFromAlignment(hips, top), top);
    EXPECT_NEAR(p_unit.x(), 0.5, 1e-9);
    EXPECT_NEAR(p_unit.y(), 0.5 - 1 / 2.5, 1e-9);
  }
}

TEST(ImageFromRegion, IsUndoneByRegionFromImage) {
  Random random(5);
  for (int i = 0; i < 100; ++i) {
    const Region region = {.centre_I_px = Vec2(random.Uniform(0, 900), random.Uniform(0, 900)),
                           .size_px = random.Uniform(50, 2000),
                           .rotation = Angle::Degrees(random.Uniform(-180, 180))};
    const Vec2 p_unit(random.Uniform(-1, 2), random.Uniform(-1, 2));
    EXPECT_LT((RegionFromImage(region, ImageFromRegion(region, p_unit)) - p_unit).norm(), 1e-9);
  }
}

TEST(IsUsable, RefusesWhatNoNetworkCouldRead) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  struct Case {
    const char* name;
    Region region;
    bool usable;
  };
  const Case cases[] = {
      {"a person in the middle", {Vec2(320, 180), 300, {}}, true},
      {"hips a little outside", {Vec2(-50, 180), 300, {}}, true},
      {"hips far outside", {Vec2(-200, 180), 300, {}}, false},
      {"a speck", {Vec2(320, 180), 5, {}}, false},
      {"a giant", {Vec2(320, 180), 5000, {}}, false},
      {"no size", {Vec2(320, 180), 0, {}}, false},
      {"not a number", {Vec2(nan, 180), 300, {}}, false},
      {"an endless size", {Vec2(320, 180), std::numeric_limits<double>::infinity(), {}}, false},
      {"a turn that is not a number", {Vec2(320, 180), 300, Angle::Radians(nan)}, false},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(IsUsable(c.region, 640, 360), c.usable);
  }
}

TEST(Region, LeadsToTheImageAndBackInTheMirrorToo) {
  const Region region{
      .centre_I_px = {300, 200}, .size_px = 120, .rotation = Angle::Degrees(25), .mirrored = true};
  Region plain = region;
  plain.mirrored = false;
  for (const Vec2& p_unit : {Vec2(0.5, 0.5), Vec2(0.1, 0.9), Vec2(0.8, 0.3)}) {
    EXPECT_LT((RegionFromImage(region, ImageFromRegion(region, p_unit)) - p_unit).norm(), 1e-12);
    EXPECT_LT((ImageFromRegion(region, p_unit) - ImageFromRegion(plain, {1 - p_unit.x(), p_unit.y()})).norm(),
              1e-9);
  }
}

}  // namespace
}  // namespace hinge
