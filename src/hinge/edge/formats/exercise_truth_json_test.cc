// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/exercise_truth_json.h"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "hinge/edge/formats/session_json.h"

namespace hinge {
namespace {

ExerciseTruth MakeRow() {
  ExerciseTruth row;
  row.name = "row";
  row.planted = {{"trunk_swing_deg", 14}};
  row.values = {{"lean_drift_deg", 0.5}};
  for (double start_s : {1.0, 5.0}) {
    row.repetitions.push_back({.repetition = {.start_s = start_s,
                                              .far_from_s = start_s + 1,
                                              .far_to_s = start_s + 1.5,
                                              .end_s = start_s + 3,
                                              .side = Side::kLeft},
                               .values = {{"elbow_far_deg", 90}}});
  }
  return row;
}

nlohmann::json ExerciseOf(const ExerciseTruth& truth) {
  return nlohmann::json::parse(MakeExerciseTruthJson({}, truth))["exercise"];
}

TEST(ExerciseTruthJson, HasEveryRepetitionWithItsTimesAndValues) {
  const nlohmann::json row = ExerciseOf(MakeRow());
  EXPECT_EQ(row["name"], "row");
  EXPECT_EQ(row["planted"]["trunk_swing_deg"], 14);
  EXPECT_EQ(row["values"]["lean_drift_deg"], 0.5);
  ASSERT_EQ(row["repetitions"].size(), 2U);
  const nlohmann::json& second = row["repetitions"][1];
  EXPECT_EQ(second["start_s"], 5);
  EXPECT_EQ(second["far_from_s"], 6);
  EXPECT_EQ(second["far_to_s"], 6.5);
  EXPECT_EQ(second["end_s"], 8);
  EXPECT_EQ(second["side"], "left");
  EXPECT_EQ(second["values"]["elbow_far_deg"], 90);
}

TEST(ExerciseTruthJson, WritesNoNumberThatIsNone) {
  ExerciseTruth row = MakeRow();
  row.repetitions[0].values["knee_near_deg"] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(ExerciseOf(row)["repetitions"][0]["values"]["knee_near_deg"].is_null());
}

TEST(ExerciseTruthJson, IsStillASession) {
  Session session;
  session.input.frames = 77;
  EXPECT_EQ(ParseSessionJson(MakeExerciseTruthJson(session, MakeRow()), "test").input.frames, 77);
}

}  // namespace
}  // namespace hinge
