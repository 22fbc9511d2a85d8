// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/body/leg_length.h"

#include <gtest/gtest.h>

#include "hinge/science/body/testing_runner.h"

namespace hinge {
namespace {

TEST(LegLength, IsThighPlusShankWhateverTheMovement) {
  Random random(1);
  for (double leg_px : {50.0, 200.0, 333.0}) {
    const KeypointTrack track = MakeTestingTrack({.leg_px = leg_px}, random);
    EXPECT_NEAR(*CalcLegLength_px(track), leg_px, 1e-9);
    EXPECT_NEAR(CalcLegLength_px(track.frames[7], Side::kLeft), leg_px, 1e-9);
  }
}

TEST(LegLength, IsMissingWhenNobodyWasFound) {
  KeypointTrack track;
  track.frames.resize(5);
  EXPECT_FALSE(CalcLegLength_px(track).has_value());
}

}  // namespace
}  // namespace hinge
