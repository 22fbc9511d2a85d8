// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace hinge {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::weekday;

const std::vector<weekday>& EveryDay() {
  static const std::vector<weekday> all = {
      std::chrono::Monday, std::chrono::Tuesday,  std::chrono::Wednesday, std::chrono::Thursday,
      std::chrono::Friday, std::chrono::Saturday, std::chrono::Sunday};
  return all;
}

/// So many of the possible days, as evenly as they allow.
std::vector<weekday> SpreadDays(std::size_t count, const std::vector<weekday>& possible) {
  std::vector<weekday> chosen;
  count = std::min(count, possible.size());
  for (std::size_t i = 0; i < count; ++i)
    chosen.push_back(possible[(2 * i + 1) * possible.size() / (2 * count)]);
  return chosen;
}

std::string GateWords(Gate gate, const SetSummary* set, int from, int to) {
  switch (gate) {
    case Gate::kNotChecked:
      return "No set of it was checked: it starts, or stays, at this step.";
    case Gate::kOpen:
      return to > from ? fmt::format(
                             "The checked set had {} whole repetitions and no fault: the next step is open.",
                             set->whole_repetitions)
                       : "The checked set had no fault, and this is the last step.";
    case Gate::kKeep:
      return set->now_and_then.empty()
                 ? fmt::format("The checked set had only {} whole repetitions: the step stays.",
                               set->whole_repetitions)
                 : "The checked set had a fault in some repetitions: the step stays.";
    case Gate::kBack:
      return to < from ? "The checked set had a fault all through: one step back."
                       : "The checked set had a fault all through: the first step stays.";
  }
  return "";
}

const SetSummary* LastOf(const std::vector<SetSummary>& checked, const std::string& id) {
  const auto found =
      std::find_if(checked.rbegin(), checked.rend(), [&](const SetSummary& s) { return s.exercise == id; });
  return found == checked.rend() ? nullptr : &*found;
}

PlannedExercise Place(const Exercise& e, const Knowledge& knowledge, const PlanOptions& options) {
  const int last = static_cast<int>(e.programme.levels.size()) - 1;
  const auto before = options.levels.find(e.id);
  const int from = before == options.levels.end() ? 0 : std::clamp(before->second, 0, std::max(0, last));
  const SetSummary* set = LastOf(options.checked, e.id);
  const Gate gate = set == nullptr ? Gate::kNotChecked : JudgeGate(*set, e.programme, knowledge.plan);
  const int step = gate == Gate::kOpen ? 1 : gate == Gate::kBack ? -1 : 0;
  const int to = std::clamp(from + step, 0, std::max(0, last));
  return {e.id, to, gate, GateWords(gate, set, from, to)};
}

int Between(int low, int high, double share) {
  return low + static_cast<int>(std::lround(share * (high - low)));
}

/// `week` counts from 0.
WeekDose DoseOf(const Plan& plan, std::size_t idx, int week, const Knowledge& knowledge) {
  const PlanRules& rules = knowledge.plan;
  const Programme& p = knowledge.exercises.at(plan.exercises[idx].id).programme;
  const int in_step = week % rules.step_weeks;
  const double share = rules.step_weeks < 2 ? 1 : static_cast<double>(in_step) / (rules.step_weeks - 1);
  const int last = std::max(0, static_cast<int>(p.levels.size()) - 1);
  return {idx,
          std::min(last, plan.exercises[idx].level + week / rules.step_weeks),
          {Between(p.sets_low, p.sets_high, share), Between(p.amount_low, p.amount_high, share), p.unit,
           p.each_side}};
}

std::vector<std::vector<weekday>> DaysOfExercises(const Plan& plan, const Knowledge& knowledge,
                                                  const PlanOptions& options) {
  std::vector<std::vector<weekday>> all;
  for (const PlannedExercise& e : plan.exercises) {
    const auto count = static_cast<std::size_t>(knowledge.exercises.at(e.id).programme.per_week);
    all.push_back(SpreadDays(count, options.days.empty() ? EveryDay() : options.days));
  }
  return all;
}

void AddDays(Plan& plan, const Knowledge& knowledge, const PlanOptions& options) {
  const auto of = DaysOfExercises(plan, knowledge, options);
  for (int i = 0; i < 7 * knowledge.plan.weeks; ++i) {
    PlanDay day{.date = plan.start + days(i), .week = i / 7 + 1, .exercises = {}};
    for (std::size_t e = 0; e < of.size(); ++e) {
      if (std::find(of[e].begin(), of[e].end(), weekday(day.date)) != of[e].end()) day.exercises.push_back(e);
    }
    if (!day.exercises.empty()) plan.days.push_back(std::move(day));
  }
  for (std::size_t i = 0; i < plan.days.size(); ++i) {
    const bool last = i + 1 == plan.days.size() || plan.days[i + 1].week != plan.days[i].week;
    plan.days[i].check = last && plan.days[i].week % knowledge.plan.step_weeks == 0;
  }
}

}  // namespace

Gate JudgeGate(const SetSummary& set, const Programme& programme, const PlanRules& rules) {
  if (!set.faults.empty()) return Gate::kBack;
  if (!set.now_and_then.empty()) return Gate::kKeep;
  const bool counted = programme.unit == "repetitions";
  const double least = counted ? rules.least_share * programme.amount_low : 1;
  return set.whole_repetitions >= least ? Gate::kOpen : Gate::kKeep;
}

StepOfWeek FindStep(const Plan& plan, std::size_t week, std::size_t exercise) {
  const auto level = [&](std::size_t w) { return plan.weeks[w][exercise].level; };
  std::size_t first = week;
  while (first > 0 && level(first - 1) == level(week)) --first;
  return {.begins = first == week,
          .gated = level(week) > plan.exercises[exercise].level,
          .last_week_before = static_cast<int>(first)};
}

std::string Words(const Dose& dose) {
  const std::string amount = dose.unit == "repetitions" ? fmt::format("{}", dose.amount)
                                                        : fmt::format("{} {}", dose.amount, dose.unit);
  const std::string side = dose.each_side ? " on each side" : "";
  if (dose.sets == 1 && dose.unit != "repetitions") return amount + side;
  return fmt::format("{} set{} of {}{}", dose.sets, dose.sets == 1 ? "" : "s", amount, side);
}

Plan MakePlan(const Verdict& verdict, const Knowledge& knowledge, const PlanOptions& options) {
  Plan plan{.label = verdict.label,
            .rule = verdict.findings.empty() ? "" : verdict.findings.front().rule,
            .cue = verdict.cue,
            .start = options.start,
            .exercises = {},
            .weeks = {},
            .days = {},
            .retests = {}};
  for (const std::string& id : verdict.plan) {
    const auto found = knowledge.exercises.find(id);
    if (found != knowledge.exercises.end())
      plan.exercises.push_back(Place(found->second, knowledge, options));
  }
  if (plan.exercises.empty()) return plan;
  for (int week = 0; week < knowledge.plan.weeks; ++week) {
    plan.weeks.emplace_back();
    for (std::size_t i = 0; i < plan.exercises.size(); ++i)
      plan.weeks.back().push_back(DoseOf(plan, i, week, knowledge));
  }
  AddDays(plan, knowledge, options);
  for (int week = knowledge.plan.step_weeks; week <= knowledge.plan.weeks; week += knowledge.plan.step_weeks)
    plan.retests.push_back(plan.start + days(7 * week));
  return plan;
}

}  // namespace hinge
