// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/base/number_text.h"

#include <gtest/gtest.h>

#include <limits>

namespace hinge {
namespace {

TEST(FixedText, NeverPrintsANegativeNothing) {
  EXPECT_EQ(FixedText(-0.004, 2), "0.00");
  EXPECT_EQ(FixedText(-0.0, 0), "0");
  EXPECT_EQ(FixedText(-0.4, 0), "0");
  EXPECT_EQ(FixedText(0.004, 2), "0.00");
}

TEST(FixedText, KeepsEveryOtherNumber) {
  EXPECT_EQ(FixedText(-0.006, 2), "-0.01");
  EXPECT_EQ(FixedText(-10, 0), "-10");
  EXPECT_EQ(FixedText(12.345, 1), "12.3");
  EXPECT_EQ(FixedText(-std::numeric_limits<double>::infinity(), 1), "-inf");
}

TEST(SignedFixedText, GivesNothingNoSign) {
  EXPECT_EQ(SignedFixedText(0.004, 2), "0.00");
  EXPECT_EQ(SignedFixedText(-0.004, 2), "0.00");
  EXPECT_EQ(SignedFixedText(0.5, 1), "+0.5");
  EXPECT_EQ(SignedFixedText(-0.5, 1), "-0.5");
}

TEST(UnitText, StandsBehindANumberWithASpaceButForDegrees) {
  EXPECT_EQ(UnitText("deg"), "°");
  EXPECT_EQ(UnitText("cm"), " cm");
  EXPECT_EQ(UnitText("1/min"), " steps/min");
  EXPECT_EQ(UnitText(""), "");
}

TEST(FindNumber, TakesTheWholeTextOrNothing) {
  EXPECT_EQ(FindNumber("-1.5e1"), -15);
  for (const char* text : {"", " 1", "1 ", "1,5", "1.5x", "x", "nan", "inf", "1e999", "--1"})
    EXPECT_EQ(FindNumber(text), std::nullopt) << '"' << text << '"';
}

}  // namespace
}  // namespace hinge
