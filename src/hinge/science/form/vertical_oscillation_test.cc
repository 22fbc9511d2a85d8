// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/vertical_oscillation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "hinge/science/form/testing_motion.h"

namespace hinge {
namespace {

constexpr double kTurn = 2 * std::numbers::pi;
constexpr double kInstantsMiss = 0.01;  // 24 looks a step see a wave's top within 1 - cos(pi / 24), below 1 %

/// A rigid body whose hip goes along a path: so does its centre of mass.
double OscillationOf(const std::function<Vec2(double)>& p_WHip_m, double stride_s) {
  StickBody body;
  body.p_WHip_m = p_WHip_m;
  const MotionCurves curves = MakeTestingMotion(PlacesOf(body), 3).Mean();
  return CalcVerticalOscillation_m({&curves, Side::kLeft, 0.5, 0.75, 0.5 + stride_s, {}, {}, {}, 1});
}

TEST(VerticalOscillation, OfAWaveOnceAStepIsTwiceItsAmplitude) {
  Random random(1);
  for (int k = 0; k < 20; ++k) {
    const double half_m = random.Uniform(0.02, 0.06), stride_s = random.Uniform(0.6, 0.9),
                 phase = random.Uniform(0, kTurn);
    const double seen_m = OscillationOf(
        [&](double t) { return Vec2(0, 0.9 + half_m * std::cos(2 * kTurn * t / stride_s + phase)); },
        stride_s);
    EXPECT_NEAR(seen_m, 2 * half_m, 2 * half_m * kInstantsMiss);
  }
}

TEST(VerticalOscillation, OfTwoUnequalStepsIsTheirMean) {
  const double stride_s = 0.72;
  const auto hip = [&](double t) {
    const double share = (t - 0.5) / (stride_s / 2);
    const double rise_m = share < 1 ? 0.06 : 0.10;  // joined where both are at their lowest
    return Vec2(0, 0.9 + 0.5 * rise_m * (1 - std::cos(kTurn * share)));
  };
  EXPECT_NEAR(OscillationOf(hip, stride_s), 0.08, 0.08 * kInstantsMiss);
}

TEST(VerticalOscillation, IsNothingForABodyThatGlides) {
  EXPECT_NEAR(OscillationOf([](double t) { return Vec2(3.5 * t, 0.9); }, 0.72), 0, 1e-6);
}

TEST(VerticalOscillation, DoesNotDependOnSpeedHeightOrPlace) {
  const auto wave_m = [](double t) { return 0.04 * std::cos(2 * kTurn * t / 0.72); };
  const double still_m = OscillationOf([&](double t) { return Vec2(0, 0.9 + wave_m(t)); }, 0.72);
  const double moving_m = OscillationOf([&](double t) { return Vec2(4 + 3.5 * t, 5 + wave_m(t)); }, 0.72);
  EXPECT_NEAR(moving_m, still_m, 1e-6);
}

TEST(VerticalOscillation, IsOfTheWholeBodyNotOfTheHip) {
  StickBody
      body;  // the hip rests; one shank of about 4.6 % of the mass swings up and down with its foot of 1.3 %
  const double up_m = body.shank_m * (1 - std::cos(RadFromDeg(90)));
  body.tibia_deg = [](Side side, double t) {
    return side == Side::kLeft ? -45 - 45 * std::cos(2 * kTurn * t / 0.72) : 0;
  };
  const MotionCurves curves = MakeTestingMotion(PlacesOf(body), 3).Mean();
  const double seen_m = CalcVerticalOscillation_m({&curves, Side::kLeft, 0.5, 0.75, 1.22, {}, {}, {}, 1});
  EXPECT_NEAR(seen_m, (0.0457 * 0.4374 + 0.0133) * up_m,
              5e-4);  // de Leva 1996, table 4, mean of women and men
}

}  // namespace
}  // namespace hinge
