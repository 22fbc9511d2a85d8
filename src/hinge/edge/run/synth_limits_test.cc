// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/synth_limits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "hinge/edge/run/synth_motion.h"
#include "hinge/edge/run/user_values.h"

namespace hinge {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

using Flags = std::map<std::string, std::string>;

/// What is said of the flags, up to the solved motion.
std::string Complaint(const Flags& flags) {
  try {
    MakeSynthMotion(ParseSynthOptions(flags));
  } catch (const UsageError& error) {
    return error.what_happened + " | " + error.where + " | " + error.how_to_fix;
  }
  return "";
}

TEST(SynthLimits, AFileThatDrivesThePersonBringsSpeedAndSlopeAlong) {
  for (const char* flag : {"speed", "grade"}) {
    EXPECT_THAT(Complaint({{"motion", "run.c3d"}, {flag, "3"}}),
                AllOf(HasSubstr(std::string("--") + flag + " has no say"), HasSubstr("Leave")))
        << flag;
  }
}

TEST(SynthMotion, TheStandingTrialMayHaveAnyNameOrIsAskedFor) {
  EXPECT_THAT(Complaint({{"static", "stand.c3d"}}), HasSubstr("--motion TRIAL.c3d"));
  EXPECT_THAT(Complaint({{"motion", "run/session.json"}, {"static", "stand.c3d"}}),
              HasSubstr("--static has no say"));
  try {
    MakeSynthMotion(ParseSynthOptions({{"motion", "Ann.c3d"}}));
    FAIL() << "there is no standing trial";
  } catch (const Error& error) {
    EXPECT_THAT(error.how_to_fix, HasSubstr("--static FILE.c3d"));
  }
}

TEST(SynthMotion, AFileThatIsNoC3dIsNotAskedForItsStandingTrial) {
  const auto file = std::filesystem::temp_directory_path() / "hinge_no_c3d_run.mot";
  std::ofstream(file) << "Coordinates\nnRows=0\n";
  try {
    MakeSynthMotion(ParseSynthOptions({{"motion", file.string()}}));
    FAIL() << "it is no C3D";
  } catch (const Error& error) {
    EXPECT_THAT(error.what_happened, HasSubstr("C3D"));
    EXPECT_THAT(error.how_to_fix, Not(HasSubstr("--static")));
  }
  std::filesystem::remove(file);
}

TEST(SynthLimits, AnExerciseHasItsOwnKeysForSpeedSlopeAndDuration) {
  for (const char* flag : {"speed", "grade", "seconds"})
    EXPECT_THAT(Complaint({{"exercise", "hike"}, {flag, "2"}}), HasSubstr("--exercise hike,")) << flag;
}

TEST(SynthLimits, AreSaidInTheFlagsOwnNamesAndUnits) {
  EXPECT_THAT(Complaint({{"grade", "45"}}), HasSubstr("on -25 to 25 percent | --grade 45"));
  EXPECT_THAT(Complaint({{"form", "walking"}, {"grade", "-45"}}), HasSubstr("only who runs"));
  EXPECT_THAT(Complaint({{"form", "walking"}, {"speed", "3"}}), HasSubstr("0.5 to 1.6 metres a second"));
  EXPECT_THAT(Complaint({{"form", "standing"}, {"speed", "3"}}), HasSubstr("no speed"));
  EXPECT_THAT(Complaint({{"speed", "12"}}), HasSubstr("0.5 to 7 metres a second"));
  EXPECT_THAT(Complaint({{"height", "1.1"}}), HasSubstr("1.2 to 2.2 metres"));
  EXPECT_THAT(Complaint({{"exercise", "squat"}, {"height", "2.25"}}), HasSubstr("1.2 to 2.2 metres"));
}

TEST(SynthLimits, NeverShowWhatTheOptionsAreCalledInside) {
  for (const Flags& flags : {Flags{{"form", "contact=0.45"}}, Flags{{"form", "knee_ic=40,knee_peak=20"}},
                             Flags{{"form", "knee_ic=0"}}, Flags{{"exercise", "hike,speed=0.3"}},
                             Flags{{"exercise", "hop,speed=1.5"}}}) {
    EXPECT_THAT(Complaint(flags), AllOf(Not(IsEmpty()), Not(HasSubstr("Options")), Not(HasSubstr("_s =")),
                                        Not(HasSubstr("_deg ="))))
        << flags.begin()->second;
  }
  EXPECT_THAT(Complaint({{"form", "contact=0.45"}}), HasSubstr("contact (s) = 0.45 must lie in"));
}

TEST(SynthLimits, LeaveAlonePeopleWhoCanBeDrawn) {
  EXPECT_THAT(Complaint({{"speed", "4.5"}, {"grade", "-6%"}, {"height", "1.6"}}), IsEmpty());
  EXPECT_THAT(Complaint({{"form", "walking"}, {"speed", "1.5"}}), IsEmpty());
}

}  // namespace
}  // namespace hinge
