// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hinge/science/form/verdict.h"
#include "hinge/science/knowledge/knowledge.h"

namespace hinge {

/// What a checked set says of an exercise: all that opens or closes its next step.
struct SetSummary {
  std::string exercise;
  int whole_repetitions = 0;
  std::vector<std::string> faults;        ///< checks that found a fault of the set
  std::vector<std::string> now_and_then;  ///< checks that found one in some repetitions
};

/// Whether the next step of an exercise opens.
enum class Gate {
  kNotChecked,  ///< no set was seen: the step stays
  kOpen,        ///< enough whole repetitions, and no fault in any of them
  kKeep,        ///< too few repetitions, or a fault now and then: the step stays
  kBack,        ///< a fault of the whole set: one step back
};
Gate JudgeGate(const SetSummary& set, const Programme& programme, const PlanRules& rules);

/// Sets of so many repetitions, seconds or minutes.
struct Dose {
  int sets = 1, amount = 1;
  std::string unit = "repetitions";
  bool each_side = false;
};
std::string Words(const Dose& dose);  ///< "3 sets of 8 on each side", "20 minutes"

/// An exercise of the plan and where it stands.
struct PlannedExercise {
  std::string id;
  int level = 0;  ///< of its programme, at the plan's start
  Gate gate = Gate::kNotChecked;
  std::string why;  ///< a sentence: why this level
};

/// What is done of one exercise in one week, if every gate before it opened.
struct WeekDose {
  std::size_t exercise = 0;  ///< of Plan.exercises
  int level = 0;
  Dose dose;
};

/// Where a week's dose stands among the steps of its exercise.
struct StepOfWeek {
  bool begins = false;       ///< the week before had another step, or there was none
  bool gated = false;        ///< only a checked set opens it
  int last_week_before = 0;  ///< the last week of the step before, from 1; 0: there is none
};

/// One day of training.
struct PlanDay {
  std::chrono::sys_days date;
  int week = 1;
  std::vector<std::size_t> exercises;  ///< of Plan.exercises
  bool check = false;                  ///< the last of a step: film a set of each and check it
};

/// Weeks of strengthening that follow from a verdict.
struct Plan {
  std::string label;  ///< of the verdict
  std::string rule;   ///< the finding that it answers; empty: it keeps what is good
  std::string cue;    ///< cue id; may be empty
  std::chrono::sys_days start;
  std::vector<PlannedExercise> exercises;
  std::vector<std::vector<WeekDose>> weeks;
  std::vector<PlanDay> days;
  std::vector<std::chrono::sys_days>
      retests;  ///< days on which the run is filmed again: the end of each step
};

/// `week` counts from 0, `exercise` is one of Plan.exercises.
StepOfWeek FindStep(const Plan& plan, std::size_t week, std::size_t exercise);

struct PlanOptions {
  std::chrono::sys_days start;
  std::vector<std::chrono::weekday> days = {};  ///< on which training is possible; empty: all
  std::map<std::string, int> levels = {};       ///< of an earlier plan, by exercise
  std::vector<SetSummary> checked = {};  ///< sets since then; of several of one exercise the last counts
};

/// The plan of a verdict's exercises. A level moves only by its gate: a step up opens when a checked set shows at least
/// `least_share` of the dose's smallest amount in whole repetitions and no fault; a fault of the set leads one step back;
/// without a check it stays. Within a step the dose grows evenly from low to high; the weeks after a step assume that its
/// gate opens. Sessions lie as evenly as the possible days allow. Without exercises the plan is empty.
Plan MakePlan(const Verdict& verdict, const Knowledge& knowledge, const PlanOptions& options);

}  // namespace hinge
