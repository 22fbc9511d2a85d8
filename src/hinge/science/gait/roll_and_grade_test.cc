// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/roll_and_grade.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

constexpr GroundPriors kPriors{.level_share = 0.8,
                               .level_sd = 0.01,
                               .slope_sd = 0.08,
                               .seen_mean = 0,
                               .seen_sd = 0.025,
                               .feet_astray_share = 0.02,
                               .edges_follow_share = 0.5,
                               .edges_astray_share = 0.03};
constexpr double kUprights_rad = 0.005, kByEye_rad = 0.026;

Scene SceneOf(double roll_sigma_rad, Facing facing = Facing::kRight) {
  Scene scene;
  scene.facing = facing;
  scene.roll_rad = Known(0, roll_sigma_rad, "test");
  scene.grade = Known(0, 0.02, "taken as level");
  return scene;
}

GroundMotion Seen(double slope, double speed_m_s = 3) {
  return {.velocity_m_s = {-speed_m_s, -speed_m_s * slope}, .sigma_m_s = {0.01, 0.01}};
}

Measured GradeOf(double seen, double roll_sigma_rad = kUprights_rad) {
  return EstimateRollAndGrade(Seen(seen), SceneOf(roll_sigma_rad), kPriors).grade;
}

TEST(Grade, OfNearlyLevelGroundIsTakenForLevel) {
  for (double seen : {-0.03, -0.01, 0.0, 0.02, 0.03}) {
    const Measured grade = GradeOf(seen);
    EXPECT_LT(std::abs(*grade.value), 0.01) << seen;
    EXPECT_NE(grade.source, kSeenOnFeet) << seen;
    EXPECT_LT(grade.low(), 0) << seen;
    EXPECT_GT(grade.high(), 0) << seen;
  }
}

TEST(Grade, OfAHillIsSeen) {
  for (double hill : {-0.15, 0.12, 0.2}) {
    const Measured grade = GradeOf(hill);
    EXPECT_EQ(grade.source, kSeenOnFeet);
    EXPECT_NEAR(*grade.value, hill, 0.2 * std::abs(hill)) << hill;  // feet may be astray
    EXPECT_LT(grade.low(), hill);
    EXPECT_GT(grade.high(), hill);
  }
}

TEST(Grade, IsAntisymmetricAndIndependentOfSpeed) {
  for (double slope : {0.04, 0.09, 0.16}) {
    const double up = *GradeOf(slope).value;
    EXPECT_NEAR(*GradeOf(-slope).value, -up, 1e-12);
    const auto fast = EstimateRollAndGrade(Seen(slope, 4.5), SceneOf(kUprights_rad), kPriors);
    EXPECT_NEAR(*fast.grade.value, up, 0.002);
  }
}

TEST(Grade, IsLessSureUnderACameraThatNobodyLevelled) {
  EXPECT_GT(GradeOf(0.15, kByEye_rad).sigma, GradeOf(0.15).sigma);
  EXPECT_LT(*GradeOf(0.15, kByEye_rad).value, *GradeOf(0.15).value);
}

TEST(Grade, ThatIsGivenStays) {
  Scene scene = SceneOf(kByEye_rad);
  scene.grade = Known(0.06, 0.005, kGiven);
  const Measured grade = EstimateRollAndGrade(Seen(0.0), scene, kPriors).grade;
  EXPECT_EQ(grade.source, kGiven);
  EXPECT_EQ(*grade.value, 0.06);
}

TEST(Roll, IsShownByLevelGroundAndTheOtherWayRoundFacingLeft) {
  const Measured right = EstimateRollAndGrade(Seen(-0.03), SceneOf(kByEye_rad), kPriors).roll_rad,
                 left =
                     EstimateRollAndGrade(Seen(-0.03), SceneOf(kByEye_rad, Facing::kLeft), kPriors).roll_rad;
  EXPECT_GT(*right.value, 0.008);  // the ground falls to the right: the content is turned clockwise
  EXPECT_LT(*right.value, 0.03);
  EXPECT_DOUBLE_EQ(*left.value, -*right.value);
  EXPECT_LT(right.sigma, 0.85 * kByEye_rad);
}

TEST(Roll, IsLessSureAndLessMovedOnAHill) {
  const auto roll = [](double seen) {
    return EstimateRollAndGrade(Seen(seen), SceneOf(kByEye_rad), kPriors).roll_rad;
  };
  EXPECT_GT(roll(0.25).sigma, 0.9 * kByEye_rad);
  EXPECT_LT(std::abs(*roll(0.25).value) / 0.25, 0.3 * std::abs(*roll(0.03).value) / 0.03);
}

TEST(RollAndGrade, AreFreeOfTheMeanErrorOfFeet) {
  GroundPriors biased = kPriors;
  biased.seen_mean = 0.02;
  for (double seen : {-0.02, 0.0, 0.1}) {
    const RollAndGrade plain = EstimateRollAndGrade(Seen(seen), SceneOf(kByEye_rad), kPriors),
                       freed = EstimateRollAndGrade(Seen(seen + 0.02), SceneOf(kByEye_rad), biased);
    EXPECT_NEAR(*plain.roll_rad.value, *freed.roll_rad.value, 1e-12);
    EXPECT_NEAR(*plain.grade.value, *freed.grade.value, 1e-12);
  }
}

TEST(RollAndGrade, HoldTheTruthAsOftenAsTheySayOnGroundsAndCamerasAsTheyAreBelieved) {
  Random random(1);
  constexpr int kClips = 4000;
  int roll_held = 0, grade_held = 0;
  double before = 0, after = 0;
  for (int i = 0; i < kClips; ++i) {
    const bool level = random.Uniform() < kPriors.level_share;
    const double grade = random.Normal(0, level ? kPriors.level_sd : kPriors.slope_sd),
                 roll_rad = random.Normal(0, kByEye_rad);
    const GroundMotion seen = Seen(grade - roll_rad + random.Normal(0, kPriors.seen_sd));
    const RollAndGrade shown = EstimateRollAndGrade(seen, SceneOf(kByEye_rad), kPriors);
    grade_held += shown.grade.low() < grade && grade < shown.grade.high();
    roll_held += shown.roll_rad.low() < roll_rad && roll_rad < shown.roll_rad.high();
    before += roll_rad * roll_rad, after += std::pow(*shown.roll_rad.value - roll_rad, 2);
  }
  EXPECT_NEAR(roll_held, 0.95 * kClips, 0.02 * kClips);
  EXPECT_GT(grade_held, 0.93 * kClips);
  EXPECT_LT(after, 0.75 * before);
}

/// What edges show, exactly but for a doubt of `sigma`; right where `facing` is.
Scene WithEdges(Scene scene, double roll_rad, double grade, bool follows, double sigma = 0.006) {
  const double f = scene.facing == Facing::kRight ? 1 : -1;
  scene.edges.flat_rad = Known(roll_rad - (follows ? f * grade : 0), sigma, "test");
  scene.edges.flat_slant_rad = Known(0, 0.001, "test");
  scene.edges.ground_rad = Known(follows ? 0 : -f * grade, sigma, "test");
  return scene;
}

TEST(Grade, OfABeltIsToldByItsEdgesAgainstALevelRoomWhereFeetTellItBadly) {
  for (const Facing facing : {Facing::kRight, Facing::kLeft}) {
    const double f = facing == Facing::kRight ? 1 : -1;
    for (double belt : {-0.05, 0.06, 0.12}) {
      const Scene scene = WithEdges(SceneOf(kByEye_rad, facing), 0.02, belt, false);
      const RollAndGrade shown = EstimateRollAndGrade(Seen(belt - 0.02 * f + 0.015), scene, kPriors);
      EXPECT_NEAR(*shown.grade.value, belt, 0.01) << belt;
      EXPECT_EQ(shown.grade.source, kSlopeOfEdges);
      EXPECT_NEAR(*shown.roll_rad.value, 0.02, 0.005);
      EXPECT_LT(shown.roll_rad.sigma, 0.012);
    }
  }
}

TEST(Grade, OfAHillIsToldByUprightsWhereAllEdgesGoUpWithIt) {
  const Scene hill = WithEdges(SceneOf(kUprights_rad), 0, 0.1, true);
  const RollAndGrade shown = EstimateRollAndGrade(Seen(0.1), hill, kPriors);
  EXPECT_NEAR(*shown.grade.value, 0.1, 0.01);
  EXPECT_NEAR(*shown.roll_rad.value, 0, 0.005);
}

TEST(Grade, OfAHillWithoutUprightsStaysDoubtful) {
  const Scene hill = WithEdges(SceneOf(kByEye_rad), 0, 0.06, true);
  const RollAndGrade shown = EstimateRollAndGrade(Seen(0.06), hill, kPriors);
  EXPECT_GT(shown.grade.sigma, 0.02);
  EXPECT_GT(shown.roll_rad.sigma, 0.015);
}

TEST(Roll, IsSurerOfALevelRoomsEdgesThanOfFeetAlone) {
  const Scene scene = SceneOf(kByEye_rad);
  const Measured feet = EstimateRollAndGrade(Seen(-0.03), scene, kPriors).roll_rad,
                 edges =
                     EstimateRollAndGrade(Seen(-0.03), WithEdges(scene, 0.03, 0, false), kPriors).roll_rad;
  EXPECT_NEAR(*edges.value, 0.03, 0.006);
  EXPECT_LT(edges.sigma, 0.7 * feet.sigma);
}

TEST(RollAndGrade, TakeTheSlantOfLevelEdgesOffWhatFeetShow) {
  Scene scene = WithEdges(SceneOf(kUprights_rad), 0, 0, false, 0.05);
  scene.edges.ground_rad = Missing("none lie under the feet");
  scene.edges.flat_slant_rad =
      Known(-0.08, 0.001, "test");  // level edges rise to the right by 8 % at the feet's height
  EXPECT_LT(*EstimateRollAndGrade(Seen(0.08), scene, kPriors).grade.value, 0.01);
  EXPECT_GT(*EstimateRollAndGrade(Seen(0.16), scene, kPriors).grade.value, 0.04);
}

TEST(RollAndGrade, OfEdgesThatCannotBeStayNearWhatUprightsAndFeetSay) {
  const Scene scene = WithEdges(SceneOf(kUprights_rad), 0.12, 0, false);  // a stair's rail
  const RollAndGrade shown = EstimateRollAndGrade(Seen(0), scene, kPriors);
  EXPECT_NEAR(*shown.roll_rad.value, 0, 2 * kUprights_rad);
  EXPECT_NEAR(*shown.grade.value, 0, 0.02);
}

TEST(RollAndGrade, OfWildFeetStayNumbers) {
  for (double wild : {-40.0, 3.0, 500.0}) {
    const RollAndGrade shown =
        EstimateRollAndGrade(Seen(wild), WithEdges(SceneOf(kUprights_rad), 0, 0, false), kPriors);
    EXPECT_TRUE(std::isfinite(*shown.grade.value) && std::isfinite(shown.grade.sigma)) << wild;
    EXPECT_TRUE(std::isfinite(*shown.roll_rad.value) && std::isfinite(shown.roll_rad.sigma)) << wild;
  }
}

TEST(RollAndGrade, MirroredAreMirrored) {
  Random random(3);
  for (int i = 0; i < 50; ++i) {
    const double roll = random.Normal(0, kByEye_rad), grade = random.Normal(0, 0.06),
                 seen = random.Normal(0, 0.06);
    const bool follows = random.Uniform() < 0.5;
    const RollAndGrade right = EstimateRollAndGrade(
                           Seen(seen), WithEdges(SceneOf(kByEye_rad), roll, grade, follows), kPriors),
                       left = EstimateRollAndGrade(
                           Seen(seen), WithEdges(SceneOf(kByEye_rad, Facing::kLeft), -roll, grade, follows),
                           kPriors);
    EXPECT_NEAR(*left.grade.value, *right.grade.value, 1e-12);
    EXPECT_NEAR(*left.roll_rad.value, -*right.roll_rad.value, 1e-12);
  }
}

TEST(RollAndGrade, WithEdgesHoldTheTruthAsOftenAsTheySayAndKnowMore) {
  Random random(2);
  constexpr int kClips = 4000;
  int roll_held = 0, grade_held = 0;
  double without = 0, with = 0;
  for (int i = 0; i < kClips; ++i) {
    const bool level = random.Uniform() < kPriors.level_share, follows = random.Uniform() < 0.5;
    const double grade = random.Normal(0, level ? kPriors.level_sd : kPriors.slope_sd),
                 roll_rad = random.Normal(0, kByEye_rad);
    const GroundMotion seen = Seen(grade - roll_rad + random.Normal(0, kPriors.seen_sd));
    Scene scene = WithEdges(SceneOf(kByEye_rad), roll_rad, grade, follows);
    *scene.edges.flat_rad.value += random.Normal(0, scene.edges.flat_rad.sigma);
    *scene.edges.ground_rad.value += random.Normal(0, scene.edges.ground_rad.sigma);
    const RollAndGrade shown = EstimateRollAndGrade(seen, scene, kPriors);
    grade_held += shown.grade.low() < grade && grade < shown.grade.high();
    roll_held += shown.roll_rad.low() < roll_rad && roll_rad < shown.roll_rad.high();
    without +=
        std::pow(*EstimateRollAndGrade(seen, SceneOf(kByEye_rad), kPriors).roll_rad.value - roll_rad, 2);
    with += std::pow(*shown.roll_rad.value - roll_rad, 2);
  }
  EXPECT_NEAR(roll_held, 0.95 * kClips, 0.025 * kClips);
  EXPECT_GT(grade_held, 0.93 * kClips);
  EXPECT_LT(with, 0.5 * without);
}

TEST(RollAndGrade, AreAsTheyWereWhereTheGroundIsNotSeen) {
  const Scene scene = SceneOf(kByEye_rad);
  const RollAndGrade shown = EstimateRollAndGrade(std::nullopt, scene, kPriors);
  EXPECT_EQ(*shown.roll_rad.value, 0);
  EXPECT_EQ(shown.roll_rad.sigma, kByEye_rad);
  EXPECT_EQ(*shown.grade.value, 0);
  EXPECT_GT(shown.grade.sigma, 0.02);
  EXPECT_LT(shown.grade.sigma, kPriors.slope_sd);
}

}  // namespace
}  // namespace hinge
