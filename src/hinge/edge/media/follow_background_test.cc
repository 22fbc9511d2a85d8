// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/follow_background.h"

#include <gtest/gtest.h>

#include "hinge/edge/media/moving_pictures_for_tests.h"
#include "hinge/foundation/base/angle.h"

namespace hinge {
namespace {

constexpr PictureBox kNothing{-1, -1, -1, -1};

TEST(FollowBackground, OfAHandThatShakesDoesNotDrift) {
  Random random(1);
  BackgroundFollower follower(LaidUpon::kKey);
  for (int i = 0; i < 60; ++i) {
    const double t = i / 30.0;
    const BackgroundMove truth{.roll_rad = RadFromDeg(0.5 * std::sin(9 * t)),
                               .shift_px = {5 * std::sin(7 * t), 4 * std::sin(11 * t)}};
    const auto found = follower.Follow(Shrink(PictureOfWorld(truth, random), 1), kNothing);
    ASSERT_TRUE(found) << i;
    EXPECT_LT(WorstCorner_px(*found, truth, 320, 240), 0.2) << i;
  }
}

TEST(FollowBackground, OfAPanGoesOnBeyondTheFirstView) {
  Random random(2);
  BackgroundFollower follower(LaidUpon::kKey);
  BackgroundMove truth;
  for (int i = 0; i < 60; ++i) {
    truth.shift_px = {-9.0 * i + 2 * std::sin(1.1 * i), 3 * std::sin(0.9 * i)};  // 1.7 pictures wide in all
    const auto found = follower.Follow(Shrink(PictureOfWorld(truth, random), 1), kNothing);
    ASSERT_TRUE(found) << i;
    EXPECT_LT(WorstCorner_px(*found, truth, 320, 240), 1.0) << i;
  }
}

TEST(FollowBackground, UponNeighboursDriftsLessThanAPixelInASecond) {
  Random random(4);
  BackgroundFollower follower(LaidUpon::kNeighbour);
  for (int i = 0; i < 30; ++i) {
    const BackgroundMove truth{.roll_rad = 0.003 * std::sin(0.7 * i),
                               .shift_px = {-6.0 * i, 2 * std::sin(0.5 * i)}};
    const auto found = follower.Follow(Shrink(PictureOfWorld(truth, random), 1), kNothing);
    ASSERT_TRUE(found) << i;
    EXPECT_LT(WorstCorner_px(*found, truth, 320, 240), 1.0) << i;
  }
}

TEST(FollowBackground, SaysWhereItIsLostAndGoesOnAfterwards) {
  Random random(3);
  BackgroundFollower follower(LaidUpon::kKey);
  const auto follow = [&](const BackgroundMove& move) {
    return follower.Follow(Shrink(PictureOfWorld(move, random), 1), kNothing);
  };
  follow({});
  const BackgroundMove before{.shift_px = {4, 0}};
  ASSERT_TRUE(follow(before));
  const Frame dark = MakeFrame(320, 240, [](int, int) { return std::uint8_t(16); });
  EXPECT_FALSE(follower.Follow(Shrink(dark, 1), kNothing));
  follow({});  // nothing to lay it upon: it becomes what others are laid upon
  const auto next = follow({.shift_px = {3, 0}});
  ASSERT_TRUE(next);
  EXPECT_NEAR(next->shift_px.x(), before.shift_px.x() + 3, 0.2);
}

}  // namespace
}  // namespace hinge
