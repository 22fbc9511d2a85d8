// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/base/statistics.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

TEST(Statistics, OfAHandfulOfNumbers) {
  const std::vector<double> v = {4, 1, 3, 2};
  EXPECT_DOUBLE_EQ(Mean(v), 2.5);
  EXPECT_NEAR(StandardDeviation(v), std::sqrt(5.0 / 3), 1e-12);
  EXPECT_DOUBLE_EQ(Median(v), 2.5);
  EXPECT_DOUBLE_EQ(Median({9, 1, 5}), 5);
}

TEST(Quantile, InterpolatesBetweenOrderedValues) {
  // By hand for type 7: position q (n - 1) counted from the smallest.
  EXPECT_DOUBLE_EQ(Quantile({10, 20, 30, 40, 50}, 0.1), 14);
  EXPECT_DOUBLE_EQ(Quantile({50, 10, 40, 20, 30}, 0.75), 40);
  EXPECT_DOUBLE_EQ(Quantile({3, 1, 2}, 0), 1);
  EXPECT_DOUBLE_EQ(Quantile({3, 1, 2}, 1), 3);
  EXPECT_DOUBLE_EQ(Quantile({7}, 0.3), 7);
}

TEST(Quantile, NeverGoesDownWithItsShare) {
  Random random(4);
  for (int i = 0; i < 50; ++i) {
    std::vector<double> v;
    for (int k = 0; k <= i; ++k) v.push_back(random.Normal());
    for (double q = 0.05; q <= 1; q += 0.05) EXPECT_LE(Quantile(v, q - 0.05), Quantile(v, q));
  }
}

TEST(RobustSigma, IsTheStandardDeviationOfNormalNumbersAndBearsOutliers) {
  Random random(5);
  std::vector<double> v;
  for (int i = 0; i < 5000; ++i) v.push_back(random.Normal(10, 3));
  EXPECT_NEAR(RobustSigma(v), 3, 0.15);
  for (int i = 0; i < 250; ++i) v[static_cast<std::size_t>(i)] = 1e6;
  EXPECT_NEAR(RobustSigma(v), 3, 0.4);
}

// Tables of Student's distribution, two-sided 0.05 and 0.002.
TEST(StudentFactor, HasItsTabledValues) {
  EXPECT_NEAR(1.959964 * StudentFactor(1), 12.706, 0.001);
  EXPECT_NEAR(1.959964 * StudentFactor(2), 4.303, 0.001);
  EXPECT_NEAR(1.959964 * StudentFactor(4), 2.776, 0.001);
  EXPECT_NEAR(1.959964 * StudentFactor(30), 2.042, 0.001);
  EXPECT_NEAR(StudentFactor(1e6), 1, 1e-5);
}

TEST(StudentCdf, HasItsTabledValuesAndIsSymmetric) {
  EXPECT_NEAR(StudentCdf(22.327, 2), 0.999, 1e-6);
  EXPECT_NEAR(StudentCdf(4.144, 10), 0.999, 1e-5);
  EXPECT_DOUBLE_EQ(StudentCdf(0, 3), 0.5);
  for (double t : {0.1, 1.0, 5.0, 300.0}) EXPECT_NEAR(StudentCdf(t, 3) + StudentCdf(-t, 3), 1, 1e-12);
}

// A normal number over the root of the mean square of n others is Student's t by definition.
TEST(StudentCdf, IsHowOftenARatioOfNormalNumbersLiesBelow) {
  Random random(6);
  constexpr int kDraws = 20000, kFreedom = 3;
  int below = 0;
  for (int i = 0; i < kDraws; ++i) {
    const double top = random.Normal();
    double squares = 0;
    for (int k = 0; k < kFreedom; ++k) squares += std::pow(random.Normal(), 2);
    below += top < 2 * std::sqrt(squares / kFreedom);
  }
  EXPECT_NEAR(StudentCdf(2, kFreedom), static_cast<double>(below) / kDraws, 0.006);
}

TEST(NormalCdf, HasItsTabledValues) {
  EXPECT_DOUBLE_EQ(NormalCdf(0), 0.5);
  EXPECT_NEAR(NormalCdf(1.959964), 0.975, 1e-7);
  EXPECT_NEAR(NormalCdf(-1), 0.158655, 1e-6);
}

TEST(Statistics, NeedEnoughValues) {
  EXPECT_THROW(Mean({}), ContractViolation);
  EXPECT_THROW(Median({}), ContractViolation);
  EXPECT_THROW(StandardDeviation({1}), ContractViolation);
  EXPECT_THROW(Quantile({1, 2}, 1.5), ContractViolation);
  EXPECT_THROW(StudentFactor(0.5), ContractViolation);
  EXPECT_THROW(StudentCdf(1, 0), ContractViolation);
}

}  // namespace
}  // namespace hinge
