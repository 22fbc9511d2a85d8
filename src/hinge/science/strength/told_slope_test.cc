// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/told_slope.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/angle.h"
#include "hinge/science/scene/estimate_scene.h"

namespace hinge {
namespace {

const Measured kNoEdges = Missing("there are no pictures");

TEST(ToldSlope, IsTheUsersWhereHeGivesOneWhateverEdgesShow) {
  const auto slope = FindToldSlope_deg(0.10, Known(-0.2, 0.01, "edges"), Facing::kRight);
  ASSERT_TRUE(slope.has_value());
  EXPECT_NEAR(*slope->value, 5.71, 0.01);  // 10 %
  EXPECT_LT(slope->sigma, 0.5);
  EXPECT_EQ(slope->source, kGiven);
}

TEST(ToldSlope, OfEdgesIsUphillWhereTheyRiseAheadOfThePerson) {
  const Measured clockwise = Known(RadFromDeg(6), RadFromDeg(0.5), "edges");
  EXPECT_NEAR(*FindToldSlope_deg({}, clockwise, Facing::kLeft)->value, 6, 1e-9);
  EXPECT_NEAR(*FindToldSlope_deg({}, clockwise, Facing::kRight)->value, -6, 1e-9);
  EXPECT_NEAR(FindToldSlope_deg({}, clockwise, Facing::kLeft)->sigma, 0.5, 1e-9);
}

TEST(ToldSlope, IsNotToldByEdgesThatLeanAlikeNorWithoutAny) {
  EXPECT_FALSE(FindToldSlope_deg({}, Known(0.02, 0.008, "edges"), Facing::kLeft).has_value());
  EXPECT_FALSE(FindToldSlope_deg({}, kNoEdges, Facing::kLeft).has_value());
}

}  // namespace
}  // namespace hinge
