// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/movement.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace hinge {
namespace {

const std::vector<std::string> kExercises = {"deadlift",     "romanian_deadlift",
                                             "squat",        "wall_tap_hinge",
                                             "hold",         "row",
                                             "curl",         "fly",
                                             "skater",       "hop",
                                             "hike",         "calf_raise",
                                             "pawback_drill"};

TEST(Movement, IsNoneOfWhatIsNoExercise) {
  for (const char* id : {"stand", "walk", "run", "none", "", "Squat", "squats"})
    EXPECT_EQ(MovementOf(id), Movement::kNone) << id;
  for (const std::string& id : kExercises) EXPECT_NE(MovementOf(id), Movement::kNone) << id;
}

// A hike is the one whose feet take turns on the ground.
TEST(Movement, StandsOnBothFeetOrOnOneNeverOnBoth) {
  for (const std::string& id : kExercises) {
    const Movement m = MovementOf(id);
    EXPECT_EQ(BothFeetStand(m) + OneFootBears(m), m == Movement::kHike ? 0 : 1) << id;
  }
}

TEST(Movement, GoesUpFirstOnlyWhereHandsHeelOrThighRise) {
  for (const char* id : {"row", "curl", "fly", "calf_raise", "pawback_drill"})
    EXPECT_TRUE(GoesUpFirst(MovementOf(id))) << id;
  for (const char* id : {"deadlift", "squat", "hold", "run"}) EXPECT_FALSE(GoesUpFirst(MovementOf(id))) << id;
}

TEST(RangeUnit, IsLegLengthsOnlyFromFootToFoot) {
  for (const std::string& id : kExercises) {
    const bool legs = id == "hop" || id == "skater" || id == "hike";
    EXPECT_EQ(RangeUnit(id), legs ? kRangeInLegs : kRangeInDegrees) << id;
  }
}

TEST(HingeInstant, IsWhereTheHingeShows) {
  EXPECT_EQ(HingeInstantOf("calf_raise"), HingeInstant::kNone);
  EXPECT_EQ(HingeInstantOf("run"), HingeInstant::kNone);
  EXPECT_EQ(HingeInstantOf("hop"), HingeInstant::kEnd);
  EXPECT_EQ(HingeInstantOf("hike"), HingeInstant::kStart);
  EXPECT_EQ(HingeInstantOf("row"), HingeInstant::kStart);
  EXPECT_EQ(HingeInstantOf("squat"), HingeInstant::kFarEnd);
  EXPECT_EQ(HingeInstantOf("skater"), HingeInstant::kFarEnd);
}

}  // namespace
}  // namespace hinge
