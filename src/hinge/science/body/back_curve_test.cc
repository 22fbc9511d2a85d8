// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/body/back_curve.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

/// A back that lies so far behind the line hips to shoulders, trunk lengths, by the height along it.
BackProfile ProfileOf(const std::function<double(double)>& behind) {
  BackProfile profile;
  for (std::size_t i = 0; i < kBackPlaces; ++i) profile[i] = behind(BackShareAt(i));
  return profile;
}

/// A trunk somewhere in the picture, leaning, with that back.
KeypointFrame FrameOf(const std::function<double(double)>& behind, double lean_rad, double trunk_px,
                      bool right) {
  KeypointFrame frame{.time_s = 0, .presence = 1, .points = {}};
  const double ahead = right ? 1 : -1;
  const Vec2 hips(400, 500), up(ahead * std::sin(lean_rad), -std::cos(lean_rad)),
      back(-ahead * std::cos(lean_rad), -std::sin(lean_rad));
  for (const Side side : kSides) {
    frame.points[LandmarkOf(side, Part::kHip)] = {hips, 1};
    frame.points[LandmarkOf(side, Part::kShoulder)] = {hips + trunk_px * up, 1};
  }
  for (std::size_t i = 0; i < kBackPlaces; ++i)
    frame.outline.back[i] = hips + trunk_px * (BackShareAt(i) * up + behind(BackShareAt(i)) * back);
  return frame;
}

TEST(BackCurve, OfAStraightBackIsZeroHoweverThickThePersonAndHoweverTheClothLeans) {
  Random random(2);
  for (int trial = 0; trial < 20; ++trial) {
    const double thick = random.Uniform(0.1, 0.3), leans = random.Uniform(-0.1, 0.1);
    const auto curve = CalcBackCurve(ProfileOf([&](double t) { return thick + leans * t; }));
    ASSERT_TRUE(curve);
    EXPECT_NEAR(curve->bow.deg(), 0, 1e-9);
    EXPECT_NEAR(curve->lumbar.deg(), 0, 1e-9);
    EXPECT_NEAR(curve->thoracic.deg(), 0, 1e-9);
  }
}

TEST(BackCurve, BowIsTheTurnOfAnArc) {
  for (const double turn_deg : {-30.0, -10.0, 10.0, 20.0, 40.0}) {
    // The arc turns by that much between the loins at 0.2 and the blades at 0.9.
    const double half = 0.5 * turn_deg * std::numbers::pi / 180, radius = 0.35 / std::sin(half);
    const auto arc = [&](double t) {
      const double x = t - 0.55;
      return 0.2 + (radius > 0 ? 1 : -1) * std::sqrt(radius * radius - x * x) - radius * std::cos(half);
    };
    EXPECT_NEAR(CalcBackCurve(ProfileOf(arc))->bow.deg(), turn_deg, 0.06 * std::abs(turn_deg));
  }
}

TEST(BackCurve, AHollowWaistIsLumbarAndARoundUpperBackThoracic) {
  const auto hollow = CalcBackCurve(ProfileOf([](double t) { return 0.2 + 0.4 * std::abs(t - 0.35); }));
  EXPECT_GT(hollow->lumbar.deg(), 25);
  const auto round = CalcBackCurve(ProfileOf([](double t) { return 0.2 - 0.3 * std::abs(t - 0.6); }));
  EXPECT_GT(round->thoracic.deg(), 20);
  EXPECT_GT(round->bow.deg(), 0);
  EXPECT_LT(hollow->bow.deg(), 0);
}

TEST(BackCurve, OfAPictureDependsOnNeitherLeanNorSizeNorFacing) {
  const auto shape = [](double t) { return 0.2 + 0.05 * std::sin(5 * t); };
  const double bow = CalcBackCurve(ProfileOf(shape))->bow.deg();
  Random random(3);
  for (int trial = 0; trial < 20; ++trial) {
    const KeypointFrame frame =
        FrameOf(shape, random.Uniform(-0.2, 1.6), random.Uniform(50, 300), trial % 2 == 0);
    EXPECT_NEAR(CalcBackCurve(CalcBackProfile(frame))->bow.deg(), bow, 1e-6);
  }
}

TEST(BackCurve, IsEmptyWhereAPartOfTheBackWasNotSeen) {
  BackProfile profile = ProfileOf([](double) { return 0.2; });
  profile[6] = profile[8] = std::nullopt;
  EXPECT_TRUE(CalcBackCurve(profile)) << "one place of a part is enough";
  profile[7] = std::nullopt;
  EXPECT_FALSE(CalcBackCurve(profile));
  KeypointFrame frame = FrameOf([](double) { return 0.2; }, 0, 100, true);
  frame.points[Landmark::kLeftHip].visibility = 0;
  EXPECT_FALSE(CalcBackProfile(frame)[5]);
}

}  // namespace
}  // namespace hinge
