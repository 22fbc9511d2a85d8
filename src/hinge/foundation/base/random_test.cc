// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/base/random.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

TEST(Random, RepeatsItselfForTheSameSeed) {
  Random a(7), b(7), c(8);
  bool other_seed_differs = false;
  for (int i = 0; i < 100; ++i) {
    const double x = a.Normal();
    EXPECT_EQ(x, b.Normal());
    other_seed_differs |= x != c.Normal();
  }
  EXPECT_TRUE(other_seed_differs);
}

TEST(Random, DrawsUniformNumbersFromTheWholeRange) {
  Random random(1);
  std::vector<double> draws;
  for (int i = 0; i < 20000; ++i) draws.push_back(random.Uniform(2, 5));
  for (double x : draws) ASSERT_TRUE(x >= 2 && x < 5) << x;
  EXPECT_NEAR(Mean(draws), 3.5, 0.02);
  EXPECT_NEAR(StandardDeviation(draws), 3 / std::sqrt(12), 0.02);
  EXPECT_NEAR(Quantile(draws, 0.1), 2.3, 0.03);
}

TEST(Random, DrawsNormalNumbers) {
  Random random(2);
  std::vector<double> draws;
  for (int i = 0; i < 20000; ++i) draws.push_back(random.Normal(1, 2));
  EXPECT_NEAR(Mean(draws), 1, 0.05);
  EXPECT_NEAR(StandardDeviation(draws), 2, 0.05);
  for (double z : {-1.5, 0.0, 0.7}) {
    double below = 0;
    for (double x : draws) below += (x - 1) / 2 < z ? 1 : 0;
    EXPECT_NEAR(below / 20000, NormalCdf(z), 0.012) << z;
  }
}

}  // namespace
}  // namespace hinge
