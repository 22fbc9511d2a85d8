// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/peaks.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

std::vector<float> Bell(std::size_t cells, double middle, double width) {
  std::vector<float> row(cells);
  for (std::size_t i = 0; i < cells; ++i)
    row[i] = static_cast<float>(std::exp(-0.5 * std::pow((static_cast<double>(i) - middle) / width, 2)));
  return row;
}

TEST(Peaks, OfABellLieWithinAFewHundredthsOfACell) {
  Random random(1);
  for (int i = 0; i < 500; ++i) {
    const double x = random.Uniform(1, 46), y = random.Uniform(1, 62);
    const Peak peak = FindSimccPeak(Bell(48, x, 2), Bell(64, y, 2));
    EXPECT_NEAR(peak.p_cells.x(), x, 0.03);
    EXPECT_NEAR(peak.p_cells.y(), y, 0.03);
    EXPECT_GT(peak.value, 0.9);
  }
}

TEST(Peaks, OfAParabolaAreExact) {
  for (double top : {3.0, 3.2, 3.49, 2.6}) {
    std::vector<float> row(8);
    for (std::size_t i = 0; i < row.size(); ++i)
      row[i] = static_cast<float>(5 - std::pow(static_cast<double>(i) - top, 2));
    EXPECT_NEAR(FindRowPeak(row), top, 1e-5);
  }
}

TEST(Peaks, OfAMapAreThoseOfItsRowAndColumn) {
  const std::vector<float> across = Bell(12, 4.3, 1.5), down = Bell(16, 9.8, 1.5);
  std::vector<float> map;
  for (float v : down) {
    for (float u : across) map.push_back(u * v);
  }
  const Peak peak = FindMapPeak(map, 12), rows = FindSimccPeak(across, down);
  EXPECT_NEAR(peak.p_cells.x(), rows.p_cells.x(), 1e-5);
  EXPECT_NEAR(peak.p_cells.y(), rows.p_cells.y(), 1e-5);
}

TEST(Peaks, AtAnEdgeOrOfAFlatRowAreTheCellItself) {
  EXPECT_EQ(FindRowPeak(std::vector<float>{3, 2, 1}), 0);
  EXPECT_EQ(FindRowPeak(std::vector<float>{1, 2, 3}), 2);
  EXPECT_EQ(FindRowPeak(std::vector<float>{1, 1, 1, 1}), 0);
  EXPECT_EQ(FindRowPeak(std::vector<float>{7}), 0);
}

TEST(Peaks, NeedValuesAndWholeRows) {
  EXPECT_THROW(FindRowPeak({}), ContractViolation);
  EXPECT_THROW(FindMapPeak(std::vector<float>(10), 3), ContractViolation);
}

}  // namespace
}  // namespace hinge
