// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/plan_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "hinge/edge/formats/exercise_json.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_days;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::filesystem::path FolderFor(const char* test) {
  const std::filesystem::path folder =
      std::filesystem::path(::testing::TempDir()) / "hinge_plan_files" / test;
  std::filesystem::create_directories(folder);
  return folder;
}

Knowledge MakeKnowledge() {
  Knowledge k;
  Exercise e;
  e.id = "skater", e.name = "Ice skater; quiet, long", e.cue = "Fold at the hip";
  e.programme = {.sets_low = 2,
                 .sets_high = 3,
                 .amount_low = 8,
                 .amount_high = 10,
                 .unit = "repetitions",
                 .each_side = true,
                 .per_week = 2,
                 .levels = {"Land and hold.", "A longer push.", "With a weight."}};
  k.exercises["skater"] = e;
  return k;
}
Plan MakeSkaterPlan(int level = 0) {
  Verdict v;
  v.label = "deflated", v.plan = {"skater"};
  return MakePlan(
      v, MakeKnowledge(),
      {.start = sys_days(2026y / 11 / 30), .days = {}, .levels = {{"skater", level}}, .checked = {}});
}

TEST(PlanFiles, DatesAreReadAsWritten) {
  for (int i = 0; i < 800; i += 13) {
    const sys_days day = sys_days(2026y / 1 / 1) + std::chrono::days(i);
    EXPECT_EQ(ParseDate(MakeDateText(day)), day);
  }
  for (const char* wrong :
       {"2026-02-30", "2026-13-01", "26-01-01", "2026/01/01", "", "2026-1-01", "2026-01-0x", "2026-01--1"})
    EXPECT_FALSE(ParseDate(wrong)) << wrong;
}

TEST(PlanFiles, TheJsonHoldsWeeksDaysAndWhereEachExerciseStands) {
  const nlohmann::json json = nlohmann::json::parse(MakePlanJson(MakeSkaterPlan(1), MakeKnowledge()));
  EXPECT_EQ(json["schema"], "hinge.plan/1");
  EXPECT_EQ(json["start"], "2026-11-30");
  EXPECT_EQ(json["weeks"].size(), 6u);
  EXPECT_EQ(json["weeks"][0][0]["sets"], 2);
  EXPECT_EQ(json["exercises"][0]["level"], 1);
  EXPECT_EQ(json["days"].size(), 12u);
  EXPECT_EQ(json["film_again"][0], "2026-12-14");
}

TEST(PlanFiles, LevelsAreReadFromTheFolderOrTheFile) {
  const std::filesystem::path folder = FolderFor("levels");
  WriteTextFile(folder / "plan.json", MakePlanJson(MakeSkaterPlan(2), MakeKnowledge()));
  EXPECT_EQ(ReadPlanLevels(folder / "plan.json").at("skater"), 2);
  EXPECT_EQ(ReadPlanLevels(folder).at("skater"), 2);
  WriteTextFile(folder / "plan.json", "{\"schema\": \"hinge.plan/7\"}");
  EXPECT_THROW(ReadPlanLevels(folder / "plan.json"), Error);
  EXPECT_THROW(ReadPlanLevels(folder / "none"), Error);
}

TEST(PlanFiles, ASetIsSummedUpFromWhatCheckWrote) {
  const std::filesystem::path folder = FolderFor("set");
  ExerciseDocument d;
  d.set.exercise = "skater";
  d.set.repetitions.resize(9);
  d.set.repetitions[3].partial = true;
  CheckResult fault{.check = "hip_over_knee", .measure = "hip_over_knee", .value = 0.9};
  fault.found = true;
  CheckResult unseen{.check = "back_shape", .measure = "straightness_over_standing", .value = {}};
  unseen.why_missing = "no ears";
  d.checks = {fault, unseen};
  WriteTextFile(folder / "exercise.json", MakeExerciseJson(d));
  const SetSummary set = ReadSetSummary(folder);
  EXPECT_EQ(set.exercise, "skater");
  EXPECT_EQ(set.whole_repetitions, 8);
  EXPECT_THAT(set.faults, ::testing::ElementsAre("hip_over_knee"));
  EXPECT_TRUE(set.now_and_then.empty());
}

TEST(PlanFiles, WhereTheFolderHoldsARunItIsNotTakenForASet) {
  const std::filesystem::path folder = FolderFor("run");
  WriteTextFile(folder / "session.json", "{}");
  try {
    ReadSetSummary(folder);
    FAIL() << "a run was taken for a set";
  } catch (const Error& error) {
    EXPECT_THAT(error.what_happened, HasSubstr("holds a run, not a checked set"));
    EXPECT_THAT(error.where, Not(HasSubstr("exercise.json")));
  }
}

TEST(PlanFiles, TheWordsSayEachStepOnceAndWhatOpensIt) {
  const std::string text = MakeScheduleText(MakeSkaterPlan(), MakeKnowledge());
  EXPECT_THAT(text, HasSubstr("from Mon 2026-11-30"));
  EXPECT_THAT(text, HasSubstr("Step 1: Land and hold."));
  EXPECT_THAT(text, HasSubstr("Step 3, if the checked set opens it: With a weight."));
  EXPECT_THAT(text, HasSubstr("week 2  3 sets of 10 on each side"));
  EXPECT_EQ(MakeScheduleText(Plan{}, MakeKnowledge()), "");
}

TEST(PlanFiles, TheWordsNameAStepOnceThoughTheLastOneIsReachedEarly) {
  const std::string text = MakeScheduleText(MakeSkaterPlan(1), MakeKnowledge());
  EXPECT_THAT(text, HasSubstr("Step 2: A longer push."));
  const std::size_t last = text.find("Step 3");
  ASSERT_NE(last, std::string::npos);
  EXPECT_EQ(text.find("Step 3", last + 1), std::string::npos) << text;
  EXPECT_THAT(MakeScheduleText(MakeSkaterPlan(2), MakeKnowledge()),
              AllOf(HasSubstr("Step 3: With a weight."), Not(HasSubstr("if the checked set opens it"))));
}

/// Content lines unfolded again, as a reader of RFC 5545 does.
std::vector<std::string> Unfold(const std::string& calendar) {
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < calendar.size();) {
    const std::size_t end = calendar.find("\r\n", from);
    EXPECT_NE(end, std::string::npos) << "every line ends in CRLF";
    if (end == std::string::npos) break;
    EXPECT_LE(end - from, 75u);
    const std::string line = calendar.substr(from, end - from);
    if (line.starts_with(' ')) {
      lines.back() += line.substr(1);
    } else {
      lines.push_back(line);
    }
    from = end + 2;
  }
  return lines;
}
long CountOf(const std::vector<std::string>& lines, const std::string& start) {
  return std::count_if(lines.begin(), lines.end(), [&](const auto& l) { return l.starts_with(start); });
}

TEST(PlanCalendar, HasAnEventForEachDayAndForEachNewFilm) {
  const auto lines =
      Unfold(MakePlanCalendar(MakeSkaterPlan(), MakeKnowledge(), sys_days(2026y / 11 / 26) + 5h));
  EXPECT_EQ(lines.front(), "BEGIN:VCALENDAR");
  EXPECT_EQ(lines.back(), "END:VCALENDAR");
  EXPECT_EQ(CountOf(lines, "BEGIN:VEVENT"), 15);
  EXPECT_EQ(CountOf(lines, "END:VEVENT"), 15);
  EXPECT_EQ(CountOf(lines, "DTSTAMP:20261126T050000Z"), 15);
  EXPECT_EQ(CountOf(lines, "DTSTART;VALUE=DATE:20261201"), 1);
  EXPECT_EQ(CountOf(lines, "DTEND;VALUE=DATE:20261202"), 1);
  EXPECT_EQ(CountOf(lines, "SUMMARY:Ice skater\\; quiet\\, long"), 12);
  EXPECT_EQ(CountOf(lines, "SUMMARY:Film your run again"), 3);
}

/// The description of the day's training.
std::string DescriptionOn(const std::vector<std::string>& lines, const std::string& date) {
  const auto day = std::find(lines.begin(), lines.end(), "DTSTART;VALUE=DATE:" + date);
  const auto text =
      std::find_if(day, lines.end(), [](const auto& l) { return l.starts_with("DESCRIPTION:"); });
  return text == lines.end() ? "" : *text;
}

TEST(PlanCalendar, PrescribesAStepOnlyIfTheCheckedSetOpenedIt) {
  const auto lines = Unfold(MakePlanCalendar(MakeSkaterPlan(), MakeKnowledge(), sys_days(2026y / 11 / 26)));
  EXPECT_THAT(DescriptionOn(lines, "20261208"), AllOf(HasSubstr("Land and hold."), Not(HasSubstr("opened"))));
  EXPECT_THAT(DescriptionOn(lines, "20261215"),
              AllOf(HasSubstr("If your checked set opened step 2: A longer push."),
                    HasSubstr("Otherwise repeat week 2\\; with a fault go one step back.")));
  EXPECT_THAT(
      DescriptionOn(lines, "20261229"),
      AllOf(HasSubstr("If your checked set opened step 3: With a weight."), HasSubstr("repeat week 4")));
}

TEST(PlanCalendar, ALastStepThatIsReachedEarlyKeepsItsGate) {
  const auto lines = Unfold(MakePlanCalendar(MakeSkaterPlan(1), MakeKnowledge(), sys_days(2026y / 11 / 26)));
  EXPECT_THAT(DescriptionOn(lines, "20261201"), Not(HasSubstr("opened")));
  EXPECT_THAT(DescriptionOn(lines, "20261229"),
              AllOf(HasSubstr("opened step 3"), HasSubstr("repeat week 2")));
}

TEST(PlanCalendar, TheSamePlanHasTheSameUidsAndAnotherOneOthers) {
  const auto uids = [](const Plan& plan, std::chrono::sys_seconds at) {
    std::vector<std::string> all;
    for (const std::string& line : Unfold(MakePlanCalendar(plan, MakeKnowledge(), at))) {
      if (line.starts_with("UID:")) all.push_back(line);
    }
    return all;
  };
  Plan later = MakeSkaterPlan();
  later.start += std::chrono::days(7);
  const auto a = uids(MakeSkaterPlan(), sys_days(2026y / 1 / 1)),
             b = uids(MakeSkaterPlan(), sys_days(2026y / 1 / 2));
  EXPECT_EQ(a, b);
  EXPECT_NE(a, uids(later, sys_days(2026y / 1 / 1)));
  EXPECT_EQ(std::set<std::string>(a.begin(), a.end()).size(), a.size());
}

TEST(PlanCalendar, LettersOfSeveralBytesAreNeverTorn) {
  Knowledge k = MakeKnowledge();
  for (int shift = 0; shift < 4; ++shift) {
    k.exercises["skater"].name = std::string(static_cast<std::size_t>(shift), 'a');
    for (int i = 0; i < 60; ++i) k.exercises["skater"].name += "\u00fc\u2013";
    const auto lines = Unfold(MakePlanCalendar(MakeSkaterPlan(), k, sys_days(2026y / 1 / 1)));
    EXPECT_EQ(CountOf(lines, "SUMMARY:" + k.exercises["skater"].name), 12);
  }
}

}  // namespace
}  // namespace hinge
