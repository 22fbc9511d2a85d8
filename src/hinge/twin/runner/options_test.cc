// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hinge {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(TwinOptions, OfTypicalPeopleHaveNoProblems) {
  for (double speed_m_s : {2.2, 3.5, 5.0})
    EXPECT_THAT(Problems(MakeTypicalRunner(speed_m_s)), IsEmpty()) << speed_m_s;
  for (double speed_m_s : {0.8, 1.3, 1.8})
    EXPECT_THAT(Problems(MakeTypicalWalker(speed_m_s)), IsEmpty()) << speed_m_s;
  EXPECT_THAT(Problems(MakeStandingPerson()), IsEmpty());
}

TEST(TwinOptions, NameFieldValueAndLimitOfAProblem) {
  TwinOptions options = MakeTypicalRunner(3.5);
  options.height_m = 3;
  EXPECT_THAT(Problems(options),
              ElementsAre("TwinOptions.height_m = 3 must lie in [1.2, 2.2]: lower it to 2.2 or less"));
}

TEST(TwinOptions, RefuseARunnerWithoutFlight) {
  TwinOptions options = MakeTypicalRunner(3.5);
  options.leg[Side::kRight].contact_s = 0.36;
  EXPECT_THAT(Problems(options), ElementsAre(HasSubstr("contact_s")));
}

TEST(TwinOptions, RefuseAWalkerWithFlight) {
  TwinOptions options = MakeTypicalWalker(1.3);
  options.leg[Side::kLeft].contact_s = 0.3;
  EXPECT_THAT(Problems(options), ElementsAre(HasSubstr("contact_s")));
}

TEST(TwinOptions, RefuseAKneeThatPeaksBelowItsContactAngle) {
  TwinOptions options = MakeTypicalRunner(3.5);
  options.leg[Side::kLeft].knee_ic_deg = 45;
  EXPECT_THAT(Problems(options), ElementsAre(HasSubstr("knee_peak_deg")));
}

TEST(TwinOptions, RefuseNotANumber) {
  TwinOptions options = MakeTypicalRunner(3.5);
  options.speed_m_s = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THAT(Problems(options), ElementsAre(HasSubstr("speed_m_s")));
}

TEST(TwinOptions, MirroredTwiceAreTheSame) {
  TwinOptions options = MakeTypicalRunner(3);
  options.leg[Side::kLeft].knee_ic_deg = 20;
  const TwinOptions once = MakeMirrored(options);
  EXPECT_EQ(once.leg[Side::kRight].knee_ic_deg, 20);
  EXPECT_EQ(once.first_side, Side::kRight);
  EXPECT_EQ(MakeMirrored(once).leg, options.leg);
}

}  // namespace
}  // namespace hinge
