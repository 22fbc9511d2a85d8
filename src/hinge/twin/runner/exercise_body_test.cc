// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/exercise_body.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/random.h"
#include "hinge/twin/runner/exercise_parts.h"

namespace hinge {
namespace {

const ExerciseBody kBody = MakeExerciseBody(1.75);

TEST(ExerciseBody, JoinsALimbToAnyPlaceWithinReach) {
  Random random(51);
  for (int i = 0; i < 300; ++i) {
    const Vec3 to_m(random.Uniform(-0.3, 0.3), random.Uniform(-0.4, -0.1), random.Uniform(-0.3, 0.3));
    const Limb limb = MakeTwoLink(0.32, 0.27, to_m, Vec3::UnitX());
    EXPECT_NEAR(limb.upper_m.norm(), 0.32, 1e-12);
    EXPECT_NEAR(limb.lower_m.norm(), 0.27, 1e-12);
    EXPECT_LT((limb.upper_m + limb.lower_m - to_m).norm(), 1e-12);
    const Vec3 off_line = limb.upper_m - limb.upper_m.dot(to_m.normalized()) * to_m.normalized();
    EXPECT_GE(off_line.x(), -1e-12) << "the middle joint is ahead of the line";
  }
}

TEST(ExerciseBody, StretchesALimbTowardsWhatIsOutOfReach) {
  const Limb limb = MakeTwoLink(0.3, 0.3, {0, -1, 0}, Vec3::UnitX());
  EXPECT_NEAR((limb.upper_m + limb.lower_m).y(), -0.6, 1e-6);
  EXPECT_NEAR(limb.lower_m.norm(), 0.3, 1e-9);
}

TEST(ExerciseBody, HangsAHandAsFarAheadAsAsked) {
  for (const double ahead_m : {-0.3, -0.1, 0.0, 0.2}) {
    const double elbow = RadFromDeg(10);
    const Limb arm = MakeArm(kBody, Side::kLeft, CalcHangingArm_rad(kBody, ahead_m, elbow), elbow);
    EXPECT_NEAR((arm.upper_m + arm.lower_m).x(), ahead_m, 1e-12);
    EXPECT_LT((arm.upper_m + arm.lower_m).y(), 0);
  }
}

TEST(ExerciseBody, LiftsBothArmsOutwards) {
  for (Side side : kSides) {
    const Limb lifted = MakeLiftedArm(MakeArm(kBody, side, 0, 0), side, RadFromDeg(90));
    EXPECT_GT(SignOf(side) * lifted.upper_m.z(), 0.3);
    EXPECT_NEAR(lifted.upper_m.norm(), UpperArmLength_m(kBody), 1e-12);
  }
}

TEST(ExerciseBody, BalancesWhereAsked) {
  Random random(52);
  for (int i = 0; i < 100; ++i) {
    PostureAsk ask;
    ask.knee = RadFromDeg(random.Uniform(5, 90));
    ask.trunk_thigh = ask.knee + RadFromDeg(random.Uniform(10, 40));
    ask.heel_x_m = HeelUnderAnkle_m(kBody);
    ask.target_x_m = CalcFootShare_m(kBody, ask.heel_x_m, random.Uniform(0.3, 0.6));
    ask.dress = [](BodyState& s) { SetArms(kBody, 0, 0.1, s); };
    const PersonPose pose = MakePose(kBody, MakeBalanced(kBody, ask), 0);
    EXPECT_NEAR(CalcCentreOfMass(pose).x(), ask.target_x_m, 1e-12);
    EXPECT_NEAR(pose.p_W[Landmark::kLeftAnkle].x(), 0, 1e-12);
    EXPECT_NEAR(pose.p_W[Landmark::kRightToe].y(), 0, 1e-12);
  }
}

TEST(ExerciseParts, FindRootComesOntoTheRootOrSaysThatThereIsNone) {
  EXPECT_NEAR(*FindRoot([](double x) { return x * x * x - 2; }, 0, 3), std::cbrt(2.0), 1e-12);
  EXPECT_FALSE(FindRoot([](double x) { return x * x + 1; }, -1, 1).has_value());
}

TEST(ExerciseParts, SmoothShareRestsAtBothEnds) {
  EXPECT_EQ(CalcSmoothShare(-1), 0);
  EXPECT_EQ(CalcSmoothShare(2), 1);
  EXPECT_DOUBLE_EQ(CalcSmoothShare(0.5), 0.5);
  EXPECT_LT(CalcSmoothShare(1e-3), 2e-8);
}

TEST(ExerciseParts, StagesFollowThePlan) {
  ExerciseOptions o = MakeExercise("squat");
  o.tempo = {2, 1, 1, 0.5};
  const auto reps = PlanRepetitions(o, false);
  ASSERT_EQ(reps.size(), 5u);
  EXPECT_DOUBLE_EQ(reps[1].start_s, 0.5 + 4 + 0.5);
  EXPECT_EQ(FindStage(reps, 0.2).share, 0);
  EXPECT_DOUBLE_EQ(FindStage(reps, 1.5).share, 0.5);
  EXPECT_FALSE(FindStage(reps, 1.5).back);
  EXPECT_EQ(FindStage(reps, 3).share, 1);
  EXPECT_TRUE(FindStage(reps, 4).back);
  EXPECT_EQ(FindStage(reps, 4.7).share, 0);
  EXPECT_EQ(FindStage(reps, 4.7).idx, 1u);
  EXPECT_EQ(FindStage(reps, 1e3).share, 0);
}

}  // namespace
}  // namespace hinge
