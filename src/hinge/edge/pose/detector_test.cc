// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/detector.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr float kNobody = -50;

struct Outputs {
  std::vector<float> boxes = std::vector<float>(kAnchorCount * kValuesPerAnchor, 0);
  std::vector<float> logits = std::vector<float>(kAnchorCount, kNobody);
  void Put(std::size_t anchor, float logit, std::array<float, 8> values) {
    logits[anchor] = logit;
    std::copy(values.begin(), values.end(),
              boxes.begin() + static_cast<std::ptrdiff_t>(anchor * kValuesPerAnchor));
  }
};

Detection Face(double x, double y, double side, double score) {
  return {.score = score,
          .face_low = Vec2(x, y),
          .face_high = Vec2(x + side, y + side),
          .hips = Vec2(x, y + 0.3),
          .size_point = Vec2(x, y - 0.1)};
}

TEST(MakeAnchors, LaysThreeGridsOneBehindTheOther) {
  const auto anchors = MakeAnchors();
  ASSERT_EQ(anchors.size(), kAnchorCount);
  EXPECT_EQ(anchors[0], Vec2(0.5 / 28, 0.5 / 28));
  EXPECT_EQ(anchors[1], anchors[0]);                          // two a cell
  EXPECT_EQ(anchors[2], Vec2(1.5 / 28, 0.5 / 28));            // along the row first
  EXPECT_EQ(anchors[28 * 28 * 2], Vec2(0.5 / 14, 0.5 / 14));  // second grid
  EXPECT_EQ(anchors.back(), Vec2(6.5 / 7, 6.5 / 7));
}

TEST(DecodeDetections, ReadsBoxAndPointsFromTheAnchorsCentre) {
  Outputs out;
  const std::size_t middle_of_coarse_grid = kAnchorCount - 6 * 25;  // cell (3, 3) of 7 x 7
  out.Put(middle_of_coarse_grid, 2, {22.4F, 0, 44.8F, 22.4F, 0, 67.2F, 11.2F, -67.2F});
  const auto found = DecodeDetections(out.boxes, out.logits, MakeAnchors(), 0.5);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(found[0].score, 1 / (1 + std::exp(-2.0)), 1e-9);
  EXPECT_LT((found[0].face_low - Vec2(0.5, 0.45)).norm(), 1e-6);
  EXPECT_LT((found[0].face_high - Vec2(0.7, 0.55)).norm(), 1e-6);
  EXPECT_LT((found[0].hips - Vec2(0.5, 0.8)).norm(), 1e-6);
  EXPECT_LT((found[0].size_point - Vec2(0.55, 0.2)).norm(), 1e-6);
}

TEST(DecodeDetections, KeepsOnlyGoodScoresBestFirst) {
  Outputs out;
  out.Put(5, 0.5F, {});
  out.Put(900, 3, {});
  out.Put(2000, -0.5F, {});
  out.Put(2100, 1000, {});  // must not overflow
  const auto found = DecodeDetections(out.boxes, out.logits, MakeAnchors(), 0.5);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_DOUBLE_EQ(found[0].score, 1);
  EXPECT_GT(found[1].score, found[2].score);
}

TEST(DecodeDetections, RefusesOutputsOfAnotherNetwork) {
  const std::vector<float> few(10);
  EXPECT_THROW(DecodeDetections(few, few, MakeAnchors(), 0.5), ContractViolation);
}

TEST(DecodeDetections, PassesOverScoresThatAreNoNumbers) {
  Outputs out;
  out.Put(7, std::nanf(""), {});
  EXPECT_TRUE(DecodeDetections(out.boxes, out.logits, MakeAnchors(), 0.5).empty());
}

TEST(Tiles, CoverAWidePictureFromBorderToBorder) {
  const auto tiles = Tiles(1920, 1080);
  ASSERT_EQ(tiles.size(), 3U);
  EXPECT_DOUBLE_EQ(tiles.front().centre_I_px.x() - tiles.front().size_px / 2, 0);
  EXPECT_DOUBLE_EQ(tiles.back().centre_I_px.x() + tiles.back().size_px / 2, 1920);
  for (std::size_t i = 1; i < tiles.size(); ++i) {
    EXPECT_LE(tiles[i].centre_I_px.x() - tiles[i - 1].centre_I_px.x(), 1080 / 2.0);
  }
}

TEST(Tiles, AreNotNeededInAnUprightPicture) {
  EXPECT_TRUE(Tiles(1080, 1920).empty());
  EXPECT_TRUE(Tiles(640, 640).empty());
}

TEST(MergeOverlapping, AveragesOnePersonsBoxesWithTheirScores) {
  const auto merged = MergeOverlapping({Face(0.50, 0.2, 0.1, 0.9), Face(0.52, 0.2, 0.1, 0.6)});
  ASSERT_EQ(merged.size(), 1U);
  EXPECT_NEAR(merged[0].face_low.x(), (0.9 * 0.50 + 0.6 * 0.52) / 1.5, 1e-12);
  EXPECT_NEAR(merged[0].hips.x(), merged[0].face_low.x(), 1e-12);
  EXPECT_DOUBLE_EQ(merged[0].score, 0.9);
}

TEST(MergeOverlapping, LeavesTwoPeopleApart) {
  const auto merged =
      MergeOverlapping({Face(0.2, 0.2, 0.1, 0.9), Face(0.6, 0.2, 0.1, 0.8), Face(0.21, 0.2, 0.1, 0.7)});
  ASSERT_EQ(merged.size(), 2U);
  EXPECT_NEAR(merged[1].face_low.x(), 0.6, 1e-12);
}

TEST(MergeOverlapping, EndsWithBoxesWithoutArea) {
  EXPECT_EQ(MergeOverlapping({Face(0.2, 0.2, 0, 0.9), Face(0.2, 0.2, -0.1, 0.8)}).size(), 2U);
  EXPECT_TRUE(MergeOverlapping({}).empty());
}

}  // namespace
}  // namespace hinge
