// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/within.h"
#include "hinge/twin/runner/exercise.h"

namespace hinge {
namespace {

/// Whether `word` is one of the words of `text`, which blanks separate.
bool HasWord(std::string_view text, std::string_view word) {
  return (fmt::format(" {} ", text)).find(fmt::format(" {} ", word)) != std::string::npos;
}

void Require(std::vector<std::string>& problems, std::string_view field, double value, double low,
             double high) {
  RequireWithin(problems, "ExerciseOptions", field, value, low, high);
}

void RequireTempo(std::vector<std::string>& problems, const Tempo& tempo) {
  Require(problems, "tempo.down_s", tempo.down_s, 0.3, 20);
  Require(problems, "tempo.up_s", tempo.up_s, 0.3, 20);
  Require(problems, "tempo.hold_s", tempo.hold_s, 0, 60);
  Require(problems, "tempo.rest_s", tempo.rest_s, 0.3, 20);
}

void RequireFaults(std::vector<std::string>& problems, const ExerciseOptions& options) {
  for (const auto& [name, amount] : options.faults) {
    const auto kind = FindFault(options.name, name);
    if (kind) {
      Require(problems, "faults." + name, amount, kind->low, kind->high);
    } else {
      problems.push_back(
          fmt::format("ExerciseOptions.faults: {} has no fault {}; see FaultKinds", options.name, name));
    }
  }
}

}  // namespace

const std::vector<std::string>& ExerciseNames() {
  static const std::vector<std::string> names = {"deadlift",   "romanian_deadlift",
                                                 "squat",      "wall_tap_hinge",
                                                 "hold",       "row",
                                                 "curl",       "fly",
                                                 "skater",     "hop",
                                                 "hike",       "pawback_drill",
                                                 "calf_raise", "stand"};
  return names;
}

const std::vector<FaultKind>& FaultKinds() {
  static const std::vector<FaultKind> kinds = {
      {"back_bend_deg", "the back rounds with depth, the neck as much again; negative: it arches",
       "deadlift romanian_deadlift squat wall_tap_hinge hold row curl fly skater hop hike", -40, 60},
      {"knees_forward_deg", "the knee bends more than in good form: the hinge turns into a squat",
       "deadlift romanian_deadlift wall_tap_hinge hold skater", 0, 52},
      {"hips_first_share", "the hips shoot up first: the knee opens before the hip",
       "deadlift romanian_deadlift squat", 0, 2},
      {"shallow_share", "share of the range that is left out",
       "deadlift romanian_deadlift squat wall_tap_hinge row curl fly calf_raise", 0, 0.7},
      {"knee_unlocked_deg", "the knee stays bent at the top", "deadlift romanian_deadlift squat calf_raise",
       0, 25},
      {"bar_away_m", "the bar is that far ahead of its path at the bottom", "deadlift romanian_deadlift", 0,
       0.15},
      {"heel_lift_deg", "the heels come up with depth, the weight goes to the toes",
       "deadlift romanian_deadlift squat wall_tap_hinge", 0, 25},
      {"upright_deg", "the trunk leans so much less", "row curl fly skater", 0, 40},
      {"trunk_drop_deg", "the trunk sinks from the first repetition to the last", "row curl fly hold", 0, 15},
      {"trunk_swing_deg", "the trunk rises with every pull, with every lift of the knee",
       "row curl fly pawback_drill", 0, 18},
      {"knee_sway_deg", "the knees bend with every pull", "row curl fly", 0, 12},
      {"neck_deg", "the head cranes up with every pull", "row curl fly", 0, 30},
      {"stiff_landing_deg", "the knee gives that much less after landing", "hop", 0, 14},
      {"deep_knee_deg", "the knee gives that much more after landing", "hop", 0, 30},
      {"uneven_rhythm_share", "contacts are in turn that much longer and shorter", "hop", 0, 0.3},
      {"foot_ahead_m", "the foot lands that much farther ahead of the hip", "hop", 0, 0.08},
      {"hands_on_knees", "1: the hands push on the thighs all the way", "hike", 0, 1},
  };
  return kinds;
}

std::optional<FaultKind> FindFault(std::string_view exercise, std::string_view fault) {
  for (const FaultKind& kind : FaultKinds()) {
    if (kind.name == fault && HasWord(kind.exercises, exercise)) return kind;
  }
  return std::nullopt;
}

bool IsExerciseName(const std::string& name) {
  return std::ranges::find(ExerciseNames(), name) != ExerciseNames().end();
}

ExerciseOptions MakeExercise(const std::string& name) {
  HINGE_CHECK(IsExerciseName(name), name);
  ExerciseOptions options;
  options.name = name;
  if (name == "row" || name == "curl" || name == "fly") options.tempo = {2, 0.4, 2, 0.5};
  if (name == "hold") options.tempo = {2, 10, 2, 1}, options.repetitions = 1;
  if (name == "skater") options.tempo = {0.9, 2, 0.9, 2};
  if (name == "pawback_drill") options.tempo = {0.7, 0.1, 0.8, 0.4};
  if (name == "calf_raise") options.tempo = {3, 1, 2, 0.5};
  if (name == "hike") options.speed_m_s = 1.2;
  return options;
}

std::vector<std::string> Problems(const ExerciseOptions& o) {
  std::vector<std::string> problems;
  if (!IsExerciseName(o.name))
    return {fmt::format("ExerciseOptions.name = {} is none of: {}", o.name, fmt::join(ExerciseNames(), " "))};
  Require(problems, "height_m", o.height_m, 1.2, 2.2);
  Require(problems, "repetitions", o.repetitions, 1, 50);
  Require(problems, "stagger_m", o.stagger_m, 0, 0.4);
  Require(problems, "variation.depth_share", o.variation.depth_share, 0, 0.1);
  Require(problems, "variation.tempo_share", o.variation.tempo_share, 0, 0.2);
  RequireTempo(problems, o.tempo);
  RequireFaults(problems, o);
  if (o.name == "hop") {
    Require(problems, "flight_s", o.flight_s, 0.08, 0.35);
    Require(problems, "contact_s", o.contact_s, 0.15, 0.5);
    Require(problems, "speed_m_s", o.speed_m_s, 0, 1);
  }
  if (o.name == "skater") Require(problems, "push_m", o.push_m, 0.3, 0.6);
  if (o.name == "hike") {
    Require(problems, "grade", o.grade, 0.02, 0.3);
    Require(problems, "speed_m_s", o.speed_m_s, 0.6, 1.6);
  }
  if (o.name == "hike" || o.name == "stand") Require(problems, "duration_s", o.duration_s, 0.5, 600);
  return problems;
}

}  // namespace hinge
