// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/exercise_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hinge/edge/report/activities_page.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

ExerciseDocument MakeDocument() {
  ExerciseDocument d;
  d.file_name = "/home/someone/<row>.mp4";
  d.set.exercise = "row";
  d.set.probability = {{"row", 0.93}};
  d.set.start_s = 1, d.set.end_s = 13;
  for (int i = 0; i < 3; ++i) {
    SeenRepetition r;
    r.start_s = 1 + 4 * i, r.far_from_s = r.start_s + 1.5, r.far_to_s = r.start_s + 2,
    r.end_s = r.start_s + 3.5;
    r.range = 80 + i;
    d.set.repetitions.push_back(r);
  }
  d.checks = {{.check = "swing",
               .measure = "trunk_swing",
               .value = 12,
               .low = 9,
               .high = 15,
               .probability = 0.99,
               .above = true,
               .outside = 3,
               .of = 3,
               .found = true}};
  d.unseen = {"Forces & more."};
  return d;
}
ExerciseKnowledge MakeChecks() {
  ExerciseCheck swing;
  swing.id = "swing", swing.title = "Trunk", swing.unit = "deg", swing.low = -5, swing.high = 5;
  swing.when_low = "it dips", swing.when_high = "the trunk swings", swing.cue = "Still as a table";
  ExerciseKnowledge k;
  k.checks = {swing};
  return k;
}
std::string Page(const ExerciseDocument& d) { return MakeExercisePageHtml(d, MakeChecks(), Knowledge{}, {}); }

TEST(ExercisePage, SaysTheFaultAndOneCue) {
  const std::string page = Page(MakeDocument());
  EXPECT_THAT(page, HasSubstr("The trunk swings."));
  EXPECT_THAT(page, HasSubstr("Still as a table"));
  EXPECT_THAT(page, HasSubstr("3 repetitions"));
}

TEST(ExercisePage, WithoutAFaultHasNoCue) {
  ExerciseDocument d = MakeDocument();
  d.checks[0].found = false, d.checks[0].probability = 0.05, d.checks[0].value = 1;
  const std::string page = Page(d);
  EXPECT_THAT(page, Not(HasSubstr("Still as a table")));
  EXPECT_THAT(page, HasSubstr("in order"));
}

TEST(ExercisePage, TellsACheckThatIsOutsideByTooLittleFromOneThatCannotBeTold) {
  ExerciseDocument d = MakeDocument();
  d.checks[0].found = false, d.checks[0].probability = 0.95;
  EXPECT_THAT(Page(d), HasSubstr("by too little to be a fault"));
  d.checks[0].probability = 0.6;
  EXPECT_THAT(Page(d), HasSubstr("can't tell"));
}

TEST(ExercisePage, GivesARangeInTheUnitOfItsExercise) {
  ExerciseDocument d = MakeDocument();
  for (const char* exercise : {"row", "calf_raise"}) {
    d.set.exercise = exercise;
    EXPECT_THAT(Page(d), HasSubstr("80°")) << exercise;
  }
  for (SeenRepetition& r : d.set.repetitions) r.range = 0.75;
  for (const char* exercise : {"hop", "skater", "hike"}) {
    d.set.exercise = exercise;
    EXPECT_THAT(Page(d), HasSubstr("Range, leg lengths, as read")) << exercise;
    EXPECT_THAT(Page(d), HasSubstr("0.75")) << exercise;
  }
}

TEST(ExercisePage, EscapesWhatComesFromOutsideAndTellsNoPath) {
  const std::string page = Page(MakeDocument());
  EXPECT_THAT(page, HasSubstr("&lt;row&gt;.mp4"));
  EXPECT_THAT(page, Not(HasSubstr("someone")));
  EXPECT_THAT(page, HasSubstr("Forces &amp; more."));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
}

TEST(ExercisePage, EachRepetitionIsDrawnOnceWhereItWas) {
  const std::string svg = MakeRepetitionsSvg(MakeDocument().set);
  std::size_t blocks = 0;
  for (std::size_t at = svg.find("class=\"there\""); at != std::string::npos;
       at = svg.find("class=\"there\"", at + 1))
    ++blocks;
  EXPECT_EQ(blocks, 3u);
  EXPECT_EQ(MakeRepetitionsSvg(ExerciseSet{}), "");
}

TEST(ExercisePage, ShowsTheRepetitionNearestToTheUsual) {
  const std::vector<StillMoment> moments = FindSetMoments(MakeDocument().set);
  ASSERT_EQ(moments.size(), 2u);
  EXPECT_DOUBLE_EQ(moments[0].time_s, 5);
  EXPECT_DOUBLE_EQ(moments[1].time_s, 6.75);
  ExerciseSet partial = MakeDocument().set;
  for (SeenRepetition& r : partial.repetitions) r.partial = true;
  EXPECT_TRUE(FindSetMoments(partial).empty());
  ExerciseSet hops = MakeDocument().set;
  hops.exercise = "hop";
  EXPECT_EQ(FindSetMoments(hops).size(), 3u);
}

TEST(ActivitiesPage, HoldsEveryActivityAndMarksWhatDiffers) {
  HingeActivity run{"run<1>.mp4", {}}, squat{"squat.mp4", {}};
  run.reading.activity = "run", squat.reading.activity = "squat";
  for (HingeActivity* a : {&run, &squat}) {
    const double deg = a == &run ? 30 : 100;
    a->reading[HingeQuantity::kKnee] = {
        .value = deg, .sigma_random = 1, .sigma_shared = 1, .n = 4, .why_missing = {}};
  }
  const std::string page = MakeActivitiesHtml(CompareActivities({run, squat}));
  EXPECT_THAT(page, HasSubstr("run&lt;1&gt;.mp4"));
  EXPECT_THAT(page, HasSubstr("<strong>100° *</strong>"));
  EXPECT_THAT(page, HasSubstr("Not shown, hip bend in squat: not looked at."));
}

}  // namespace
}  // namespace hinge
