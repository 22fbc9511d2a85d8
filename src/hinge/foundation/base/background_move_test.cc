// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/base/background_move.h"

#include <gtest/gtest.h>

#include <numbers>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

const Vec2 kMiddle_px(320, 240);

BackgroundMove AnyMove(Random& random) {
  return {.roll_rad = random.Uniform(-0.5, 0.5),
          .zoom = random.Uniform(0.5, 2),
          .shift_px = {random.Uniform(-99, 99), random.Uniform(-99, 99)}};
}
Vec2 AnyPoint(Random& random) { return {random.Uniform(0, 640), random.Uniform(0, 480)}; }

TEST(BackgroundMove, OfAStillCameraLeavesPointsWhereTheyAre) {
  EXPECT_EQ(Carry({}, kMiddle_px, {12, 34}), Vec2(12, 34));
}

TEST(BackgroundMove, TurnsTheContentClockwiseAsSeen) {
  const BackgroundMove quarter{.roll_rad = std::numbers::pi / 2};
  const Vec2 from_right = Carry(quarter, kMiddle_px, kMiddle_px + Vec2(10, 0));
  EXPECT_NEAR((from_right - (kMiddle_px + Vec2(0, 10))).norm(), 0,
              1e-12);  // right goes to the bottom: y is down
}

TEST(BackgroundMove, ComposedCarriesAsOneAfterTheOther) {
  Random random(1);
  for (int i = 0; i < 100; ++i) {
    const BackgroundMove first = AnyMove(random), then = AnyMove(random);
    const Vec2 p = AnyPoint(random);
    const Vec2 in_two_steps = Carry(then, kMiddle_px, Carry(first, kMiddle_px, p));
    EXPECT_NEAR((Carry(Compose(then, first), kMiddle_px, p) - in_two_steps).norm(), 0, 1e-9);
  }
}

TEST(BackgroundMove, InvertedLeadsBack) {
  Random random(2);
  for (int i = 0; i < 100; ++i) {
    const BackgroundMove move = AnyMove(random);
    const Vec2 p = AnyPoint(random);
    EXPECT_NEAR((Carry(Invert(move), kMiddle_px, Carry(move, kMiddle_px, p)) - p).norm(), 0, 1e-9);
  }
}

}  // namespace
}  // namespace hinge
