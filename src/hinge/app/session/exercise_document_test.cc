// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/session/exercise_document.h"

#include <gtest/gtest.h>

namespace hinge {
namespace {

ExerciseSet MakeSet(std::size_t repetitions) {
  ExerciseSet set;
  set.exercise = "row";
  set.repetitions.resize(repetitions);
  return set;
}

TEST(ExerciseDocument, CountsInWords) {
  EXPECT_EQ(CountWords(MakeSet(5)), "5 repetitions");
  EXPECT_EQ(CountWords(MakeSet(1)), "1 repetition");
  ExerciseSet hike = MakeSet(2);
  hike.exercise = "hike";
  EXPECT_EQ(CountWords(hike), "2 strides");
}

TEST(ExerciseDocument, SaysWhatIsParticularAndNothingElse) {
  ExerciseSet set = MakeSet(4);
  EXPECT_EQ(ParticularsOf(set), "");
  set.repetitions[3].partial = true;
  set.stance = Stance::kStaggered, set.side = Side::kLeft, set.velocity_loss = 0.2;
  EXPECT_EQ(ParticularsOf(set), ", 1 of them partial, staggered, left foot in front, velocity loss 20 %");
}

TEST(ExerciseDocument, ValuesAreThoseOfWholeRepetitionsInWhichTheyWereRead) {
  ExerciseSet set = MakeSet(4);
  for (std::size_t i = 0; i < 3; ++i) set.repetitions[i].values["knee"] = static_cast<double>(i);
  set.repetitions[1].partial = true;
  EXPECT_EQ(ValuesOf(set, "knee"), (std::vector<double>{0, 2}));
  EXPECT_TRUE(ValuesOf(set, "hip").empty());
}

TEST(ExerciseDocument, TheSurestFaultIsTheOneOfHighestProbabilityAmongThoseFound) {
  EXPECT_EQ(FindSurestFault({}), nullptr);
  std::vector<CheckResult> checks(3);
  for (std::size_t i = 0; i < 3; ++i) checks[i].probability = 0.85 + 0.05 * static_cast<double>(i);
  EXPECT_EQ(FindSurestFault(checks), nullptr);
  checks[0].found = checks[1].found = true;
  EXPECT_EQ(FindSurestFault(checks), &checks[1]);
}

}  // namespace
}  // namespace hinge
