// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/activity/find_activity.h"

#include <gtest/gtest.h>

#include "hinge/science/body/testing_runner.h"

namespace hinge {
namespace {

Activity MainOf(const TestingRunner& runner, Random& random) {
  return FindMainActivity(FindActivity(MakeTestingTrack(runner, random))).activity;
}

TEST(Activity, TellsBouncingFromPendulumAtAnySizeRateAndDirection) {
  Random random(1);
  for (int k = 0; k < 40; ++k) {
    TestingRunner r{.leg_px = random.Uniform(60, 300), .step_s = random.Uniform(0.28, 0.5), .noise_px = 1};
    r.bounce_px = 0.04 * r.leg_px;
    r.rate_hz = k % 2 == 0 ? 30 : 120;
    r.faces_right = k % 3 == 0;
    r.speed_px_s = k % 4 == 0 ? 60 : 0;
    EXPECT_EQ(MainOf(r, random), Activity::kRunning) << k;
    r.bounce_px = -r.bounce_px;
    r.step_s = 0.55;
    EXPECT_EQ(MainOf(r, random), Activity::kWalking) << k;
  }
}

TEST(Activity, SeesRunningInSlowMotion) {
  Random random(2);
  EXPECT_EQ(MainOf({.step_s = 8 * 0.36, .rate_hz = 30, .duration_s = 20, .noise_px = 1}, random),
            Activity::kRunning);
}

TEST(Activity, CallsAStillPersonStanding) {
  Random random(3);
  EXPECT_EQ(MainOf({.bounce_px = 0, .swing_rad = 0, .noise_px = 1}, random), Activity::kStanding);
}

TEST(Activity, FindsWhereRunningTurnsToStanding) {
  Random random(4);
  KeypointTrack track = MakeTestingTrack({.duration_s = 6, .noise_px = 1}, random);
  const KeypointTrack still =
      MakeTestingTrack({.bounce_px = 0, .swing_rad = 0, .duration_s = 6, .noise_px = 1}, random);
  for (KeypointFrame f : still.frames) {
    f.time_s += 6;
    track.frames.push_back(f);
  }
  const std::vector<ActivitySpan> spans = FindActivity(track);
  ASSERT_GE(spans.size(), 2u);
  EXPECT_EQ(spans.front().activity, Activity::kRunning);
  EXPECT_EQ(spans.back().activity, Activity::kStanding);
  EXPECT_NEAR(spans.front().end_s, 6, 1.5);
}

TEST(Activity, IsEmptyWithoutAPerson) {
  KeypointTrack track;
  track.frames.resize(50);
  EXPECT_TRUE(FindActivity(track).empty());
  EXPECT_EQ(FindMainActivity({}).activity, Activity::kNone);
}

}  // namespace
}  // namespace hinge
