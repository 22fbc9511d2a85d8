// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/synth_motion.h"

#include <fmt/format.h>

#include <algorithm>

#include "hinge/edge/formats/c3d.h"
#include "hinge/edge/formats/c3d_markers.h"
#include "hinge/edge/run/session_motion.h"
#include "hinge/edge/run/synth_exercise.h"
#include "hinge/edge/run/synth_limits.h"
#include "hinge/edge/run/user_values.h"
#include "hinge/foundation/base/error.h"
#include "hinge/twin/runner/lab_motion.h"
#include "hinge/twin/runner/trajectory.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

SynthMotion MakeRun(const SynthOptions& options) {
  const std::vector<std::string> problems = Problems(options.runner);
  if (!problems.empty())
    throw UsageError(InWordsOfFlags(problems.front()), "--form " + options.form,
                     "Change what --form, --speed or --height ask for.");
  const std::optional<TwinRun> run = SolveTwinRun(options.runner);
  if (!run) {
    throw Error("no leg of that length can run so", "--form " + options.form,
                "Ask for a softer knee, a longer contact or a lower speed.");
  }
  return {MakeTrajectory(*run), run->events, "digital runner, form " + options.form};
}

/// The standing trial of the same person: the last part of the name, from "run" on, is "static".
fs::path FindStanding(const SynthOptions& options) {
  if (!options.standing.empty()) return options.standing;
  const fs::path& trial = options.motion;
  const std::string name = trial.filename().string();
  const auto run = name.find("run");
  const fs::path standing = trial.parent_path() / (name.substr(0, run) + "static.c3d");
  if (run == std::string::npos || !fs::exists(standing)) {
    if (fs::exists(trial)) ReadC3d(trial);  // what is no C3D is told so, and not asked for its standing trial
    throw Error("the person's standing trial is not beside the running trial", trial.string(),
                "Name it: --static FILE.c3d; or put NAMEstatic.c3d beside NAMErun....c3d.");
  }
  return standing;
}

SynthMotion MakeLab(const SynthOptions& options) {
  const fs::path standing_file = FindStanding(options);
  if (options.duration_s > kLongestLab_s)
    throw UsageError(fmt::format("of a laboratory trial at most {:.0f} s can be drawn", kLongestLab_s),
                     "--seconds", "hinge synth --motion NAMErun.c3d --seconds 30 --out clip.mp4");
  const C3dFile running = ReadC3d(options.motion), standing = ReadC3d(standing_file);
  const std::optional<VerticalForce> force = FindVerticalForce(running);
  if (!force)
    throw Error("the trial has no force plate that bears anything", options.motion.string(),
                "Use a trial from an instrumented treadmill.");
  LabOptions lab;
  lab.duration_s = std::max(2.0, options.duration_s);
  lab.height_m = options.height_m;
  lab.trunk.lean_deg = options.runner.trunk_lean_deg;
  const LabMotionResult result =
      MakeTrajectoryFromMarkers(MakeMarkers(running, options.motion.string()),
                                MakeMarkers(standing, standing_file.string()), *force, lab);
  if (!result.motion)
    throw Error(result.why_not, options.motion.string(),
                "Use trials with the markers that docs/formats.md lists under Laboratory trials.");
  return {result.motion->trajectory, result.motion->events,
          fmt::format("{}, {}", options.motion.filename().string(), result.motion->trajectory.planted)};
}

/// A folder of results or its session.json; anything else is taken for a trial.
bool IsSession(const fs::path& motion) {
  std::error_code failed;
  return motion.extension() == ".json" || fs::is_directory(motion, failed);
}

SynthMotion MakeExerciseMotion(const SynthOptions& options) {
  const ExerciseRun run = SolveSynthExercise(options);
  return {MakeTrajectory(run), run.events, "digital person, exercise " + options.exercise, CalcTruth(run)};
}

}  // namespace

SynthMotion MakeSynthMotion(const SynthOptions& options) {
  if (!options.standing.empty() && IsSession(options.motion))
    throw UsageError("a session needs no standing trial: --static has no say",
                     "--static " + options.standing.string(),
                     "Leave --static out; it is for --motion TRIAL.c3d.");
  SynthMotion motion = IsSession(options.motion)   ? MakeSessionMotion(options)
                       : !options.motion.empty()   ? MakeLab(options)
                       : !options.exercise.empty() ? MakeExerciseMotion(options)
                                                   : MakeRun(options);
  // An exercise lasts as long as its repetitions.
  if (options.exercise.empty())
    motion.trajectory.duration_s = std::min(motion.trajectory.duration_s, options.duration_s);
  return motion;
}

}  // namespace hinge
