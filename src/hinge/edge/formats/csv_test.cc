// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/csv.h"

#include <gtest/gtest.h>

#include <cmath>
#include <locale>

#include "hinge/edge/formats/measures_csv.h"
#include "hinge/edge/formats/motion_csv.h"
#include "hinge/edge/formats/session_for_tests.h"
#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

TEST(Csv, QuotesOnlyWhatNeedsIt) {
  EXPECT_EQ(MakeCsvLine({"a", "b c", "d,e", "say \"f\"", "g\nh", ""}),
            "a,b c,\"d,e\",\"say \"\"f\"\"\",\"g\nh\",\r\n");
}

TEST(Csv, ReadsBackAnyCells) {
  Random random(1);
  const std::string letters = "ab,\"\r\n é0";
  for (int round = 0; round < 300; ++round) {
    CsvRow row(static_cast<std::size_t>(random.Uniform(1, 6)));
    for (std::string& cell : row) {
      for (int i = static_cast<int>(random.Uniform(0, 8)); i > 0; --i) {
        cell += letters[static_cast<std::size_t>(random.Uniform(0, static_cast<double>(letters.size())))];
      }
    }
    EXPECT_EQ(ParseCsv(MakeCsvLine(row) + MakeCsvLine({"end"}), "x"), (std::vector<CsvRow>{row, {"end"}}));
  }
}

TEST(Csv, AcceptsRowsWithoutCarriageReturnAndWithoutALastLineEnd) {
  EXPECT_EQ(ParseCsv("a,b\nc,d", "x"), (std::vector<CsvRow>{{"a", "b"}, {"c", "d"}}));
  EXPECT_TRUE(ParseCsv("", "x").empty());
}

TEST(Csv, NamesTheRowOfABrokenQuote) {
  for (const char* text : {"a\n\"b", "a\n\"b\"c\n"}) {
    try {
      ParseCsv(text, "x.csv");
      ADD_FAILURE() << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.where, "x.csv, row 2");
    }
  }
}

struct CommaNumbers : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
};

TEST(Csv, NumbersReadBackExactlyInALocaleWithADecimalComma) {
  const std::locale before = std::locale::global(std::locale(std::locale::classic(), new CommaNumbers));
  Random random(2);
  for (int i = 0; i < 200; ++i) {
    const double value = random.Normal() * std::pow(10, random.Uniform(-8, 8));
    EXPECT_EQ(ParseCsvNumber(CsvNumber(value), "x"), value);
  }
  EXPECT_EQ(CsvNumber(1.5, 3), "1.500");
  EXPECT_EQ(CsvNumber(std::nan("")), "");
  std::locale::global(before);
}

TEST(Csv, RefusesWhatIsNoNumber) {
  for (const char* cell : {"", "1,5", "1.5x", "nan", "inf", " 1", "1e999", "0x10"}) {
    EXPECT_THROW(ParseCsvNumber(cell, "x"), Error) << cell;
  }
}

TEST(MeasuresCsv, HasOneRowAMeasureAndItsReasonWhenMissing) {
  const std::vector<CsvRow> rows = ParseCsv(MakeMeasuresCsv(MakeSessionForTests().measures), "x");
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].front(), "id");
  for (const CsvRow& row : rows) EXPECT_EQ(row.size(), 12u);
  EXPECT_EQ(rows[1], (CsvRow{"knee_peak", "left", "stance", "54.25", "deg", "50.5", "58", "0.5", "1.8", "5",
                             "hip, knee, ankle", ""}));
  EXPECT_EQ(rows[2][1], "both");
  EXPECT_EQ(rows[2][3], "");
  EXPECT_EQ(rows[2][11], "the ear was hidden");
}

TEST(MotionCsv, NamesAColumnForEveryNumber) {
  MotionSample sample;
  sample.time_s = 1.0 / 3;
  for (Vec2& point : sample.p_W_m.values) point = {0.25, 1.5};
  for (Vec2& point : sample.p_I_px.values) point = {std::nan(""), 3};
  sample.sigma_m.values[1] = 0.004;
  const std::vector<CsvRow> rows = ParseCsv(MakeMotionCsv({sample}), "x");
  ASSERT_EQ(rows.size(), 2u);
  ASSERT_EQ(rows[0].size(), 1 + 5 * kLandmarkCount);
  EXPECT_EQ(rows[1].size(), rows[0].size());
  EXPECT_EQ(rows[0][1], "nose_x_m");
  EXPECT_EQ(rows[1][0], "0.333333");
  EXPECT_EQ(rows[1][1], "0.25000");
  EXPECT_EQ(rows[1][4], "") << "what is not a number is left empty";
  EXPECT_EQ(rows[1][3], "") << "a doubt that nobody estimated is no zero";
  EXPECT_EQ(rows[1][8], "0.00400");
}

}  // namespace
}  // namespace hinge
