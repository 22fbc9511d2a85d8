// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/stride_doubt.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

std::vector<StrideView> ViewsOf(const std::vector<Side>& sides) {
  std::vector<StrideView> views;
  for (Side side : sides) {
    views.emplace_back();
    views.back().side = side;
  }
  return views;
}

std::vector<StrideView> Alternate(int strides) {
  std::vector<Side> sides;
  for (int i = 0; i < strides; ++i) sides.push_back(i % 2 == 0 ? Side::kLeft : Side::kRight);
  return ViewsOf(sides);
}

TEST(PairStrides, PutsAStrideAndTheOtherFootsNextTogetherAndSurvivesAMissingOne) {
  using enum Side;
  EXPECT_EQ(PairStrides(Alternate(6)), (std::vector<std::size_t>{0, 0, 1, 1, 2, 2}));
  EXPECT_EQ(PairStrides(ViewsOf({kLeft, kLeft, kRight, kLeft, kRight})),
            (std::vector<std::size_t>{0, 1, 1, 2, 2}));
  EXPECT_TRUE(PairStrides({}).empty());
}

TEST(BootstrapWeights, AreOneAPairAndExponential) {
  Random random(3);
  const auto views = Alternate(2000);
  const std::vector<double> weights = BootstrapWeights(views, random);
  for (std::size_t i = 0; i < weights.size(); i += 2) EXPECT_EQ(weights[i], weights[i + 1]);
  EXPECT_NEAR(Mean(weights), 1, 0.1);
  EXPECT_NEAR(StandardDeviation(weights), 1, 0.1);
}

/// Spread of the mean of both feet over many runs of 12 strides, against the mean of what each run says of it.
void ExpectHonest(double shared) {
  Random random(4);
  const auto views = Alternate(12);
  std::vector<double> means, squares;
  for (int run = 0; run < 4000; ++run) {
    StrideValues values;
    double common = 0;
    for (int i = 0; i < 12; ++i) {
      if (i % 2 == 0) common = random.Normal();
      values.push_back((i % 2 == 0 ? 20 : 30) + shared * common + (1 - shared) * random.Normal());
    }
    double sum = 0;
    for (const auto& v : values) sum += *v;
    means.push_back(sum / 12);
    squares.push_back(std::pow(StrideStandardError(views, values, std::nullopt), 2));
  }
  EXPECT_NEAR(std::sqrt(Mean(squares)) / StandardDeviation(means), 1, 0.04) << shared;
}

TEST(StrideStandardError, IsHonestWhetherTheFeetGoTogetherOrNot) {
  for (double shared : {0.0, 0.5, 1.0}) ExpectHonest(shared);
}

TEST(StrideStandardError, OfOneFootIsThatOfItsOwnStridesAndNothingOfASingleOne) {
  const StrideValues values = {1.0, 10.0, 3.0, 10.0, 5.0, 10.0};
  EXPECT_NEAR(StrideStandardError(Alternate(6), values, Side::kLeft), 2 / std::sqrt(3.0), 1e-12);
  EXPECT_EQ(StrideStandardError(Alternate(6), values, Side::kRight), 0);
  EXPECT_EQ(StrideStandardError(Alternate(1), {4.0}, std::nullopt), 0);
}

}  // namespace
}  // namespace hinge
