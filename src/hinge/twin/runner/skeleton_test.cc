// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/skeleton.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

const TwinBody kBody = MakeTwinBody(1.80);

TEST(TwinBody, HasThePublishedHeightsOfJoints) {
  // Drillis and Contini 1966: hip .530, knee .285, shoulder .818 of stature above the ground.
  const double ankle_m = kBody.ankle_height_m;
  EXPECT_NEAR(ankle_m + kBody.shank_m, 0.285 * 1.80, 1e-12);
  EXPECT_NEAR(ankle_m + kBody.shank_m + kBody.thigh_m, 0.530 * 1.80, 1e-12);
  EXPECT_NEAR(ankle_m + kBody.shank_m + kBody.thigh_m + kBody.trunk_m, 0.818 * 1.80, 1e-12);
}

TEST(FootOnGround, TouchesTheGroundAndNeverDigsIn) {
  for (double deg = -80; deg <= 40; deg += 5) {
    const FootPlace foot = CalcFootOnGround(kBody, 0.3, RadFromDeg(deg));
    EXPECT_NEAR(std::min(foot.p_WHeel.y(), foot.p_WToe.y()), 0, 1e-12) << deg;
    EXPECT_NEAR((foot.p_WToe - foot.p_WHeel).norm(), kBody.foot_m, 1e-12) << deg;
    EXPECT_NEAR(std::atan2(foot.p_WToe.y() - foot.p_WHeel.y(), foot.p_WToe.x() - foot.p_WHeel.x()),
                RadFromDeg(deg), 1e-12);
  }
}

TEST(FootOnGround, KeepsThePointItTurnsAbout) {
  EXPECT_NEAR(CalcFootOnGround(kBody, 0.3, RadFromDeg(20)).p_WHeel.x(), 0.3, 1e-12);
  EXPECT_NEAR(CalcFootOnGround(kBody, 0.3, RadFromDeg(-60)).p_WToe.x(), 0.3 + kBody.foot_m, 1e-12);
}

TEST(FootAtAnkle, IsTheSameFootAsOnTheGround) {
  for (double deg : {-50.0, -10.0, 0.0, 15.0}) {
    const FootPlace ground = CalcFootOnGround(kBody, -0.2, RadFromDeg(deg));
    const FootPlace hung = CalcFootAtAnkle(kBody, ground.p_WAnkle, RadFromDeg(deg));
    EXPECT_LT((hung.p_WHeel - ground.p_WHeel).norm(), 1e-12) << deg;
    EXPECT_LT((hung.p_WToe - ground.p_WToe).norm(), 1e-12) << deg;
  }
}

TEST(SolveLeg, FindsTheAnglesThatPutTheAnkleThere) {
  Random random(5);
  for (int i = 0; i < 200; ++i) {
    const double knee = random.Uniform(0.02, 2.2);
    const double thigh = random.Uniform(-1, 1);
    const Vec2 hip(random.Uniform(-1, 1), 0.9);
    const LegAngles want = {thigh, thigh - knee, 0};
    const LegAngles got = SolveLeg(kBody, hip, CalcAnklePlace(kBody, hip, want));
    EXPECT_NEAR(got.thigh, want.thigh, 1e-9);
    EXPECT_NEAR(got.shank, want.shank, 1e-9);
    EXPECT_NEAR(CalcKneeForSpan_rad(kBody, CalcLegSpan_m(kBody, knee)), knee, 1e-9);
  }
}

TEST(SolveLeg, LeavesALegStraightThatCannotReach) {
  const LegAngles leg = SolveLeg(kBody, {0, 2}, {0, 0});
  EXPECT_NEAR(leg.knee(), 0, 1e-12);
  EXPECT_NEAR(leg.thigh, 0, 1e-12);
}

TEST(SolveHeelRise, PutsTheAnkleAtTheAskedForDistance) {
  const Vec2 hip(0, 0.92);
  for (double want_deg : {-5.0, -20.0, -45.0, -60.0}) {
    const Vec2 ankle = CalcFootOnGround(kBody, -0.5, RadFromDeg(want_deg)).p_WAnkle;
    EXPECT_NEAR(SolveHeelRise_rad(kBody, hip, -0.5, (hip - ankle).norm()), RadFromDeg(want_deg), 1e-9)
        << want_deg;
  }
}

TEST(SolveHeelRise, NeverTurnsTheToesUp) {
  const Vec2 ankle = CalcFootOnGround(kBody, -0.1, RadFromDeg(15)).p_WAnkle;
  EXPECT_LE(SolveHeelRise_rad(kBody, {0, 0.9}, -0.1, (Vec2(0, 0.9) - ankle).norm() + 0.02), 0);
}

}  // namespace
}  // namespace hinge
