// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/observe/error_model.h"

#include <gtest/gtest.h>

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

TEST(ErrorModel, WithoutAnEntryAMeasureHasNone) { EXPECT_EQ(ErrorModel{}.measures.count("knee_peak"), 0u); }

}  // namespace
}  // namespace hinge
