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

std::vector<Side> AlternateSides(int strides) {
  std::vector<Side> sides;
  for (int i = 0; i < strides; ++i) sides.push_back(i % 2 == 0 ? Side::kLeft : Side::kRight);
  return sides;
}

std::vector<StrideView> Alternate(int strides) { return ViewsOf(AlternateSides(strides)); }

TEST(PairStrides, PutsAStrideAndTheOtherFootsNextTogetherAndSurvivesAMissingOne) {
  using enum Side;
  EXPECT_EQ(PairStrides(AlternateSides(6)), (std::vector<std::size_t>{0, 0, 1, 1, 2, 2}));
  EXPECT_EQ(PairStrides({kLeft, kLeft, kRight, kLeft, kRight}), (std::vector<std::size_t>{0, 1, 1, 2, 2}));
  EXPECT_TRUE(PairStrides({}).empty());
}

TEST(ThinStrides, KeepsBothFeetOfPairsThroughTheWholeRun) {
  for (int strides : {398, 400, 402, 798, 800, 802, 3001}) {
    Gait gait;
    for (int i = 0; i < strides; ++i) {
      gait.strides.emplace_back();
      gait.strides.back().side = i % 2 == 0 ? Side::kLeft : Side::kRight;
      gait.strides.back().used = true;
    }
    const Gait thin = ThinStrides(gait, 200);
    PerSide<int> kept = {{0, 0}};
    PerSide<double> place = {{0, 0}};
    for (int i = 0; i < strides; ++i) {
      const Stride& s = thin.strides[static_cast<std::size_t>(i)];
      kept[s.side] += s.used, place[s.side] += s.used ? i : 0;
    }
    for (Side side : kSides) {
      EXPECT_NEAR(kept[side], std::min(200, strides / 2), 1) << strides;
      EXPECT_NEAR(place[side] / kept[side], 0.5 * strides, 0.01 * strides + 2) << strides;
    }
  }
}

TEST(BootstrapWeights, AreOneAPairAndExponential) {
  Random random(3);
  const auto views = Alternate(2000);
  const std::vector<double> weights = BootstrapWeights(views, random);
  for (std::size_t i = 0; i < weights.size(); i += 2) EXPECT_EQ(weights[i], weights[i + 1]);
  EXPECT_NEAR(Mean(weights), 1, 0.1);
  EXPECT_NEAR(StandardDeviation(weights), 1, 0.1);
}

/// The 95 % interval of draws about the mean of so many pairs holds the truth in 95 %, be they few or many.
void ExpectCovers(int pairs) {
  Random random(5);
  const auto views = Alternate(2 * pairs);
  constexpr int kRuns = 1500, kDraws = 200;
  int inside = 0;
  for (int run = 0; run < kRuns; ++run) {
    std::vector<double> of_pair, drawn;
    for (int i = 0; i < pairs; ++i) of_pair.push_back(random.Normal());
    for (int draw = 0; draw < kDraws; ++draw) {
      const std::vector<double> weights = BootstrapWeights(views, random);
      double sum = 0, all = 0;
      for (int i = 0; i < pairs; ++i) {
        const double w = weights[2 * static_cast<std::size_t>(i)];
        sum += w * of_pair[static_cast<std::size_t>(i)], all += w;
      }
      drawn.push_back(sum / all);
    }
    inside += Quantile(drawn, 0.025) < 0 && Quantile(drawn, 0.975) > 0;
  }
  EXPECT_NEAR(static_cast<double>(inside) / kRuns, 0.95, 0.03) << pairs;
}

TEST(BootstrapWeights, PromiseNoMoreThanFewStridesHold) {
  for (int pairs : {6, 10, 30}) ExpectCovers(pairs);
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
