// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/scene/slow_motion.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

TEST(SlowMotion, IsFoundForEveryRunningCadence) {
  Random random(1);
  for (int k = 0; k < 200; ++k) {
    const double step_s = 60 / random.Uniform(140, 210);
    for (double factor : {1.0, 2.0, 4.0, 8.0})
      EXPECT_EQ(*EstimateSlowMotionFactor(step_s * factor).value, factor);
  }
}

TEST(SlowMotion, IsInDoubtHalfWayBetweenTwoFactors) {
  EXPECT_GT(EstimateSlowMotionFactor(0.36 * 1.414).sigma, 0.3);
  EXPECT_LT(EstimateSlowMotionFactor(0.36).sigma, 0.01);
}

/// At half of its true factor a clip's bounce by gravity is four times the one seen.
double OverSeen(double at_factor, double true_factor) { return std::pow(true_factor / at_factor, 2); }

TEST(SlowMotion, IsToldFromItsNeighbourByTheBounce) {
  for (double truth : {4.0, 5.0, 8.0, 10.0}) {
    for (double at : {4.0, 8.0}) {
      const Measured factor = EstimateSlowMotionFactor(
          0.36 * truth, BounceByGravity{.factor = at, .over_seen = OverSeen(at, truth), .sigma_log = 0.05});
      EXPECT_EQ(*factor.value, truth) << "looked at with " << at;
      EXPECT_LT(factor.sigma, 0.2);
    }
  }
}

TEST(SlowMotion, IsInDoubtBetweenNeighboursWithoutTheBounce) {
  const Measured factor = EstimateSlowMotionFactor(0.36 * 9);
  EXPECT_EQ(*factor.value, 8);
  EXPECT_GT(factor.sigma, 0.4);
}

// A runner whose hips rise half as high as a spring's stays at life's speed: no factor lies so near.
TEST(SlowMotion, DoesNotFollowAnOddBounceAwayFromAClearRhythm) {
  for (double over_seen : {0.5, 1.5, 2.0})
    EXPECT_EQ(*EstimateSlowMotionFactor(0.36, BounceByGravity{.factor = 1, .over_seen = over_seen}).value, 1);
}

TEST(SlowMotion, SaysWhereItComesFrom) {
  EXPECT_EQ(EstimateSlowMotionFactor(0.36).source, "rhythm of the steps");
  EXPECT_EQ(EstimateSlowMotionFactor(0.36, BounceByGravity{}).source,
            "rhythm of the steps and height of the bounce");
}

}  // namespace
}  // namespace hinge
