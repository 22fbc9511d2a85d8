// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/body/anthropometry.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

constexpr double kRoundingOfTable = 0.0011;  // shares are printed to four decimals, twelve limbs

PerLandmark<Vec2> RandomBody(Random& random) {
  PerLandmark<Vec2> points;
  for (Vec2& p : points.values) p = {random.Normal(), random.Normal()};
  return points;
}

TEST(SegmentTable, AddsUpToTheWholeBody) {
  for (std::optional<Sex> sex :
       {std::optional<Sex>(), std::optional(Sex::kFemale), std::optional(Sex::kMale)}) {
    const BodyTable t = TableFor(sex);
    const double limbs = t.upper_arm.mass_share + t.forearm.mass_share + t.hand.mass_share +
                         t.thigh.mass_share + t.shank.mass_share + t.foot.mass_share;
    EXPECT_NEAR(t.head.mass_share + t.trunk.mass_share + 2 * limbs, 1, kRoundingOfTable);
  }
}

TEST(SegmentTable, HasThePublishedThighs) {  // de Leva 1996, table 4, row thigh
  EXPECT_DOUBLE_EQ(TableFor(Sex::kFemale).thigh.mass_share, 0.1478);
  EXPECT_DOUBLE_EQ(TableFor(Sex::kMale).thigh.mass_share, 0.1416);
  EXPECT_DOUBLE_EQ(TableFor(Sex::kFemale).thigh.com_share, 0.3612);
  EXPECT_DOUBLE_EQ(TableFor(Sex::kMale).thigh.com_share, 0.4095);
}

TEST(CentreOfMass, MovesAndTurnsWithTheBody) {
  Random random(1);
  for (int k = 0; k < 100; ++k) {
    PerLandmark<Vec2> points = RandomBody(random);
    const Vec2 before = CalcCentreOfMass(points), shift(random.Normal(), random.Normal());
    const double a = random.Uniform(-3, 3);
    Eigen::Matrix2d turn;
    turn << std::cos(a), -std::sin(a), std::sin(a), std::cos(a);
    for (Vec2& p : points.values) p = turn * p + shift;
    EXPECT_LT((CalcCentreOfMass(points) - (turn * before + shift)).norm(), 1e-12);
  }
}

TEST(CentreOfMass, LiesInsideTheBodysBox) {
  Random random(2);
  for (int k = 0; k < 100; ++k) {
    const PerLandmark<Vec2> points = RandomBody(random);
    Vec2 low = points.values[1], high = low;
    for (std::size_t i = 1; i < kLandmarkCount; ++i) {
      low = low.cwiseMin(points.values[i]);
      high = high.cwiseMax(points.values[i]);
    }
    const Vec2 com = CalcCentreOfMass(points);
    EXPECT_TRUE((com.array() >= low.array()).all() && (com.array() <= high.array()).all());
  }
}

TEST(CentreOfMass, OfABodyInOnePointIsThatPoint) {
  PerLandmark<Vec2> points;
  for (Vec2& p : points.values) p = {0.3, 1.1};
  EXPECT_LT((CalcCentreOfMass(points, Sex::kFemale) - Vec2(0.3, 1.1)).norm(), 1e-12);
}

}  // namespace
}  // namespace hinge
