// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/align_pictures.h"

#include <gtest/gtest.h>

#include "hinge/edge/media/moving_pictures_for_tests.h"
#include "hinge/foundation/base/angle.h"

namespace hinge {
namespace {

constexpr PictureBox kNothing{-1, -1, -1, -1};

AlignTemplate TemplateOf(const Frame& frame, int step = 1, const PictureBox& leave_out = kNothing) {
  return MakeAlignTemplate(Shrink(frame, step), leave_out);
}

BackgroundMove AnyMove(double reach_px, Random& random) {
  return {.roll_rad = RadFromDeg(random.Uniform(-4, 4)),
          .zoom = random.Uniform(0.95, 1.05),
          .shift_px = {random.Uniform(-reach_px, reach_px), random.Uniform(-reach_px, reach_px)}};
}

TEST(AlignBackground, FindsAnyMoveToATenthOfAPixel) {
  Random random(1);
  const AlignTemplate first = TemplateOf(PictureOfWorld({}, random));
  for (int i = 0; i < 20; ++i) {
    const BackgroundMove truth = AnyMove(14, random);
    const auto found = AlignBackground(first, TemplateOf(PictureOfWorld(truth, random)), kNothing, {});
    ASSERT_TRUE(found);
    EXPECT_LT(WorstCorner_px(*found, truth, 320, 240), 0.15) << i;
  }
}

TEST(AlignBackground, OfAMoveBeyondItsReachIsRightOrEmpty) {
  Random random(6);
  const AlignTemplate first = TemplateOf(PictureOfWorld({}, random));
  for (int i = 0; i < 30; ++i) {
    const BackgroundMove truth = AnyMove(90, random);
    const auto found = AlignBackground(first, TemplateOf(PictureOfWorld(truth, random)), kNothing, {});
    EXPECT_LT(found ? WorstCorner_px(*found, truth, 320, 240) : 0, 0.5) << i;
  }
}

TEST(AlignBackground, IsInPixelsOfTheWholePictureWhateverItWasShrunkBy) {
  Random random(2);
  const BackgroundMove truth{.roll_rad = 0.02, .zoom = 1.02, .shift_px = {25, -14}};
  const AlignTemplate first = TemplateOf(PictureOfWorld({}, random, 3), 3);
  const auto found = AlignBackground(first, TemplateOf(PictureOfWorld(truth, random, 3), 3), kNothing, {});
  ASSERT_TRUE(found);
  EXPECT_LT(WorstCorner_px(*found, truth, 960, 720), 0.5);
}

TEST(AlignBackground, IsNotMisledByAPersonWhoGoesAnotherWayNorByTheLight) {
  Random random(3);
  const auto with_person = [&](const BackgroundMove& move, double left_px, double light) {
    const Frame world = PictureOfWorld(move, random);
    return MakeFrame(320, 240, [&](int x, int y) {
      const int level = world.planes[0].data[y * 320 + x];
      const bool person = x > left_px && x < left_px + 70 && y > 40 && y < 230;
      return static_cast<std::uint8_t>(person ? 128 + 80 * std::sin(0.4 * (x - left_px) + 0.2 * y)
                                              : light * level);
    });
  };
  const BackgroundMove truth{.roll_rad = -0.01, .shift_px = {6, 3}};
  const auto found = AlignBackground(TemplateOf(with_person({}, 100, 1)),
                                     TemplateOf(with_person(truth, 130, 0.9)), kNothing, {});
  ASSERT_TRUE(found);
  EXPECT_LT(WorstCorner_px(*found, truth, 320, 240), 0.3);
}

TEST(AlignBackground, SaysSoWhenThePicturesHaveNothingInCommonOrNothingToHoldOnTo) {
  Random random(4);
  const AlignTemplate world = TemplateOf(PictureOfWorld({}, random));
  const AlignTemplate noise = TemplateOf(MakeFrame(320, 240, NoiseAt));
  EXPECT_FALSE(AlignBackground(noise, world, kNothing, {}));
  const AlignTemplate plain = TemplateOf(MakeFrame(320, 240, [](int, int) { return std::uint8_t(90); }));
  EXPECT_FALSE(AlignBackground(plain, world, kNothing, {}));
  EXPECT_FALSE(AlignBackground(world, plain, kNothing, {}));
}

TEST(AlignTemplate, HasNoPointWhereThePersonIs) {
  Random random(5);
  const PictureBox person{100, 20, 220, 240};
  const AlignTemplate made = TemplateOf(PictureOfWorld({}, random), 1, person);
  ASSERT_GT(made.sizes.size(), 2u);
  for (const AlignTemplate::Size& size : made.sizes) {
    EXPECT_GT(size.points.size(), 20u);
    for (const AlignTemplate::Point& point : size.points) {
      const Vec2 p = point.p_px + 0.5 * Vec2(size.picture.width, size.picture.height);
      EXPECT_FALSE(person.Holds(p.x() * size.picture.step, p.y() * size.picture.step));
    }
  }
}

}  // namespace
}  // namespace hinge
