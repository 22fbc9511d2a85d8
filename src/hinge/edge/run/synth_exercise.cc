// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/synth_exercise.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "hinge/edge/run/key_values.h"
#include "hinge/edge/run/synth_limits.h"
#include "hinge/edge/run/user_values.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

constexpr double kMostDepth = 0.1;  // ExerciseVariation

void SetTimes(KeyValues& values, ExerciseOptions& exercise) {
  values.Set("down", 0.3, 20, exercise.tempo.down_s);
  values.Set("hold", 0, 60, exercise.tempo.hold_s);
  values.Set("up", 0.3, 20, exercise.tempo.up_s);
  values.Set("rest", 0.3, 20, exercise.tempo.rest_s);
  values.Set("flight", 0.08, 0.35, exercise.flight_s);
  values.Set("contact", 0.15, 0.5, exercise.contact_s);
  values.Set("seconds", 0.5, 600, exercise.duration_s);
}

void SetWays(KeyValues& values, ExerciseOptions& exercise) {
  if (const auto repetitions = values.Number("repetitions", 1, 50))
    exercise.repetitions = static_cast<int>(*repetitions);
  if (const auto side = values.Word("side", {"left", "right"}))
    exercise.side = *side == "left" ? Side::kLeft : Side::kRight;
  values.Set("stagger", 0, 0.4, exercise.stagger_m);
  values.Set("speed", 0, 1.6, exercise.speed_m_s);
  values.Set("grade", 0.02, 0.3, exercise.grade);
  values.Set("push", 0.3, 0.6, exercise.push_m);
  values.Set("variation", 0, kMostDepth, exercise.variation.depth_share);
  exercise.variation.tempo_share = 2 * exercise.variation.depth_share;
}

void PlantFaults(KeyValues& values, ExerciseOptions& exercise) {
  for (const FaultKind& kind : FaultKinds()) {
    const std::string fault(kind.name);
    if (!FindFault(exercise.name, kind.name)) continue;
    if (const auto amount = values.Number(fault, kind.low, kind.high)) exercise.faults[fault] = *amount;
  }
}

}  // namespace

ExerciseOptions ParseExercise(const SynthOptions& options) {
  const auto comma = options.exercise.find(',');
  const std::string name = options.exercise.substr(0, comma), flag = "--exercise " + options.exercise;
  if (!IsExerciseName(name))
    throw UsageError(fmt::format("there is no exercise \"{}\"", name), flag,
                     fmt::format("The exercises are: {}.", fmt::join(ExerciseNames(), ", ")));
  ExerciseOptions exercise = MakeExercise(name);
  exercise.height_m = options.runner.height_m;
  exercise.seed = options.seed;
  KeyValues values(comma == std::string::npos ? "" : options.exercise.substr(comma + 1), "--exercise");
  SetTimes(values, exercise);
  SetWays(values, exercise);
  PlantFaults(values, exercise);
  values.RefuseOthers();
  const std::vector<std::string> problems = Problems(exercise);
  if (!problems.empty())
    throw UsageError(InWordsOfFlags(problems.front()), flag, "Change what --exercise asks for.");
  return exercise;
}

ExerciseRun SolveSynthExercise(const SynthOptions& options) {
  std::optional<ExerciseRun> run = SolveExercise(ParseExercise(options));
  if (!run)
    throw Error("no body of that height can do it in balance", "--exercise " + options.exercise,
                "Plant a smaller fault.");
  return *std::move(run);
}

}  // namespace hinge
