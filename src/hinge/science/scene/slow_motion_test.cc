// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/scene/slow_motion.h"

#include <gtest/gtest.h>

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

TEST(SlowMotion, SaysWhereItComesFrom) {
  EXPECT_EQ(EstimateSlowMotionFactor(0.36).source, "rhythm of the steps");
}

}  // namespace
}  // namespace hinge
