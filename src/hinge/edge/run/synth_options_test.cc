// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/synth_options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hinge/edge/run/user_values.h"
#include "hinge/foundation/base/angle.h"
#include "hinge/twin/runner/forms.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;

std::string Complaint(const std::map<std::string, std::string>& flags) {
  try {
    ParseSynthOptions(flags);
  } catch (const UsageError& error) {
    return error.what_happened + " | " + error.where + " | " + error.how_to_fix;
  }
  return "";
}

TEST(SynthOptions, WithoutFlagsAreAHingedRunnerOnATreadmill) {
  const SynthOptions options = ParseSynthOptions({});
  EXPECT_EQ(options.form, "hinged");
  EXPECT_EQ(options.runner.trunk_lean_deg, MakeRunnerOfForm("hinged", 3).trunk_lean_deg);
  EXPECT_TRUE(options.runner.treadmill);
  EXPECT_EQ(options.rate_hz, 60);
}

TEST(SynthOptions, ChangeWhatTheFormHas) {
  const SynthOptions plain = ParseSynthOptions({{"form", "deflated"}, {"speed", "3.5"}});
  const SynthOptions asked =
      ParseSynthOptions({{"form", "deflated,lean=9,knee_ic=20,asymmetry=4"}, {"speed", "3.5"}});
  EXPECT_EQ(asked.runner.trunk_lean_deg, 9);
  for (Side side : kSides) EXPECT_EQ(asked.runner.leg[side].knee_ic_deg, 20);
  EXPECT_NEAR(asked.runner.leg[Side::kLeft].knee_peak_deg - asked.runner.leg[Side::kRight].knee_peak_deg, 4,
              1e-12);
  EXPECT_NEAR(asked.runner.leg[Side::kLeft].knee_peak_deg, plain.runner.leg[Side::kLeft].knee_peak_deg + 2,
              1e-12);
}

TEST(SynthOptions, HoldCameraStageBodyAndFaults) {
  const SynthOptions options =
      ParseSynthOptions({{"camera", "facing=left,yaw=10,roll=-3,width=641,height_px=360,follow=turn"},
                         {"stage", "place=road"},
                         {"body", "seed=4,sex=0,legs=tights"},
                         {"faults", "shutter=20,crf=30"},
                         {"height", "1.62"},
                         {"grade", "5"}});
  EXPECT_EQ(options.camera.view.facing, Facing::kLeft);
  EXPECT_NEAR(options.camera.yaw_rad, RadFromDeg(10), 1e-12);
  EXPECT_NEAR(options.camera.view.roll_rad, RadFromDeg(-3), 1e-12);
  EXPECT_EQ(options.camera.view.image_width_px % 2, 0) << "encoders want even sizes";
  EXPECT_EQ(options.camera.view.following, Following::kTurn);
  EXPECT_FALSE(options.runner.treadmill);
  EXPECT_EQ(options.stage.facing, Facing::kLeft);
  EXPECT_EQ(options.body.sex, 0);
  EXPECT_EQ(options.body.height_m, 1.62);
  EXPECT_EQ(options.body.legs, LegWear::kTights);
  EXPECT_NEAR(options.faults.shutter_s, 0.02, 1e-12);
  EXPECT_EQ(options.faults.quality_crf, 30);
  EXPECT_NEAR(options.runner.grade, 0.05, 1e-12);
}

TEST(SynthOptions, PutExercisesIntoAStudioUnlessAskedOtherwise) {
  EXPECT_EQ(ParseSynthOptions({{"exercise", "squat"}}).stage.place, Place::kStudio);
  EXPECT_EQ(ParseSynthOptions({{"exercise", "hike"}, {"stage", "place=road"}}).stage.place, Place::kRoad);
  EXPECT_EQ(ParseSynthOptions({}).stage.place, Place::kTreadmill);
}

TEST(SynthOptions, RefuseWhatCannotBeMeantAndSayWhatCan) {
  EXPECT_THAT(Complaint({{"form", "tall"}}), HasSubstr("too_tall"));
  EXPECT_THAT(Complaint({{"form", "hinged,leen=3"}}), HasSubstr("Did you mean lean?"));
  EXPECT_THAT(Complaint({{"camera", "yaw=80"}}), HasSubstr("from -60 to 60"));
  EXPECT_THAT(Complaint({{"stage", "place=moon"}}), HasSubstr("treadmill"));
  EXPECT_THAT(Complaint({{"fps", "1000"}}), HasSubstr("--fps"));
  EXPECT_THAT(Complaint({{"seconds", "many"}}), HasSubstr("--seconds"));
}

TEST(SynthOptions, AnswerANumberOutOfRangeWithOneThatCanBePasted) {
  EXPECT_EQ(Complaint({{"seconds", "200"}}),
            "--seconds must be a number from 0.5 to 120 | --seconds 200 | For example: --seconds 8");
  EXPECT_THAT(Complaint({{"fps", "0"}}), HasSubstr("| --fps 0 | For example: --fps 60"));
  EXPECT_THAT(Complaint({{"slowmo", "99"}}), HasSubstr("| --slowmo 99 | For example: --slowmo 4"));
  EXPECT_THAT(Complaint({{"seed", "-1"}}), HasSubstr("| --seed -1 | For example: --seed 2"));
  EXPECT_THAT(Complaint({{"seed", "1.5"}}), HasSubstr("a whole number"));
  EXPECT_THAT(Complaint({{"network", "lite"}}), HasSubstr("| --network lite | For example: --network heavy"));
}

TEST(SynthOptions, ACameraGoesWithAHikeUnlessItIsToldToStay) {
  EXPECT_EQ(ParseSynthOptions({{"exercise", "hike,seconds=6"}}).camera.view.following, Following::kTravel);
  EXPECT_EQ(ParseSynthOptions({{"exercise", "hike"}, {"camera", "follow=still"}}).camera.view.following,
            Following::kStill);
  EXPECT_EQ(ParseSynthOptions({{"exercise", "squat"}}).camera.view.following, Following::kStill);
}

TEST(SynthOptions, RefuseAnExerciseBesideAnotherWayToMove) {
  for (const char* other : {"form", "motion"})
    EXPECT_THROW(ParseSynthOptions({{"exercise", "squat"}, {other, "hinged"}}), UsageError) << other;
  EXPECT_NO_THROW(ParseSynthOptions({{"form", "lean=8"}, {"motion", "run.c3d"}}))
      << "the trunk is the form's";
}

}  // namespace
}  // namespace hinge
