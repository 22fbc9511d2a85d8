// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/edge_lines.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/edge/media/frame_for_tests.h"
#include "hinge/foundation/base/angle.h"

namespace hinge {
namespace {

constexpr PictureBox kNothing{-1, -1, -1, -1};

/// Light left of one edge through (`x_px`, middle row), dark right of it, between two rows.
GreyPicture OneEdge(double x_px, double lean_deg, int from_row, int until_row, Random& random, int step = 1) {
  const Frame frame = MakeFrame(320 * step, 240 * step, [&](int x, int y) {
    const double edge = step * x_px - (y - 120.0 * step) * std::tan(RadFromDeg(lean_deg));
    const double right = std::clamp(x - edge + 0.5, 0.0, 1.0);
    const bool there = y >= from_row * step && y < until_row * step;
    return static_cast<std::uint8_t>(170 - (there ? 60 * right : 30) + random.Normal(0, 1));
  });
  return Shrink(frame, step);
}

TEST(EdgeLines, TellLeanPlaceAndLengthOfAnEdge) {
  Random random(1);
  for (double lean_deg : {-11.0, -4.3, 0.0, 0.6, 7.5}) {
    const GreyPicture picture = OneEdge(140.3, lean_deg, 40, 200, random);
    const std::vector<EdgeLine> lines = FindUprightLines(picture, kNothing);
    ASSERT_EQ(lines.size(), 1u) << lean_deg;
    EXPECT_NEAR(DegFromRad(lines[0].lean_rad), lean_deg, 0.1);
    EXPECT_NEAR(lines[0].x_px, 140.3, 1.0);
    EXPECT_NEAR(lines[0].length_px, 160, 8);
    EXPECT_LT(DegFromRad(lines[0].sigma_rad), 0.3);
  }
}

TEST(EdgeLines, AreInPixelsOfTheWholePictureWhateverItWasShrunkBy) {
  Random random(2);
  const std::vector<EdgeLine> lines = FindUprightLines(OneEdge(100, 3, 40, 200, random, 3), kNothing);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NEAR(lines[0].x_px, 300, 3);
  EXPECT_NEAR(lines[0].length_px, 480, 24);
  EXPECT_NEAR(DegFromRad(lines[0].lean_rad), 3, 0.1);
}

TEST(EdgeLines, LeaveOutShortOnesSlantingOnesAndWhatLiesInTheBox) {
  Random random(3);
  EXPECT_TRUE(FindUprightLines(OneEdge(140, 0, 100, 112, random), kNothing).empty());
  EXPECT_TRUE(FindUprightLines(OneEdge(140, 25, 40, 200, random), kNothing).empty());
  EXPECT_TRUE(FindUprightLines(OneEdge(140, 0, 40, 200, random), {120, 0, 160, 240}).empty());
}

TEST(EdgeLines, AreStraightPiecesOfABentEdge) {
  const Frame bent = MakeFrame(320, 240, [](int x, int y) {
    const double edge = 150 + (y < 120 ? 0.15 * (120 - y) : 0.0);
    return static_cast<std::uint8_t>(170 - 60 * std::clamp(x - edge + 0.5, 0.0, 1.0));
  });
  const std::vector<EdgeLine> lines = FindUprightLines(Shrink(bent, 1), kNothing);
  bool plumb = false, slanting = false;
  for (const EdgeLine& l : lines) {
    plumb |= l.length_px > 60 && std::abs(DegFromRad(l.lean_rad)) < 1.5;
    slanting |= l.length_px > 60 && std::abs(DegFromRad(l.lean_rad) - DegFromRad(std::atan(0.15))) < 1.5;
  }
  EXPECT_TRUE(plumb);
  EXPECT_TRUE(slanting);
}

/// Light above one edge through (middle column, `y_px`), dark below it, between two columns.
GreyPicture OneFlatEdge(double y_px, double lean_deg, int from_x, int until_x, Random& random) {
  return Shrink(
      MakeFrame(320, 240,
                [&](int x, int y) {
                  const double edge = y_px + (x - 160) * std::tan(RadFromDeg(lean_deg));
                  const double below = std::clamp(y - edge + 0.5, 0.0, 1.0);
                  const bool there = x >= from_x && x < until_x;
                  return static_cast<std::uint8_t>(170 - (there ? 60 * below : 30) + random.Normal(0, 1));
                }),
      1);
}

TEST(FlatLines, TellLeanPlaceAndLengthClockwiseAsUprightsDo) {
  Random random(5);
  for (double lean_deg : {-18.0, -4.3, 0.0, 0.6, 13.0}) {
    const std::vector<EdgeLine> lines =
        FindFlatLines(OneFlatEdge(120.3, lean_deg, 50, 270, random), kNothing);
    ASSERT_EQ(lines.size(), 1u) << lean_deg;
    EXPECT_NEAR(DegFromRad(lines[0].lean_rad), lean_deg, 0.1);
    EXPECT_NEAR(lines[0].x_px, 160, 4);
    EXPECT_NEAR(lines[0].y_px, 120.3, 1.5);
    EXPECT_NEAR(lines[0].length_px, 220, 10);
  }
}

TEST(FlatLines, LeaveOutUprightsSteepOnesAndWhatLiesInTheBox) {
  Random random(6);
  EXPECT_TRUE(FindFlatLines(OneEdge(140, 0, 0, 240, random), kNothing).empty());
  EXPECT_TRUE(FindFlatLines(OneFlatEdge(120, 26, 50, 270, random), kNothing).empty());
  EXPECT_TRUE(FindFlatLines(OneFlatEdge(120, 0, 50, 270, random), {0, 100, 320, 140}).empty());
}

TEST(EdgeLines, TheMedianPictureForgetsWhoPassesBy) {
  std::vector<GreyPicture> pictures;
  for (int k = 0; k < 5; ++k) {
    pictures.push_back(
        Shrink(MakeFrame(320, 240,
                         [k](int x, int) { return std::uint8_t(std::abs(x - 40 - 60 * k) < 15 ? 40 : 160); }),
               1));
  }
  EXPECT_TRUE(FindUprightLines(MedianOf(pictures), kNothing).empty());
  EXPECT_FALSE(FindUprightLines(pictures[0], kNothing).empty());
}

}  // namespace
}  // namespace hinge
