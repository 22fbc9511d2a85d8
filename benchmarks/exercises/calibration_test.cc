// SPDX-License-Identifier: Apache-2.0
#include "calibration.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

Said Tell(int count, double really_over_said, Random& random) {
  Said all;
  for (int i = 0; i < count; ++i) {
    const double p = random.Uniform();
    all.push_back({p, random.Uniform() < p * really_over_said});
  }
  return all;
}

TEST(CalibrationError, IsTheGapBetweenWhatWasSaidAndWhatWas) {
  EXPECT_EQ(CalcCalibrationError({}), 0);
  EXPECT_NEAR(CalcCalibrationError({{0.75, true}, {0.75, false}}), 0.25, 1e-12);
  EXPECT_NEAR(CalcCalibrationError({{0.05, true}, {0.95, true}}), 0.5 * (0.95 + 0.05), 1e-12);
}

TEST(CalibrationError, OfAPerfectTellerIsWithinWhatChanceAllows) {
  Random random(2);
  int beyond = 0;
  for (int i = 0; i < 200; ++i) {
    const Said all = Tell(60, 1, random);
    beyond += CalcCalibrationError(all) > CalcChanceError(all).most;
  }
  EXPECT_NEAR(beyond, 0.05 * 200, 9);
}

TEST(ChanceError, ShrinksWithTheRootOfTheNumberAndShowsABadTellerOut) {
  Random random(3);
  const Said few = Tell(50, 1, random), many = Tell(5000, 1, random);
  EXPECT_NEAR(CalcChanceError(few).mean / CalcChanceError(many).mean, 10, 1.5);
  const Said bad = Tell(200, 0.6, random);
  EXPECT_GT(CalcCalibrationError(bad), CalcChanceError(bad).most);
}

}  // namespace
}  // namespace hinge
