// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/exercise_loop.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hinge {
namespace {

using ::testing::HasSubstr;

/// The values of each animation, as the browser takes them.
std::vector<std::vector<std::string>> ValuesOf(const std::string& svg) {
  std::vector<std::vector<std::string>> all;
  for (std::size_t at = svg.find("values=\""); at != std::string::npos; at = svg.find("values=\"", at + 1)) {
    const std::size_t from = at + 8, end = svg.find('"', from);
    std::vector<std::string> values = {""};
    for (char c : svg.substr(from, end - from)) {
      if (c == ';') {
        values.emplace_back();
      } else {
        values.back() += c;
      }
    }
    all.push_back(values);
  }
  return all;
}

TEST(ExerciseLoop, EveryExerciseOfTheTwinMovesAndEndsWhereItBegan) {
  for (const std::string& name : ExerciseNames()) {
    ExerciseOptions options = MakeExercise(name);
    options.repetitions = 4;
    const auto paths = ValuesOf(MakeLoopSvg(options, name));
    if (name == "stand" || name == "hold") continue;  // need not move
    ASSERT_FALSE(paths.empty()) << name;
    bool moves = false;
    for (const auto& values : paths) {
      EXPECT_EQ(values.front(), values.back()) << name;
      moves = moves || values[values.size() / 2] != values.front();
    }
    EXPECT_TRUE(moves) << name;
  }
}

TEST(ExerciseLoop, NoStepOfALoopJumps) {
  for (const char* name : {"hop", "hike", "skater", "romanian_deadlift"}) {
    ExerciseOptions options = MakeExercise(name);
    options.repetitions = 4;
    const auto paths = ValuesOf(MakeLoopSvg(options, name));
    ASSERT_FALSE(paths.empty()) << name;
    for (const auto& values : paths) {
      for (std::size_t i = 0; i + 1 < values.size(); ++i) {
        double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
        ASSERT_EQ(std::sscanf(values[i].c_str(), "M%lf %lf", &x0, &y0), 2);
        ASSERT_EQ(std::sscanf(values[i + 1].c_str(), "M%lf %lf", &x1, &y1), 2);
        EXPECT_LT(std::hypot(x1 - x0, y1 - y0), 35) << name << " px of 100 a metre";
      }
    }
  }
}

TEST(ExerciseLoop, AFaultChangesTheDrawing) {
  Exercise e;
  e.id = "romanian_deadlift", e.name = "Romanian deadlift";
  const std::string good = MakeLoopsHtml(e);
  EXPECT_THAT(good, HasSubstr("Good form"));
  e.shown_fault = "knees_forward_deg", e.shown_amount = 35, e.shown_words = "A squat & no hinge";
  const std::string both = MakeLoopsHtml(e);
  EXPECT_THAT(both, HasSubstr("A squat &amp; no hinge."));
  const auto paths = ValuesOf(both);
  ASSERT_EQ(paths.size(), 10u);
  EXPECT_NE(paths[3], paths[8]);
}

TEST(ExerciseLoop, WhatTheTwinDoesNotKnowIsLeftOut) {
  Exercise e;
  e.id = "juggling";
  EXPECT_EQ(MakeLoopsHtml(e), "");
  ExerciseOptions options = MakeExercise("hop");
  options.faults["deep_knee_deg"] = 9999;
  EXPECT_EQ(MakeLoopSvg(options, "hop"), "");
}

}  // namespace
}  // namespace hinge
