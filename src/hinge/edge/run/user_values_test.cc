// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/user_values.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace hinge {
namespace {

using ::testing::HasSubstr;

template <typename Parse>
std::string FixOf(Parse parse, const std::string& text) {
  try {
    parse(text);
  } catch (const UsageError& error) {
    EXPECT_FALSE(error.what_happened.empty());
    EXPECT_THAT(error.where, HasSubstr("--"));
    return error.how_to_fix;
  }
  return "no error";
}

TEST(UserValues, TakesOrdinaryValues) {
  EXPECT_EQ(ParseHeight_m("1.75"), 1.75);
  EXPECT_EQ(ParseMass_kg("68"), 68);
  EXPECT_EQ(ParseSpeed_m_s("3.2"), 3.2);
  EXPECT_NEAR(ParsePace_m_s("5:00"), 10.0 / 3, 1e-12);
  EXPECT_NEAR(ParsePace_m_s("5.5"), 1000.0 / 330, 1e-12);
  EXPECT_NEAR(ParseGrade("-8%"), -0.08, 1e-15);
  EXPECT_EQ(ParsePerson("2"), 2);
  EXPECT_EQ(ParseSlowMotion("8"), 8);
  EXPECT_EQ(ParseSex("f"), Sex::kFemale);
  EXPECT_EQ(ParseFacing("left"), Facing::kLeft);
}

std::string FixOfMinutes(const std::string& text, std::size_t clips) {
  return FixOf([&](const std::string& t) { ParseMinutes(t, clips); }, text);
}

TEST(UserValues, TakesOneTimeAClip) {
  EXPECT_THAT(ParseMinutes("0,20,40.5", 3), ::testing::ElementsAre(0, 20, 40.5));
  EXPECT_THAT(FixOfMinutes("0,20", 3), HasSubstr("in their order"));
  EXPECT_THAT(FixOfMinutes("0,x", 2), HasSubstr("one number a session"));
}

TEST(UserValues, RefusesTwoClipsOfOneMinuteAndSaysTheWayOut) {
  EXPECT_THAT(FixOfMinutes("0,0,0", 3), HasSubstr("--minutes 0,0.5,20"));
  EXPECT_THAT(FixOfMinutes("0,20,20.0", 3), HasSubstr("fractions"));
}

TEST(ShellWord, IsAPathThatAShellAndACommandTakeAsIs) {
  EXPECT_EQ(ShellWord("runs/a.hinge"), "runs/a.hinge");
  EXPECT_EQ(ShellWord("my run.hinge"), "'my run.hinge'");
  EXPECT_EQ(ShellWord("it's"), "'it'\\''s'");
  EXPECT_EQ(ShellWord("-x.hinge"), "./-x.hinge");
  EXPECT_EQ(ShellWord("-x y.hinge"), "'./-x y.hinge'");
}

TEST(UserValues, OffersMetresForCentimetres) {
  EXPECT_THAT(FixOf(ParseHeight_m, "175"), HasSubstr("--height 1.75"));
  EXPECT_THAT(FixOf(ParseHeight_m, "17.5"), HasSubstr("in metres"));
}

TEST(UserValues, OffersThePointForTheComma) {
  EXPECT_THAT(FixOf(ParseHeight_m, "1,75"), HasSubstr("--height 1.75"));
}

TEST(UserValues, OffersMetresASecondForKilometresAnHour) {
  EXPECT_THAT(FixOf(ParseSpeed_m_s, "14.4"), HasSubstr("--speed 4.00"));
}

TEST(UserValues, OffersNoSpeedThatItWouldRefuse) {
  for (const char* text : {"100", "1e99"}) {
    EXPECT_THAT(FixOf(ParseSpeed_m_s, text), ::testing::Not(HasSubstr("--speed 2"))) << text;
    EXPECT_LT(FixOf(ParseSpeed_m_s, text).size(), 80u) << text;
  }
}

TEST(UserValues, ASecondsOfAPaceAreNotItsDecimals) {
  EXPECT_THAT(FixOf(ParsePace_m_s, "5.30"), HasSubstr("Did you mean 5:30?"));
  EXPECT_THAT(FixOf(ParsePace_m_s, "5,30"), HasSubstr("Did you mean 5:30?"));
  EXPECT_EQ(FixOf(ParsePace_m_s, "5.75"), "no error") << "no clock has 75 seconds";
}

TEST(UserValues, NumbersOfAnyFlagAreHeldAgainstTheirRange) {
  EXPECT_EQ(ParseNumber({"--fps", 1, 1000, "60"}, "50"), 50);
  EXPECT_EQ(ParseWholeNumber({"--seed", 0, 10, "2"}, "7"), 7);
  EXPECT_THROW(ParseWholeNumber({"--seed", 0, 10, "2"}, "7.5"), UsageError);
  EXPECT_THROW(ParseNumber({"--fps", 1, 1000, "60"}, "fast"), UsageError);
}

TEST(UserValues, RefusesWhatNoRunnerHas) {
  for (const char* text : {"", "tall", "0.99", "2.31", "-1.75", "nan", "inf", "1.75m", "1e300"}) {
    EXPECT_NE(FixOf(ParseHeight_m, text), "no error") << text;
  }
  for (const char* text : {"24", "251", "x"}) EXPECT_NE(FixOf(ParseMass_kg, text), "no error") << text;
  for (const char* text : {"0", "-3", "12.6"}) EXPECT_NE(FixOf(ParseSpeed_m_s, text), "no error") << text;
  for (const char* text : {"0", "5:61", "5:-1", "1:00", ":", "5:", "90"}) {
    EXPECT_NE(FixOf(ParsePace_m_s, text), "no error") << text;
  }
  for (const char* text : {"46", "-46", "%", "steep"}) EXPECT_NE(FixOf(ParseGrade, text), "no error") << text;
  for (const char* text : {"0", "0.5", "100", "slow"})
    EXPECT_NE(FixOf(ParseSlowMotion, text), "no error") << text;
  for (const char* text : {"0", "1.5", "-1", "1000"}) EXPECT_NE(FixOf(ParsePerson, text), "no error") << text;
  EXPECT_NE(FixOf(ParseSex, "female"), "no error");
  EXPECT_NE(FixOf(ParseFacing, "up"), "no error");
}

TEST(UserValues, FindsTheWordThatWasMeant) {
  const std::vector<std::string> flags = {"--height", "--mass", "--speed", "--pace", "--grade", "--force"};
  EXPECT_EQ(FindNearestWord("--heigth", flags), "--height");
  EXPECT_EQ(FindNearestWord("--spede", flags), "--speed");
  EXPECT_EQ(FindNearestWord("--wavelength", flags), "");
  EXPECT_EQ(FindNearestWord("", {}), "");
}

}  // namespace
}  // namespace hinge
