// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/base/calendar_day.h"

#include <gtest/gtest.h>

namespace hinge {
namespace {

using std::chrono::sys_days;
using namespace std::chrono_literals;

TEST(CalendarDay, OfTheFirstDayThatClocksCountIsAThursday) {
  EXPECT_STREQ(ShortName(std::chrono::weekday(sys_days{})), "Thu");
  EXPECT_EQ(MakeDateText(sys_days{}), "1970-01-01");
}

TEST(CalendarDay, NamesFollowEachOtherThroughTheWeek) {
  std::string week;
  for (int i = 0; i < 7; ++i)
    week += ShortName(std::chrono::weekday(sys_days(2026y / 11 / 22) + std::chrono::days(i)));
  EXPECT_EQ(week, "SunMonTueWedThuFriSat");
}

TEST(CalendarDay, IsWrittenWithLeadingZerosAndAnythingBetween) {
  EXPECT_EQ(MakeDateText(2026y / 2 / 3), "2026-02-03");
  EXPECT_EQ(MakeDateText(2026y / 2 / 3, ""), "20260203");
  const DayParts leap = PartsOf(2028y / 2 / 29);
  EXPECT_EQ(leap.year, 2028);
  EXPECT_EQ(leap.month, 2u);
  EXPECT_EQ(leap.day, 29u);
}

}  // namespace
}  // namespace hinge
