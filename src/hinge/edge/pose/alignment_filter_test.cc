// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/alignment_filter.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/foundation/base/random.h"
#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

constexpr double kFrame_s = 1 / 60.0;

Alignment Standing(double x_px) { return {.p_IHips_px = Vec2(x_px, 500), .p_ISize_px = Vec2(x_px, 200)}; }

TEST(AlignmentFilter, LeavesTheFirstAndAConstantPointAlone) {
  AlignmentFilter filter;
  for (int i = 0; i < 20; ++i) {
    const Alignment smooth = filter.Apply(i * kFrame_s, Standing(300));
    EXPECT_NEAR(smooth.p_IHips_px.x(), 300, 1e-9);
    EXPECT_NEAR(smooth.p_ISize_px.y(), 200, 1e-9);
  }
}

TEST(AlignmentFilter, TakesMostOfTheTremblingOutOfAStillPerson) {
  AlignmentFilter filter;
  Random random(1);
  std::vector<double> raw_px, smooth_px;
  for (int i = 0; i < 300; ++i) {
    raw_px.push_back(300 + random.Normal(0, 1));
    smooth_px.push_back(filter.Apply(i * kFrame_s, Standing(raw_px.back())).p_IHips_px.x());
  }
  EXPECT_LT(StandardDeviation(smooth_px), 0.5 * StandardDeviation(raw_px));
}

TEST(AlignmentFilter, KeepsUpWithARunnerWhoCrossesThePicture) {
  AlignmentFilter filter;
  double lag_px = 0;
  constexpr double kSpeed_px_s = 900;  // three half-bodies a second: a sprinter
  for (int i = 0; i < 120; ++i) {
    const double x_px = kSpeed_px_s * i * kFrame_s;
    lag_px = x_px - filter.Apply(i * kFrame_s, Standing(x_px)).p_IHips_px.x();
  }
  EXPECT_LT(lag_px, 0.05 * 600);  // of the region's size before its margin
}

TEST(AlignmentFilter, DoesTheSameInASecondAtAnyFrameRate) {
  const auto after_a_second = [](double rate_hz) {
    AlignmentFilter filter;
    double x_px = 0;
    for (int i = 0; i <= rate_hz; ++i)
      x_px = filter.Apply(i / rate_hz, Standing(300 + 200 * i / rate_hz)).p_IHips_px.x();
    return x_px;
  };
  EXPECT_NEAR(after_a_second(60), after_a_second(240), 2.0);
}

TEST(AlignmentFilter, PassesOnPointsThatFallTogether) {
  AlignmentFilter filter;
  const Alignment dot = {.p_IHips_px = Vec2(7, 8), .p_ISize_px = Vec2(7, 8)};
  EXPECT_EQ(filter.Apply(0, dot).p_IHips_px, Vec2(7, 8));
}

}  // namespace
}  // namespace hinge
