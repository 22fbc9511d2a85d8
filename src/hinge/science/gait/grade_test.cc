// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/grade.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/random.h"
#include "hinge/science/scene/scene.h"

namespace hinge {
namespace {

constexpr GroundPriors kPriors{.level_share = 0.8, .level_sd = 0.01, .slope_sd = 0.08, .seen_sd = 0.025};
const Measured kLevelCamera = Known(0, 0.005, "test");

GroundMotion Seen(double slope, double speed_m_s = 3) {
  return {.velocity_m_s = {-speed_m_s, -speed_m_s * slope}, .sigma_m_s = {0.01, 0.01}};
}

TEST(EstimateGrade, TakesNearlyLevelGroundForLevel) {
  for (double seen : {-0.03, -0.01, 0.0, 0.02, 0.03}) {
    const Measured grade = EstimateGrade(Seen(seen), kLevelCamera, kPriors);
    EXPECT_LT(std::abs(*grade.value), 0.01) << seen;
    EXPECT_NE(grade.source, kSeenOnFeet) << seen;
    EXPECT_LT(grade.low(), 0) << seen;
    EXPECT_GT(grade.high(), 0) << seen;
  }
}

TEST(EstimateGrade, SeesAHill) {
  for (double hill : {-0.15, 0.12, 0.2}) {
    const Measured grade = EstimateGrade(Seen(hill), kLevelCamera, kPriors);
    EXPECT_EQ(grade.source, kSeenOnFeet);
    EXPECT_NEAR(*grade.value, hill, 0.025) << hill;
    EXPECT_LT(grade.low(), hill);
    EXPECT_GT(grade.high(), hill);
  }
}

TEST(EstimateGrade, IsAntisymmetricAndIndependentOfSpeed) {
  for (double slope : {0.04, 0.09, 0.16}) {
    const double up = *EstimateGrade(Seen(slope), kLevelCamera, kPriors).value;
    EXPECT_NEAR(*EstimateGrade(Seen(-slope), kLevelCamera, kPriors).value, -up, 1e-12);
    EXPECT_NEAR(*EstimateGrade(Seen(slope, 4.5), kLevelCamera, kPriors).value, up, 0.002);
  }
}

TEST(EstimateGrade, IsLessSureUnderACameraThatNobodyLevelled) {
  const Measured tilted = Known(0, 0.026, "test");
  EXPECT_GT(EstimateGrade(Seen(0.15), tilted, kPriors).sigma,
            EstimateGrade(Seen(0.15), kLevelCamera, kPriors).sigma);
  EXPECT_LT(*EstimateGrade(Seen(0.15), tilted, kPriors).value,
            *EstimateGrade(Seen(0.15), kLevelCamera, kPriors).value);
}

TEST(EstimateGrade, HoldsTheTruthAsOftenAsItSaysOnGroundsAsTheyAreBelieved) {
  Random random(1);
  constexpr int kGrounds = 4000;
  int held = 0, hills = 0, hills_held = 0;
  for (int i = 0; i < kGrounds; ++i) {
    const bool level = random.Uniform() < kPriors.level_share;
    const double truth = random.Normal(0, level ? kPriors.level_sd : kPriors.slope_sd);
    const Measured grade =
        EstimateGrade(Seen(truth + random.Normal(0, kPriors.seen_sd)), kLevelCamera, kPriors);
    const bool holds = grade.low() < truth && truth < grade.high();
    held += holds, hills += !level, hills_held += !level && holds;
  }
  EXPECT_GT(held, 0.94 * kGrounds);
  EXPECT_GT(hills_held, 0.75 * hills);  // a small hill looks like level ground
}

TEST(EstimateGrade, IsTakenAsLevelWithItsDoubtWhereTheGroundIsNotSeen) {
  const Measured grade = EstimateGrade(std::nullopt, kLevelCamera, kPriors);
  EXPECT_EQ(*grade.value, 0);
  EXPECT_GT(grade.sigma, 0.02);
  EXPECT_LT(grade.sigma, kPriors.slope_sd);
}

}  // namespace
}  // namespace hinge
