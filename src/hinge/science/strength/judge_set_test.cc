// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/judge_set.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/random.h"
#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

ExerciseKnowledge OneCheck() {
  ExerciseKnowledge k;
  ExerciseCheck check;
  check.id = "back", check.exercises = {"deadlift"}, check.measure = "bend";
  check.low = -10, check.high = 10, check.detectable = 2;
  k.checks = {check};
  k.model.errors["deadlift"]["bend"] = {.bias = 3, .gain = 1, .sigma_set = 2, .sigma_repetition = 1};
  return k;
}
ExerciseSet SetWith(const std::vector<double>& bends) {
  ExerciseSet set;
  set.exercise = "deadlift";
  for (double b : bends) {
    set.repetitions.emplace_back();
    set.repetitions.back().values["bend"] = b;
  }
  return set;
}
CheckResult Only(const std::vector<double>& bends) { return JudgeSet(SetWith(bends), OneCheck()).at(0); }

TEST(JudgeSet, TakesTheBiasOffAndGivesTheIntervalOfSharedAndOwnErrors) {
  const CheckResult r = Only({8, 8, 8, 8});
  EXPECT_DOUBLE_EQ(*r.value, 5);
  EXPECT_NEAR(r.high - r.low, 2 * 1.959964 * std::sqrt(4 + 0.25), 1e-9);
  EXPECT_FALSE(r.found || r.now_and_then);
}

TEST(JudgeSet, WhatIsToldOfTheSetIsTakenWithItsOwnDoubtBeforeWhatWasRead) {
  ExerciseKnowledge k = OneCheck();
  k.checks[0].of_set = true;
  ExerciseSet set = SetWith({0});
  set.values["bend"] = 3;
  EXPECT_DOUBLE_EQ(*JudgeSet(set, k).at(0).value, 3);  // no error of "set.bend" is known
  set.told["bend"] = Known(14, 0.5, "somebody");
  const CheckResult r = JudgeSet(set, k).at(0);
  EXPECT_DOUBLE_EQ(*r.value, 14);
  EXPECT_NEAR(r.high - r.low, 2 * 1.959964 * 0.5, 1e-9);
  EXPECT_TRUE(r.found && r.above);
}

TEST(JudgeSet, WhatIsReadTooSmallIsJudgedByTheTruthItTellsOf) {
  ExerciseKnowledge k = OneCheck();
  k.model.errors["deadlift"]["bend"].gain = 0.5;
  const ExerciseSet set = SetWith({13, 12, 14});
  EXPECT_FALSE(JudgeSet(set, OneCheck()).at(0).found);
  const CheckResult r = JudgeSet(set, k).at(0);
  EXPECT_DOUBLE_EQ(*r.value, 20);
  EXPECT_TRUE(r.found);
  EXPECT_DOUBLE_EQ(3 + 0.5 * *r.value, 13);  // bias and gain of what is read
}

TEST(JudgeSet, FindsWhatIsSurelyOutsideAndByMoreThanCanBeTold) {
  EXPECT_TRUE(Only({20, 19, 21}).found);
  EXPECT_TRUE(Only({20, 19, 21}).above);
  EXPECT_FALSE(Only({14, 14, 14}).found) << "1 outside, 2 are detectable";
  EXPECT_TRUE(Only({-15, -14}).found);
  EXPECT_FALSE(Only({-15, -14}).above);
}

TEST(JudgeSet, AFaultInTwoOfTenIsReportedAsThat) {
  const CheckResult r = Only({3, 3, 3, 3, 24, 3, 3, 25, 3, 3});
  EXPECT_FALSE(r.found);
  EXPECT_TRUE(r.now_and_then);
  EXPECT_EQ(r.outside, 2);
  EXPECT_EQ(r.of, 10);
}

TEST(JudgeSet, TheProbabilityIsRightOnTheAverage) {
  Random random(5);
  double said = 0, was = 0;
  for (int i = 0; i < 4000; ++i) {
    const double truth = random.Uniform(0, 20), shared = random.Normal(3, 2);
    std::vector<double> bends;
    for (int k = 0; k < 4; ++k) bends.push_back(truth + shared + random.Normal(0, 1));
    said += Only(bends).probability;
    was += truth > 10;
  }
  EXPECT_NEAR(said / 4000, was / 4000, 0.02);
}

TEST(JudgeSet, WhatWasNotSeenSaysWhyAndPartialRepetitionsAreNotJudged) {
  EXPECT_FALSE(JudgeSet(SetWith({}), OneCheck()).at(0).value);
  EXPECT_FALSE(JudgeSet(SetWith({}), OneCheck()).at(0).why_missing.empty());
  ExerciseSet set = SetWith({3, 40, 3});
  set.repetitions[1].partial = true;
  const CheckResult r = JudgeSet(set, OneCheck()).at(0);
  EXPECT_EQ(r.of, 2);
  EXPECT_FALSE(r.found || r.now_and_then);
  set.exercise = "hike";
  EXPECT_TRUE(JudgeSet(set, OneCheck()).empty()) << "another exercise's check";
}

}  // namespace
}  // namespace hinge
