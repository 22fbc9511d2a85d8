// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/exercise_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

ExerciseDocument MakeDocument() {
  ExerciseDocument d;
  d.file_name = "row.mp4";
  d.set.exercise = "row";
  d.set.probability = {{"curl", 0.1}, {"row", 0.9}};
  d.set.start_s = 1.5, d.set.end_s = 9.25;
  d.set.stance = Stance::kStaggered, d.set.side = Side::kLeft;
  d.set.repetitions.resize(4);
  d.set.repetitions[1].values = {{"trunk_swing", 7.5}};
  d.set.repetitions[3].partial = true;
  d.set.velocity_loss = 0.2;
  d.set.told["climb"] = Known(6.5, 0.4, "given");
  d.checks = {
      {.check = "swing",
       .measure = "trunk_swing",
       .value = 7,
       .low = 5.5,
       .high = 8.5,
       .probability = 0.97,
       .above = true,
       .outside = 2,
       .of = 3,
       .found = true,
       .now_and_then = false},
      {.check = "neck", .measure = "neck_change", .value = {}, .why_missing = "the ears were not seen"}};
  d.unseen = {"Forces."};
  d.warnings = {{"ends_unseen", "The end was not seen."}};
  return d;
}
ExerciseKnowledge MakeKnowledge() {
  ExerciseKnowledge k;
  ExerciseCheck swing;
  swing.id = "swing", swing.title = "Trunk", swing.unit = "deg", swing.low = -5, swing.high = 5;
  swing.when_low = "it dips", swing.when_high = "it swings", swing.cue = "Still as a table";
  ExerciseCheck neck = swing;
  neck.id = "neck", neck.title = "Neck", neck.cue = "Chin in";
  k.checks = {swing, neck};
  return k;
}
nlohmann::json JsonOf(const ExerciseDocument& d) { return nlohmann::json::parse(MakeExerciseJson(d)); }
std::string TextOf(const ExerciseDocument& d) { return MakeExerciseText(d, MakeKnowledge()); }

TEST(ExerciseJson, HoldsTheSetItsRepetitionsAndChecks) {
  const nlohmann::json json = JsonOf(MakeDocument());
  EXPECT_EQ(json["schema"], "hinge.exercise/1");
  EXPECT_EQ(json["file_name"], "row.mp4");
  const nlohmann::json& e = json["exercise"];
  EXPECT_EQ(e["name"], "row");
  EXPECT_EQ(e["probability"]["row"], 0.9);
  EXPECT_EQ(e["end_s"], 9.25);
  EXPECT_EQ(e["stance"], "staggered");
  EXPECT_EQ(e["side"], "left");
  EXPECT_EQ(e["told"]["climb"]["value"], 6.5);
  EXPECT_EQ(e["told"]["climb"]["source"], "given");
  EXPECT_EQ(e["repetitions"].size(), 4u);
  EXPECT_EQ(e["repetitions"][1]["measures"]["trunk_swing"], 7.5);
  EXPECT_EQ(e["repetitions"][3]["partial"], true);
  EXPECT_EQ(e["checks"][0]["found"], true);
  EXPECT_EQ(e["checks"][0]["outside"], 2);
  EXPECT_EQ(json["warnings"][0]["code"], "ends_unseen");
}

TEST(ExerciseText, TellsACheckThatIsOutsideByTooLittleFromOneThatCannotBeTold) {
  ExerciseDocument d = MakeDocument();
  d.checks[0].found = false, d.checks[0].probability = 0.95;
  EXPECT_THAT(TextOf(d), HasSubstr("by too little to be a fault"));
  EXPECT_EQ(JsonOf(d)["exercise"]["checks"][0]["answer"], "too_little");
  d.checks[0].probability = 0.6;
  EXPECT_THAT(TextOf(d), HasSubstr("can't tell"));
  EXPECT_EQ(JsonOf(d)["exercise"]["checks"][0]["answer"], "cannot_tell");
  EXPECT_EQ(JsonOf(d)["exercise"]["range_unit"], "deg");
}

TEST(ExerciseJson, WhatIsMissingIsNullAndSaysWhy) {
  ExerciseDocument d = MakeDocument();
  d.set.side.reset(), d.set.velocity_loss.reset();
  const nlohmann::json e = JsonOf(d)["exercise"];
  EXPECT_TRUE(e["side"].is_null());
  EXPECT_TRUE(e["velocity_loss"].is_null());
  EXPECT_TRUE(e["checks"][1]["value"].is_null());
  EXPECT_EQ(e["checks"][1]["why_missing"], "the ears were not seen");
  EXPECT_FALSE(e["checks"][1].contains("found"));
}

TEST(ExerciseJson, AFileNameThatIsNoTextStillGivesJson) {
  ExerciseDocument d = MakeDocument();
  d.file_name = "\xff.mp4";
  EXPECT_EQ(JsonOf(d)["schema"], "hinge.exercise/1");
}

TEST(ExerciseText, SaysWhatItIsHowManyAndTheFaultWithItsCue) {
  const std::string text = TextOf(MakeDocument());
  EXPECT_THAT(text,
              AllOf(HasSubstr("row (90 %): 4 repetitions, 1.5 to 9.2 s"), HasSubstr("1 of them partial"),
                    HasSubstr("left foot in front"), HasSubstr("velocity loss 20 %")));
  EXPECT_THAT(text, AllOf(HasSubstr("7° (6 to 8)"), HasSubstr("-5 to 5°"), HasSubstr("it swings"),
                          HasSubstr("Think of  Still as a table")));
  EXPECT_THAT(text, AllOf(HasSubstr("Neck: not seen, the ears were not seen"), HasSubstr("Forces."),
                          HasSubstr("The end was not seen.")));
}

TEST(ExerciseText, AFaultOfSomeRepetitionsIsSaidAsThat) {
  ExerciseDocument d = MakeDocument();
  d.checks[0].found = false, d.checks[0].now_and_then = true;
  EXPECT_THAT(TextOf(d), AllOf(HasSubstr("it swings in 2 of 3 repetitions"), Not(HasSubstr("Think of"))));
}

TEST(ExerciseText, WhatIsTooUnsureIsNeitherRightNorAFault) {
  ExerciseDocument d = MakeDocument();
  d.checks[0].found = false, d.checks[0].probability = 0.5;
  EXPECT_THAT(TextOf(d), AllOf(HasSubstr("?   Trunk"), HasSubstr("can't tell"), Not(HasSubstr("it swings"))));
  d.checks[0].probability = 0.1;
  EXPECT_THAT(TextOf(d), AllOf(HasSubstr("ok  Trunk"), Not(HasSubstr("it swings"))));
}

ExerciseDocument MakeHinged() {
  ExerciseDocument d = MakeDocument();
  d.hinge.activity = "row", d.hinge.at = "the start of a repetition";
  d.hinge[HingeQuantity::kKnee] = {
      .value = 24.5, .sigma_random = 0.5, .sigma_shared = 2, .n = 3, .why_missing = {}};
  d.hinge.standing_lean_deg = Known(1.5, 1.1, "the person's own standing");
  return d;
}

TEST(ExerciseJson, GivesBackTheHingeThatWasWritten) {
  const ExerciseDocument d = MakeHinged();
  const HingeActivity read = ParseExerciseActivity(MakeExerciseJson(d), "row.hinge");
  EXPECT_EQ(read.file_name, "row.mp4");
  EXPECT_EQ(read.reading.activity, "row");
  EXPECT_EQ(read.reading.at, d.hinge.at);
  const HingeValue& knee = read.reading[HingeQuantity::kKnee];
  EXPECT_EQ(knee.value, 24.5);
  EXPECT_EQ(knee.sigma_random, 0.5);
  EXPECT_EQ(knee.sigma_shared, 2);
  EXPECT_EQ(knee.n, 3);
  EXPECT_FALSE(read.reading[HingeQuantity::kTrunkLean].value);
  EXPECT_EQ(read.reading.standing_lean_deg.value, 1.5);
  EXPECT_EQ(read.reading.standing_lean_deg.source, "the person's own standing");
}

std::string ParseError(const std::string& text) {
  try {
    ParseExerciseActivity(text, "row.hinge");
  } catch (const Error& error) {
    return error.what_happened + " | " + error.where + " | " + error.how_to_fix;
  }
  return "read";
}

TEST(ExerciseJson, RefusesWhatItCannotRead) {
  nlohmann::json json = JsonOf(MakeHinged());
  EXPECT_EQ(ParseError(json.dump()), "read");
  json["exercise"]["hinge"]["knee"]["value"] = "bent";
  EXPECT_THAT(ParseError(json.dump()), HasSubstr("exercise.hinge.knee.value"));
  json["exercise"].erase("hinge");
  EXPECT_THAT(ParseError(json.dump()), HasSubstr("hinge check"));
  json["schema"] = "hinge.exercise/9";
  EXPECT_THAT(ParseError(json.dump()), HasSubstr("hinge.exercise/9"));
  EXPECT_THAT(ParseError("{}"), HasSubstr("no exercise.json"));
  const std::string whole = MakeExerciseJson(MakeHinged());
  for (std::size_t n = 0; n + 3 < whole.size(); n += 37)
    EXPECT_NE(ParseError(whole.substr(0, n)), "read") << n;
}

}  // namespace
}  // namespace hinge
