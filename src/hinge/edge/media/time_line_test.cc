// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/time_line.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

TEST(TimeLine, LeavesIncreasingStampsAsTheyAreFromTheFirst) {
  TimeLine line(0.04);
  EXPECT_DOUBLE_EQ(line.Next_s(5.0), 0);
  EXPECT_DOUBLE_EQ(line.Next_s(5.01), 5.01 - 5.0);
  EXPECT_DOUBLE_EQ(line.Next_s(7.0), 2.0);
  EXPECT_EQ(line.repaired(), 0);
}

TEST(TimeLine, PutsAPictureWithoutAStampOneUsualFrameLater) {
  TimeLine line(0.04);
  line.Next_s(1.0);
  EXPECT_DOUBLE_EQ(line.Next_s(std::nullopt), 0.04);
  EXPECT_DOUBLE_EQ(line.Next_s(1.08), 1.08 - 1.0);
  EXPECT_EQ(line.repaired(), 1);
}

TEST(TimeLine, StartsAtZeroWhenTheFirstStampIsMissing) {
  TimeLine line(0.04);
  EXPECT_DOUBLE_EQ(line.Next_s(std::nullopt), 0);
  EXPECT_NEAR(line.Next_s(9.0), 0.04, 1e-12);
}

TEST(TimeLine, LetsNoRepeatedStampMoveTheOnesAfterIt) {
  TimeLine line(0.04);
  for (const double stamp_s : {0.0, 0.04, 0.04, 0.04}) line.Next_s(stamp_s);
  EXPECT_DOUBLE_EQ(line.Next_s(0.08), 0.08);
  EXPECT_EQ(line.repaired(), 2);
}

TEST(TimeLine, GoesOnAfterTheClockJumpsBack) {
  TimeLine line(0.04);
  line.Next_s(0.0);
  line.Next_s(10.0);
  EXPECT_DOUBLE_EQ(line.Next_s(2.0), 10.04);
  EXPECT_NEAR(line.Next_s(2.04), 10.08, 1e-12);
  EXPECT_EQ(line.repaired(), 1);
}

TEST(TimeLine, AlwaysIncreasesWhateverTheStamps) {
  Random random(3);
  for (int run = 0; run < 50; ++run) {
    TimeLine line(1 / 30.0);
    double last_s = -1;
    for (int i = 0; i < 40; ++i) {
      std::optional<double> stamp_s;
      if (random.Uniform() > 0.2) stamp_s = std::floor(random.Uniform(-20, 20)) / 30;
      const double now_s = line.Next_s(stamp_s);
      ASSERT_GT(now_s, last_s);
      last_s = now_s;
    }
  }
}

TEST(TimeLine, GoesOnWhenTheClockStandsStill) {
  TimeLine line(1 / 240.0);
  double last_s = line.Next_s(1.0);
  for (int i = 0; i < 500; ++i) {
    const double now_s = line.Next_s(1.0);
    ASSERT_GT(now_s - last_s, 2e-6) << i;  // files keep microseconds
    last_s = now_s;
  }
  EXPECT_GT(last_s, 0.1);
}

TEST(TimeLine, NeedsAUsualFrame) { EXPECT_THROW(TimeLine(0), ContractViolation); }

}  // namespace
}  // namespace hinge
