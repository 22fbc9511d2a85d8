// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/pattern.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr int kSide_px = 256;

Pattern At(int idx) { return static_cast<Pattern>(idx); }

/// A pattern's pixels by column i and row j.
struct Tile {
  std::vector<std::uint8_t> rgba;
  int Red(int i, int j) const { return rgba[4 * static_cast<std::size_t>(j * kSide_px + i)]; }
};
Tile TileOf(Pattern pattern, std::uint64_t seed = 1) { return {MakePattern(pattern, kSide_px, seed)}; }

/// Mean difference between two columns, or two rows.
double BetweenColumns(const Tile& tile, int a, int b) {
  double sum = 0;
  for (int j = 0; j < kSide_px; ++j) sum += std::abs(tile.Red(a, j) - tile.Red(b, j));
  return sum / kSide_px;
}
double BetweenRows(const Tile& tile, int a, int b) {
  double sum = 0;
  for (int i = 0; i < kSide_px; ++i) sum += std::abs(tile.Red(i, a) - tile.Red(i, b));
  return sum / kSide_px;
}

TEST(Pattern, RepeatsWithoutASeam) {
  for (int idx = 0; idx < kPatternCount; ++idx) {
    for (std::uint64_t seed : {1u, 2u, 3u}) {
      const Tile tile = TileOf(At(idx), seed);
      double column = 0, row = 0;
      for (int i = 0; i + 1 < kSide_px; ++i) {
        column = std::max(column, BetweenColumns(tile, i, i + 1));
        row = std::max(row, BetweenRows(tile, i, i + 1));
      }
      EXPECT_LE(BetweenColumns(tile, kSide_px - 1, 0), 1.1 * column) << idx;
      EXPECT_LE(BetweenRows(tile, kSide_px - 1, 0), 1.1 * row) << idx;
    }
  }
}

TEST(Pattern, IsTheSameForASeedAndAnotherForAnother) {
  for (int idx = 0; idx < kPatternCount; ++idx) {
    EXPECT_EQ(TileOf(At(idx), 5).rgba, TileOf(At(idx), 5).rgba) << idx;
    if (At(idx) != Pattern::kPlain) {
      EXPECT_NE(TileOf(At(idx), 5).rgba, TileOf(At(idx), 6).rgba) << idx;
    }
  }
}

TEST(Pattern, IsOpaqueOfTheSizeAskedAndLeavesAColourAboutAsItIs) {
  for (int idx = 0; idx < kPatternCount; ++idx) {
    const Tile tile = TileOf(At(idx));
    ASSERT_EQ(tile.rgba.size(), 4u * kSide_px * kSide_px);
    double mean = 0;
    for (std::size_t at = 0; at < tile.rgba.size(); at += 4) {
      ASSERT_EQ(tile.rgba[at + 3], 255);
      mean += tile.rgba[at] / (128.0 * kSide_px * kSide_px);
    }
    EXPECT_GT(mean, At(idx) == Pattern::kBelt ? 0.3 : 0.7) << idx;  // a belt is black
    EXPECT_LT(mean, 1.3) << idx;
  }
}

TEST(Pattern, IsFlatWhenPlainAndStructuredOtherwise) {
  for (int idx = 0; idx < kPatternCount; ++idx) {
    const Tile tile = TileOf(At(idx));
    int low = 255, high = 0;
    for (std::size_t at = 0; at < tile.rgba.size(); at += 4) {
      low = std::min<int>(low, tile.rgba[at]);
      high = std::max<int>(high, tile.rgba[at]);
    }
    if (At(idx) == Pattern::kPlain) {
      EXPECT_EQ(low, 128);
      EXPECT_EQ(high, 128);
    } else {
      EXPECT_GT(high - low, 10) << idx;
    }
  }
}

TEST(Pattern, OfABeltHasItsMarkWhereItIsSaidToBe) {
  const Tile tile = TileOf(Pattern::kBelt);
  for (int i = 0; i < kSide_px; ++i) {
    const bool marked = std::abs((i + 0.5) / kSide_px - kBeltMark) < kBeltMarkWidth / 2;
    for (int j = 0; j < kSide_px; j += 5) EXPECT_EQ(tile.Red(i, j) > 240, marked) << i << " " << j;
  }
}

TEST(Pattern, OfBricksHasEightRowsWithBrightMortarBetween) {
  const Tile tile = TileOf(Pattern::kBricks);
  double mortar = 0, brick = 0;
  for (int j = 0; j < kSide_px; ++j) {
    double mean = 0;
    for (int i = 0; i < kSide_px; ++i) mean += tile.Red(i, j) / static_cast<double>(kSide_px);
    const int in_row = j % (kSide_px / 8);
    if (in_row < 4) mortar += mean / (8 * 4);
    if (in_row >= 5) brick += mean / (8 * (kSide_px / 8 - 5));
  }
  EXPECT_GT(mortar, 1.2 * brick);
}

TEST(Pattern, CoversAboutAMetreOrTwoButForTrees) {
  for (int idx = 0; idx < kPatternCount; ++idx) {
    EXPECT_GE(PatternSize_m(At(idx)), 0.5) << idx;
    EXPECT_LE(PatternSize_m(At(idx)), 5) << idx;
  }
}

TEST(Pattern, NeedsASideThatIsAPowerOfTwo) {
  for (int side_px : {0, -16, 8, 100, 255})
    EXPECT_THROW(MakePattern(Pattern::kGrass, side_px, 1), ContractViolation);
  EXPECT_EQ(MakePattern(Pattern::kGrass, 16, 1).size(), 4u * 16 * 16);
}

}  // namespace
}  // namespace hinge
