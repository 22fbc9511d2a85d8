// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/body/angles.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

const Vec2 kHip(0, 0.9), kKnee(0, 0.45), kAnkle(0, 0.05), kShoulder(0, 1.4), kEar(0, 1.6);

TEST(Angles, AreAllZeroInUprightStanding) {
  EXPECT_NEAR(CalcSegmentAttitude(kHip, kKnee).deg(), 0, 1e-12);
  EXPECT_NEAR(CalcKneeFlexion(kHip, kKnee, kAnkle).deg(), 0, 1e-12);
  EXPECT_NEAR(CalcTrunkLean(kHip, kShoulder).deg(), 0, 1e-12);
  EXPECT_NEAR(CalcStraightness(kEar, kShoulder, kHip).deg(), 0, 1e-12);
  EXPECT_NEAR(CalcFootAngle({0, 0}, {0.2, 0}).deg(), 0, 1e-12);
}

TEST(Angles, HaveTheSignsOfTheConventions) {
  EXPECT_NEAR(CalcSegmentAttitude({0, 1}, {1, 0}).deg(), 45, 1e-9);            // knee ahead of hip
  EXPECT_NEAR(CalcSegmentAttitude({0, 1}, {-1, 0}).deg(), -45, 1e-9);          // ankle behind knee
  EXPECT_NEAR(CalcKneeFlexion({0, 2}, {0, 1}, {-1, 1}).deg(), 90, 1e-9);       // heel towards the seat
  EXPECT_NEAR(CalcTrunkLean({0, 0}, {1, 1}).deg(), 45, 1e-9);                  // leaning forward
  EXPECT_GT(CalcStraightness(kEar + Vec2(0.1, 0), kShoulder, kHip).deg(), 0);  // head ahead: slumped
  EXPECT_LT(CalcStraightness(kEar - Vec2(0.1, 0), kShoulder, kHip).deg(), 0);  // head behind: arched
  EXPECT_GT(CalcFootAngle({0, 0}, {0.2, 0.05}).deg(), 0);                      // toe up
}

TEST(Angles, BetweenSegmentsSurviveAnyTurnAndShift) {
  Random random(1);
  for (int k = 0; k < 200; ++k) {
    Vec2 p[3];
    for (Vec2& q : p) q = {random.Normal(), random.Normal()};
    const double a = random.Uniform(-3, 3);
    Eigen::Matrix2d turn;
    turn << std::cos(a), -std::sin(a), std::sin(a), std::cos(a);
    const Vec2 shift(random.Normal(), random.Normal());
    const auto moved = [&](int i) -> Vec2 { return turn * p[i] + shift; };
    EXPECT_NEAR(CalcKneeFlexion(moved(0), moved(1), moved(2)).rad(), CalcKneeFlexion(p[0], p[1], p[2]).rad(),
                1e-9);
    EXPECT_NEAR(CalcStraightness(moved(0), moved(1), moved(2)).rad(),
                CalcStraightness(p[0], p[1], p[2]).rad(), 1e-9);
  }
}

TEST(Angles, ChangeSignInTheMirror) {
  Random random(2);
  for (int k = 0; k < 100; ++k) {
    const Vec2 p(random.Normal(), random.Normal()), q(random.Normal(), random.Normal());
    const Vec2 pm(-p.x(), p.y()), qm(-q.x(), q.y());
    EXPECT_NEAR(CalcSegmentAttitude(pm, qm).rad(), -CalcSegmentAttitude(p, q).rad(), 1e-12);
  }
}

TEST(Angles, StraightnessIsTheAngleAtTheShoulder) {
  Random random(3);
  for (int k = 0; k < 100; ++k) {
    const Vec2 ear(random.Normal(0, 0.05), 1.6), shoulder(random.Normal(0, 0.05), 1.4), hip(0, 0.9);
    const Vec2 up = (ear - shoulder).normalized(), down = (hip - shoulder).normalized();
    const double at_shoulder = DegFromRad(std::acos(up.dot(down)));
    EXPECT_NEAR(std::abs(CalcStraightness(ear, shoulder, hip).deg()), 180 - at_shoulder, 1e-6);
  }
}

TEST(Wrap, BringsAnglesIntoOneTurn) {
  EXPECT_NEAR(Wrap(Angle::Degrees(190)).deg(), -170, 1e-9);
  EXPECT_NEAR(Wrap(Angle::Degrees(-190)).deg(), 170, 1e-9);
  EXPECT_NEAR(Wrap(Angle::Degrees(180)).deg(), 180, 1e-9);
  EXPECT_NEAR(Wrap(Angle::Degrees(725)).deg(), 5, 1e-9);
}

}  // namespace
}  // namespace hinge
