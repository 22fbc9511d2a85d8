// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/edge_family.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

constexpr FamilyLimits kLimits{.most_level = 0.17, .tilt_sd = 2e-4, .apart = 60, .agree = 0.01};

/// Edges of one family here and there in a picture 800 px high, seen with an error.
std::vector<FamilyEdge> Draw(double level, double tilt, int count, double sigma, Random& random) {
  std::vector<FamilyEdge> edges;
  for (int i = 0; i < count; ++i) {
    const double at = random.Uniform(-400, 400);
    edges.push_back({.slope = level + tilt * at + random.Normal(0, sigma),
                     .sigma = sigma,
                     .at = at,
                     .length = random.Uniform(50, 300)});
  }
  return edges;
}

TEST(EdgeFamily, IsFoundWithItsLevelAndTilt) {
  Random random(1);
  for (int i = 0; i < 50; ++i) {
    const double level = random.Uniform(-0.12, 0.12), tilt = random.Normal(0, 1.5e-4);
    const AgreedFamily found = FindEdgeFamily(Draw(level, tilt, 12, 0.003, random), kLimits);
    EXPECT_NEAR(found.family.level, level, 0.006);
    EXPECT_NEAR(found.family.tilt, tilt, 4e-5);
    EXPECT_GT(found.square_share, 0.9);
  }
}

TEST(EdgeFamily, LeavesOutWhatLeansOtherwise) {
  Random random(2);
  std::vector<FamilyEdge> edges = Draw(0.02, 1e-4, 10, 0.002, random);
  for (int i = 0; i < 6; ++i)
    edges.push_back({.slope = 0.09 + 0.01 * i, .sigma = 0.002, .at = 60.0 * i, .length = 80});
  const AgreedFamily found = FindEdgeFamily(edges, kLimits);
  EXPECT_NEAR(found.family.level, 0.02, 0.006);
  EXPECT_LE(found.edges.size(), 11u);
  EXPECT_LT(found.square_share, 1);
}

TEST(EdgeFamily, OfEdgesAtOneHeightHasTheTiltsPriorInItsDoubt) {
  std::vector<FamilyEdge> edges;
  for (int i = 0; i < 3; ++i) edges.push_back({.slope = 0.03, .sigma = 0.003, .at = 300, .length = 100});
  const EdgeFamily family = FindEdgeFamily(edges, kLimits).family;
  EXPECT_NEAR(family.At(300), 0.03, 0.002);
  EXPECT_GT(std::sqrt(family.level_variance), 0.8 * 300 * kLimits.tilt_sd);
  EXPECT_LT(std::sqrt(family.VarianceAt(300)), 0.004);
}

TEST(EdgeFamily, HoldsTheTruthAsOftenAsItSaysAndManyEdgesTellNoMoreThanThree) {
  Random random(3);
  int held = 0;
  for (int i = 0; i < 1000; ++i) {
    const double level = random.Normal(0, 0.03), tilt = random.Normal(0, kLimits.tilt_sd);
    const EdgeFamily f = FindEdgeFamily(Draw(level, tilt, 3, 0.005, random), kLimits).family;
    held += std::abs(f.level - level) < 1.96 * std::sqrt(f.level_variance);
  }
  EXPECT_GT(held, 920);
  const auto doubt = [&](int count) {
    double sum = 0;
    for (int i = 0; i < 50; ++i)
      sum += FindEdgeFamily(Draw(0, 0, count, 0.002, random), kLimits).family.VarianceAt(0);
    return sum;
  };
  EXPECT_GT(doubt(40), 0.4 * doubt(8));
}

TEST(EdgeFamily, OfNothingAgreesWithNothing) {
  EXPECT_TRUE(FindEdgeFamily({}, kLimits).edges.empty());
  const FamilyEdge steep{.slope = 0.3, .sigma = 0.002, .at = 0, .length = 200};
  const AgreedFamily found = FindEdgeFamily({steep, steep}, kLimits);
  EXPECT_TRUE(found.edges.empty());
  EXPECT_EQ(found.length, 0);
}

TEST(EdgeFamily, IsPlainerOfTwoThatAgreeAsMuch) {
  const FamilyEdge level{.slope = 0.0, .sigma = 0.002, .at = 0, .length = 200},
      askew{.slope = 0.08, .sigma = 0.002, .at = 10, .length = 200};
  EXPECT_NEAR(FindEdgeFamily({askew, level}, kLimits).family.level, 0, 1e-3);
}

}  // namespace
}  // namespace hinge
