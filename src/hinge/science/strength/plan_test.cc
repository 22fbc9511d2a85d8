// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_days;
using std::chrono::weekday;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const sys_days kMonday = sys_days(2026y / 11 / 30);

Knowledge MakeKnowledge() {
  Knowledge k;
  for (const char* id : {"skater", "wall_tap_hinge"}) {
    Exercise e;
    e.id = id;
    e.programme = {.sets_low = 2,
                   .sets_high = 3,
                   .amount_low = 8,
                   .amount_high = 12,
                   .unit = "repetitions",
                   .each_side = true,
                   .per_week = 2,
                   .levels = {"a", "b", "c"}};
    k.exercises[id] = e;
  }
  k.exercises["wall_tap_hinge"].programme.per_week = 7;
  return k;
}
Verdict MakeVerdict(std::vector<std::string> plan) {
  Verdict v;
  v.label = "deflated";
  v.plan = std::move(plan);
  v.findings.emplace_back().rule = "knee_peak_high";
  return v;
}
Plan MakeSkaterPlan(const PlanOptions& options) {
  return MakePlan(MakeVerdict({"skater"}), MakeKnowledge(), options);
}
SetSummary Set(int repetitions, std::vector<std::string> faults = {}, std::vector<std::string> some = {}) {
  return {"skater", repetitions, std::move(faults), std::move(some)};
}

TEST(Plan, AStepOpensOnlyForEnoughRepetitionsWithoutAFault) {
  const Knowledge k = MakeKnowledge();
  const Programme& p = k.exercises.at("skater").programme;
  EXPECT_EQ(JudgeGate(Set(6), p, k.plan), Gate::kOpen);  // 0.75 of 8
  EXPECT_EQ(JudgeGate(Set(5), p, k.plan), Gate::kKeep);
  EXPECT_EQ(JudgeGate(Set(8, {}, {"neck"}), p, k.plan), Gate::kKeep);
  EXPECT_EQ(JudgeGate(Set(8, {"neck"}), p, k.plan), Gate::kBack);
}

TEST(Plan, ALevelMovesByItsGateAndNeverLeavesTheProgramme) {
  const auto level = [](int from, std::vector<SetSummary> checked) {
    return MakeSkaterPlan({.start = kMonday, .levels = {{"skater", from}}, .checked = std::move(checked)})
        .exercises.at(0)
        .level;
  };
  EXPECT_EQ(level(0, {}), 0);
  EXPECT_EQ(level(1, {}), 1);
  EXPECT_EQ(level(0, {Set(8)}), 1);
  EXPECT_EQ(level(2, {Set(8)}), 2);
  EXPECT_EQ(level(1, {Set(8, {"neck"})}), 0);
  EXPECT_EQ(level(0, {Set(8, {"neck"})}), 0);
  EXPECT_EQ(level(99, {}), 2);
  EXPECT_EQ(level(0, {Set(8, {"neck"}), Set(8)}), 1) << "the last set counts";
  EXPECT_EQ(level(0, {{"row", 12, {}, {}}}), 0) << "another exercise opens nothing";
}

TEST(Plan, TheDoseGrowsWithinAStepAndTheLevelFromStepToStep) {
  const Plan plan = MakeSkaterPlan({.start = kMonday});
  ASSERT_EQ(plan.weeks.size(), 6u);
  EXPECT_EQ(Words(plan.weeks[0][0].dose), "2 sets of 8 on each side");
  EXPECT_EQ(Words(plan.weeks[1][0].dose), "3 sets of 12 on each side");
  EXPECT_EQ(Words(plan.weeks[2][0].dose), "2 sets of 8 on each side");
  EXPECT_THAT((std::vector<int>{plan.weeks[0][0].level, plan.weeks[2][0].level, plan.weeks[5][0].level}),
              ElementsAre(0, 1, 2));
}

TEST(Plan, EveryWeekHasTheSessionsOfItsExercises) {
  const Plan plan = MakePlan(MakeVerdict({"skater", "wall_tap_hinge"}), MakeKnowledge(), {.start = kMonday});
  std::map<int, std::map<std::size_t, int>> count;
  for (const PlanDay& day : plan.days) {
    for (std::size_t e : day.exercises) ++count[day.week][e];
  }
  ASSERT_EQ(count.size(), 6u);
  for (auto& [week, of] : count) {
    EXPECT_EQ(of[0], 2) << week;
    EXPECT_EQ(of[1], 7) << week;
  }
}

TEST(Plan, FromAnyStartOnAnyPossibleDaysNoSessionFallsElsewhere) {
  Random random(3);
  for (int trial = 0; trial < 200; ++trial) {
    PlanOptions options{.start = kMonday + std::chrono::days(static_cast<int>(random.Uniform(0, 400)))};
    std::set<unsigned> allowed;
    for (unsigned d = 0; d < 7; ++d) {
      if (random.Uniform() < 0.5) allowed.insert(d), options.days.emplace_back(d);
    }
    if (options.days.empty()) continue;
    const Plan plan = MakeSkaterPlan(options);
    EXPECT_EQ(plan.days.size(), 6 * std::min<std::size_t>(2, allowed.size()));
    for (const PlanDay& day : plan.days) {
      EXPECT_TRUE(allowed.count(weekday(day.date).c_encoding()));
      EXPECT_EQ((day.date - options.start).count() / 7 + 1, day.week);
    }
  }
}

TEST(Plan, TwoSessionsOfAWeekAreNotNextToEachOther) {
  for (int shift = 0; shift < 7; ++shift) {
    const Plan plan = MakeSkaterPlan({.start = kMonday + std::chrono::days(shift)});
    for (std::size_t i = 0; i + 1 < plan.days.size(); ++i)
      EXPECT_GE((plan.days[i + 1].date - plan.days[i].date).count(), 2);
  }
}

TEST(Plan, AtTheEndOfAStepASetIsCheckedAndTheRunFilmedAgain) {
  const Plan plan = MakeSkaterPlan({.start = kMonday});
  std::vector<int> weeks;
  for (const PlanDay& day : plan.days) {
    if (day.check) weeks.push_back(day.week);
  }
  EXPECT_THAT(weeks, ElementsAre(2, 4, 6));
  EXPECT_THAT(plan.retests,
              ElementsAre(sys_days(2026y / 12 / 14), sys_days(2026y / 12 / 28), sys_days(2027y / 1 / 11)));
}

TEST(Plan, SaysWhyEachLevelIsWhereItIs) {
  const auto why = [](std::vector<SetSummary> checked) {
    return MakeSkaterPlan({.start = kMonday, .levels = {{"skater", 1}}, .checked = std::move(checked)})
        .exercises.at(0)
        .why;
  };
  EXPECT_THAT(why({}), HasSubstr("No set"));
  EXPECT_THAT(why({Set(8)}), HasSubstr("next step is open"));
  EXPECT_THAT(why({Set(3)}), HasSubstr("only 3 whole repetitions"));
  EXPECT_THAT(why({Set(8, {"neck"})}), HasSubstr("one step back"));
}

TEST(Plan, WithoutExercisesIsEmpty) {
  EXPECT_TRUE(MakePlan(MakeVerdict({}), MakeKnowledge(), {.start = kMonday}).days.empty());
  EXPECT_TRUE(MakePlan(MakeVerdict({"no_such"}), MakeKnowledge(), {.start = kMonday}).weeks.empty());
}

TEST(Plan, DosesReadAsOneWouldSayThem) {
  EXPECT_EQ(Words(Dose{.sets = 1, .amount = 20, .unit = "minutes"}), "20 minutes");
  EXPECT_EQ(Words(Dose{.sets = 3, .amount = 30, .unit = "seconds", .each_side = true}),
            "3 sets of 30 seconds on each side");
  EXPECT_EQ(Words(Dose{.sets = 1, .amount = 10}), "1 set of 10");
}

TEST(Plan, SaysWhereAStepBeginsAndWhichWeekComesBeforeIt) {
  const Plan plan = {.label = {},
                     .rule = {},
                     .cue = {},
                     .start = {},
                     .exercises = {{.id = "a", .level = 1, .why = {}}},
                     .weeks = {{{0, 1, {}}}, {{0, 1, {}}}, {{0, 2, {}}}, {{0, 2, {}}}},
                     .days = {},
                     .retests = {}};
  EXPECT_TRUE(FindStep(plan, 0, 0).begins);
  EXPECT_FALSE(FindStep(plan, 1, 0).gated);
  EXPECT_TRUE(FindStep(plan, 2, 0).begins);
  EXPECT_FALSE(FindStep(plan, 3, 0).begins);
  EXPECT_TRUE(FindStep(plan, 3, 0).gated);
  EXPECT_EQ(FindStep(plan, 3, 0).last_week_before, 2);
}

}  // namespace
}  // namespace hinge
