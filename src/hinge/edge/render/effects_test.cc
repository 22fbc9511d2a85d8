// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/effects.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

constexpr int kWidth_px = 40, kHeight_px = 30;

Image Grey(std::uint8_t value) {
  return {.width_px = kWidth_px, .height_px = kHeight_px, .rgb = std::vector<std::uint8_t>(3600, value)};
}

TEST(PlanPicture, WithoutEffectsIsOneInstantOfAllRows) {
  const auto parts = PlanPicture({}, 2, 1 / 30.0, 720, 1, 1);
  ASSERT_EQ(parts.size(), 1u);
  EXPECT_EQ(parts[0].time_s, 2);
  EXPECT_EQ(parts[0].rows.first_row, 0);
  EXPECT_EQ(parts[0].rows.end_row, 720);
}

TEST(PlanPicture, CoversEveryRowOfEveryExposureAndKeepsTheStampInTheMiddle) {
  const Effects effects = {.exposure_share = 0.5, .readout_share = 0.8};
  const double frame_s = 1 / 25.0;
  const auto parts = PlanPicture(effects, 1, frame_s, 721, 5, 7);
  ASSERT_EQ(parts.size(), 35u);
  double sum_s = 0, first_s = 9, last_s = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    EXPECT_EQ(parts[i].rows.first_row, i % 7 == 0 ? 0 : parts[i - 1].rows.end_row);
    sum_s += parts[i].time_s / 35;
    first_s = std::min(first_s, parts[i].time_s);
    last_s = std::max(last_s, parts[i].time_s);
  }
  EXPECT_EQ(parts.back().rows.end_row, 721);
  EXPECT_NEAR(sum_s, 1, 1e-4);
  EXPECT_NEAR(last_s - first_s, frame_s * (0.5 * 4 / 5 + 0.8 * 6 / 7), 1e-4);
}

TEST(CalcParts, AreAsManyAsTheMotionNeeds) {
  EXPECT_EQ(CalcParts(0, 3, 12), 1);
  EXPECT_EQ(CalcParts(3.1, 3, 12), 2);
  EXPECT_EQ(CalcParts(1e6, 3, 12), 12);
}

TEST(AddNoise, IsIndependentFromPixelToPixelAndPictureToPicture) {
  Image a = Grey(128), b = Grey(128);
  AddNoise(8, 1, 0, a);
  AddNoise(8, 1, 1, b);
  double neighbour = 0, other = 0, own = 0;
  for (std::size_t i = 0; i + 3 < a.rgb.size(); ++i) {
    const double v = a.rgb[i] - 128.0;
    own += v * v;
    neighbour += v * (a.rgb[i + 3] - 128.0);
    other += v * (b.rgb[i] - 128.0);
  }
  EXPECT_LT(std::abs(neighbour / own), 0.06);
  EXPECT_LT(std::abs(other / own), 0.06);
}

TEST(AddNoise, StaysWithinBlackAndWhite) {
  Image black = Grey(0), white = Grey(255), same = Grey(77);
  AddNoise(40, 1, 0, black);
  AddNoise(40, 1, 0, white);
  AddNoise(0, 1, 0, same);
  for (std::size_t i = 0; i < black.rgb.size(); ++i) {
    EXPECT_LT(black.rgb[i], 220);
    EXPECT_GT(white.rgb[i], 35);
  }
  EXPECT_EQ(same.rgb, Grey(77).rgb);
}

TEST(Problems, NameTheField) {
  EXPECT_TRUE(Problems(Effects{}).empty());
  EXPECT_NE(Problems(Effects{.exposure_share = 1.5}).at(0).find("exposure_share"), std::string::npos);
  EXPECT_EQ(Problems(Effects{.readout_share = -1, .noise_grey = 99, .gain = 0}).size(), 3u);
}

}  // namespace
}  // namespace hinge
