// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/observe/error_model.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

TEST(ErrorModel, JitterGrowsFromSeenToHiddenAndNeverBeyond) {
  const ErrorModel model{
      .model = "m", .provenance = "", .jitter_legs = 0.01, .hidden_factor = 4, .measures = {}};
  EXPECT_DOUBLE_EQ(model.Jitter_legs(1), 0.01);
  EXPECT_DOUBLE_EQ(model.Jitter_legs(0), 0.04);
  EXPECT_DOUBLE_EQ(model.Jitter_legs(-3), model.Jitter_legs(0));
  EXPECT_DOUBLE_EQ(model.Jitter_legs(7), model.Jitter_legs(1));
  for (double v = 0; v < 0.95; v += 0.05) EXPECT_GT(model.Jitter_legs(v), model.Jitter_legs(v + 0.05));
}

TEST(ErrorModel, WithoutAnEntryAMeasureHasNone) {
  EXPECT_EQ(ErrorModel{}.OfRunning("knee_peak").bias_near, 0);
  EXPECT_EQ(ErrorModel{}.OfStanding("knee_peak").sigma_far, 0);
}

TEST(ErrorModel, TakesTheOutlinesEntryForKneesThatItPlacedButNotForSomebodyWhoStands) {
  ErrorModel model;
  model.measures = {{"knee_ic", {1, 4, 1, 4}}, {"trunk_lean", {0.3, 1, 0.3, 1}}};
  model.outlined = {{"knee_ic", {-1, 2, -1, 2}}};
  EXPECT_EQ(model.OfRunning("knee_ic").sigma_near, 4);
  EXPECT_TRUE(model.IsAlikeStanding("knee_ic"));
  model.knees_outlined = true;
  EXPECT_EQ(model.OfRunning("knee_ic").sigma_near, 2);
  EXPECT_EQ(model.OfStanding("knee_ic").sigma_near, 4);
  EXPECT_FALSE(model.IsAlikeStanding("knee_ic"));
  EXPECT_EQ(model.OfRunning("trunk_lean").bias_near, 0.3);
  EXPECT_TRUE(model.IsAlikeStanding("trunk_lean"));
}

TEST(ErrorModel, OfKindsThatDisagreeIsAsDoubtfulAsTheyDisagree) {
  const MeasureError all = CombineSources({{-1, 3, 2, 1}, {3, 1, 2, 1}});
  EXPECT_DOUBLE_EQ(all.bias_near, 1);
  EXPECT_DOUBLE_EQ(all.sigma_near, std::sqrt(9 + 8));  // 3^2 within, 2^2 + 2^2 between
  EXPECT_DOUBLE_EQ(all.bias_far, 2);
  EXPECT_DOUBLE_EQ(all.sigma_far, 1);
  EXPECT_DOUBLE_EQ(CombineSources({{-1, 3, 2, 1}}).sigma_near, 3);
}

TEST(ErrorModel, BothLegsErrorsAreAsAlikeAsTheSourcesThatKnowSay) {
  MeasureError knows{0, 1, 0, 1, 0.6};
  EXPECT_FALSE(CombineSources({{0, 1, 0, 1}}).alike);
  EXPECT_DOUBLE_EQ(*CombineSources({{0, 1, 0, 1}, knows}).alike, 0.6);
  Random random(3);
  double product = 0, square = 0;
  for (int i = 0; i < 20000; ++i) {
    const double near = random.Normal(), far = MixErrors(near, random.Normal(), 0.6);
    product += near * far / 20000, square += far * far / 20000;
  }
  EXPECT_NEAR(product, 0.6, 0.03);
  EXPECT_NEAR(square, 1, 0.03);
}

}  // namespace
}  // namespace hinge
