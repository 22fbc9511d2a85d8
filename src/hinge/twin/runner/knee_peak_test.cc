// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/knee_peak.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "hinge/foundation/base/angle.h"
#include "hinge/twin/runner/testing_twins.h"

namespace hinge {
namespace {

double LargestKnee_deg(const TwinRun& run, const TwinStep& step) {
  double largest = 0;
  for (double t = step.ic_s; t <= step.to_s; t += 1e-3)
    largest = std::max(largest, DegFromRad(CalcTwinPose(run, t).leg[step.side].knee()));
  return largest;
}

TEST(SolveBump, BendsTheKneeAsDeepAsAskedForAtEverySpeed) {
  for (double speed_m_s : {2.5, 3.5, 4.5}) {
    for (double peak_deg : {39.0, 42.0, 44.0}) {
      TwinOptions options = MakeTypicalRunner(speed_m_s);
      for (Side side : kSides) options.leg[side].knee_peak_deg = peak_deg;
      const TwinRun run = MakeTwinRun(options);
      EXPECT_NEAR(LargestKnee_deg(run, run.steps[10]), peak_deg, 0.1) << speed_m_s;
      EXPECT_TRUE(OnlyPushes(run.steps[10].com));
    }
  }
}

TEST(SolveBump, LowersTheBodyToBendTheKneeMore) {
  TwinOptions deep = MakeTypicalRunner(3.5);
  for (Side side : kSides) deep.leg[side].knee_peak_deg += 4;
  const TwinRun usual = MakeTwinRun(MakeTypicalRunner(3.5)), deeper = MakeTwinRun(deep);
  EXPECT_LT(deeper.steps[10].com.bump_m, usual.steps[10].com.bump_m);
}

TEST(OnlyPushes, IsFalseWhereTheGroundWouldHaveToPull) {
  ComArc arc = MakeTwinRun(MakeTypicalRunner(3.5)).steps[10].com;
  ASSERT_TRUE(OnlyPushes(arc));
  arc.bump_m += 0.05;
  EXPECT_FALSE(OnlyPushes(arc));
}

TEST(RestMoment, IsSmallAndDoesNotJump) {
  const TwinRun run = MakeTwinRun(MakeTypicalRunner(3.5));
  const TwinStep& step = run.steps[10];
  Vec2 before = RestMoment_m(run, 10, step.ic_s);
  for (double t = step.ic_s; t <= step.to_s; t += 1e-3) {
    const Vec2 now = RestMoment_m(run, 10, t);
    EXPECT_LT(now.norm(), 0.5);
    EXPECT_LT((now - before).norm(), 0.003);
    before = now;
  }
}

}  // namespace
}  // namespace hinge
