// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/exercise.h"

#include <memory>

#include "hinge/foundation/base/check.h"
#include "hinge/twin/runner/exercise_parts.h"

namespace hinge {
namespace {

HeldLoad LoadOf(const std::string& name) {
  if (name == "deadlift" || name == "romanian_deadlift") return HeldLoad::kBarbell;
  if (name == "row" || name == "curl" || name == "fly") return HeldLoad::kDumbbells;
  return HeldLoad::kNone;
}

}  // namespace

std::optional<ExerciseRun> SolveExercise(const ExerciseOptions& options) {
  const auto problems = Problems(options);
  HINGE_CHECK(problems.empty(), problems.front());
  const std::string& name = options.name;
  if (name == "row" || name == "curl" || name == "fly") return SolveArmWork(options);
  if (name == "calf_raise" || name == "pawback_drill" || name == "stand") return SolveOneLeg(options);
  if (name == "skater") return SolveSkater(options);
  if (name == "hop") return SolveHop(options);
  if (name == "hike") return SolveHike(options);
  return SolveLift(options);
}

JointTrajectory MakeTrajectory(const ExerciseRun& run) {
  const auto own = std::make_shared<const ExerciseRun>(run);
  JointTrajectory trajectory;
  trajectory.name = run.options.name;
  trajectory.height_m = run.options.height_m;
  trajectory.duration_s = run.duration_s;
  trajectory.load = LoadOf(run.options.name);
  if (run.options.name == "hike") trajectory.grade = run.options.grade;
  trajectory.pose = [own](double time_s) {
    HINGE_CHECK(time_s >= 0 && time_s <= own->duration_s, time_s, own->duration_s);
    return MakePose(own->body, own->state(time_s), time_s);
  };
  return trajectory;
}

}  // namespace hinge
