// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/follow_background.h"

#include <gtest/gtest.h>

#include <functional>

#include "hinge/edge/media/moving_pictures_for_tests.h"
#include "hinge/foundation/base/angle.h"

namespace hinge {
namespace {

constexpr PictureBox kNothing{-1, -1, -1, -1};

std::optional<BackgroundMove> FollowFrame(BackgroundFollower& follower, const Frame& frame) {
  return follower.Follow(std::make_shared<const AlignTemplate>(MakeAlignTemplate(Shrink(frame, 1), kNothing)),
                         kNothing);
}

/// Follows a camera that moves so, and holds every picture against the truth.
void ExpectFollowed(LaidUpon upon, std::uint64_t seed, int pictures, double worst_px,
                    const std::function<BackgroundMove(int)>& truth_at) {
  Random random(seed);
  BackgroundFollower follower(upon);
  for (int i = 0; i < pictures; ++i) {
    const auto found = FollowFrame(follower, PictureOfWorld(truth_at(i), random));
    ASSERT_TRUE(found) << i;
    EXPECT_LT(WorstCorner_px(*found, truth_at(i), 320, 240), worst_px) << i;
  }
}

TEST(FollowBackground, OfAHandThatShakesDoesNotDrift) {
  ExpectFollowed(LaidUpon::kKey, 1, 60, 0.2, [](int i) {
    const double t = i / 30.0;
    return BackgroundMove{.roll_rad = RadFromDeg(0.5 * std::sin(9 * t)),
                          .shift_px = {5 * std::sin(7 * t), 4 * std::sin(11 * t)}};
  });
}

TEST(FollowBackground, OfAPanGoesOnBeyondTheFirstView) {
  ExpectFollowed(LaidUpon::kKey, 2, 60, 1.0, [](int i) {  // 1.7 pictures wide in all
    return BackgroundMove{.shift_px = {-9.0 * i + 2 * std::sin(1.1 * i), 3 * std::sin(0.9 * i)}};
  });
}

TEST(FollowBackground, UponNeighboursDriftsLessThanAPixelInASecond) {
  ExpectFollowed(LaidUpon::kNeighbour, 4, 30, 1.0, [](int i) {
    return BackgroundMove{.roll_rad = 0.003 * std::sin(0.7 * i),
                          .shift_px = {-6.0 * i, 2 * std::sin(0.5 * i)}};
  });
}

TEST(FollowBackground, SaysWhereItIsLostAndGoesOnAfterwards) {
  Random random(3);
  BackgroundFollower follower(LaidUpon::kKey);
  const auto follow = [&](const BackgroundMove& move) {
    return FollowFrame(follower, PictureOfWorld(move, random));
  };
  follow({});
  const BackgroundMove before{.shift_px = {4, 0}};
  ASSERT_TRUE(follow(before));
  const Frame dark = MakeFrame(320, 240, [](int, int) { return std::uint8_t(16); });
  EXPECT_FALSE(FollowFrame(follower, dark));
  follow({});  // nothing to lay it upon: it becomes what others are laid upon
  const auto next = follow({.shift_px = {3, 0}});
  ASSERT_TRUE(next);
  EXPECT_NEAR(next->shift_px.x(), before.shift_px.x() + 3, 0.2);
}

}  // namespace
}  // namespace hinge
