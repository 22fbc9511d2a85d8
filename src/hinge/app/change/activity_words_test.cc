// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/change/activity_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hinge {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using Q = HingeQuantity;

HingeActivity MakeActivity(const std::string& name, double hip_deg, double knee_deg) {
  HingeActivity a{name + ".mp4", {}};
  a.reading.activity = name;
  const auto value = [](double deg) {
    return HingeValue{.value = deg, .sigma_random = 1, .sigma_shared = 2, .n = 5, .why_missing = {}};
  };
  a.reading[Q::kTrunkThigh] = value(hip_deg);
  a.reading[Q::kKnee] = value(knee_deg);
  a.reading[Q::kTrunkLean] = value(20);
  FillHipShare(a.reading);
  return a;
}

TEST(ActivityWords, SayWhereTheBendComesFromTheHip) {
  const ActivityTable table = CompareActivities({MakeActivity("run", 36, 14), MakeActivity("squat", 100, 100),
                                                 MakeActivity("romanian_deadlift", 100, 18)});
  const auto sentences = MakeActivitySentences(table);
  EXPECT_THAT(sentences,
              Contains(HasSubstr("most from the hip in: romanian deadlift (0.85); least in: squat (0.50)")));
}

TEST(ActivityWords, ActivitiesThatDifferAlikeShareASentence) {
  const ActivityTable table = CompareActivities({MakeActivity("run", 36, 36), MakeActivity("row", 80, 36),
                                                 MakeActivity("curl", 82, 36), MakeActivity("hop", 37, 36)});
  const auto sentences = MakeActivitySentences(table);
  EXPECT_THAT(sentences, Contains(HasSubstr("Against running, more bend between trunk and thigh")));
  EXPECT_THAT(sentences, Contains(HasSubstr("in: row, curl.")));
  EXPECT_THAT(sentences, Contains(HasSubstr("Nothing differs from running beyond noise in: hop.")));
}

TEST(ActivityWords, NotesSayWhatIsMissingAndWhatLeanStandsOver) {
  HingeActivity run = MakeActivity("run", 36, 14);
  run.reading.standing_lean_deg = Known(2, 1, "standing.mp4");
  const ActivityTable table = CompareActivities({run});
  const auto notes = MakeActivityNotes(table);
  EXPECT_THAT(notes, Contains(HasSubstr("over standing (standing.mp4)")));
  EXPECT_THAT(notes, Contains(HasSubstr("Not shown, back, neck in running: not looked at.")));
  EXPECT_DOUBLE_EQ(*PrintedValue(table, 0, Q::kTrunkLean).value, 18);
  EXPECT_DOUBLE_EQ(*PrintedValue(table, 0, Q::kKnee).value, 14);
}

}  // namespace
}  // namespace hinge
