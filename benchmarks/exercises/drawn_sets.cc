// SPDX-License-Identifier: Apache-2.0
#include "drawn_sets.h"

#include <fmt/format.h>

#include <algorithm>

#include "drawn_cases.h"
#include "hinge/app/pipeline/check_exercise.h"
#include "hinge/edge/formats/exercise_files.h"
#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/edge/run/analysis_inputs.h"
#include "hinge/edge/run/synth_exercise.h"
#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/error.h"
#include "hinge/science/scene/view.h"
#include "hinge/science/strength/exercise_measures.h"
#include "hinge/science/strength/follow_body.h"

namespace hinge {
namespace {

struct Bench {
  PoseModel network;
  Naming naming;
  const ExerciseModel& model;
  const CacheWays& ways;
  ErrorModel errors;
  Knowledge knowledge;
  ExerciseKnowledge exercises;
};

bool WorksOneLeg(const std::string& label) {
  static const std::vector<std::string> names = {"skater", "hop", "hike", "pawback_drill", "calf_raise"};
  return std::find(names.begin(), names.end(), label) != names.end();
}

std::optional<BodySeries> Follow(const KeypointTrack& track, const ErrorModel& errors) {
  if (track.frames.empty()) return std::nullopt;
  const auto facing = FindFacing(track);
  return facing ? FollowBody(track, *facing, errors) : std::nullopt;
}

AngleErrors CalcAngleErrors(const BodySeries& b, const ExerciseRun& run) {
  AngleErrors e;
  const bool repeats = !run.repetitions.empty(), one = WorksOneLeg(run.options.name);
  const double from_s = repeats ? run.repetitions.front().start_s : 0,
               to_s = repeats ? run.repetitions.back().end_s : run.duration_s;
  const auto leg = [&](const PerSide<std::vector<double>>& v) {
    return one ? v[run.options.side] : MeanOfLegs(b, v);
  };
  const std::vector<double> seen_hip = leg(b.trunk_thigh_deg), seen_knee = leg(b.knee_deg);
  for (std::size_t i = b.At(from_s); i < b.size() && b.time_s[i] <= to_s; ++i) {
    const BodyState s = run.state(std::clamp(b.time_s[i], 0.0, run.duration_s));
    double knee = s.leg[run.options.side].knee(), hip = s.trunk_thigh(run.options.side);
    const Side other = Opposite(run.options.side);
    if (!one) knee = 0.5 * (knee + s.leg[other].knee()), hip = 0.5 * (hip + s.trunk_thigh(other));
    e.trunk_deg.push_back(b.lean_deg[i] - DegFromRad(s.lean));
    e.trunk_thigh_deg.push_back(seen_hip[i] - DegFromRad(hip));
    e.knee_deg.push_back(seen_knee[i] - DegFromRad(knee));
  }
  return e;
}

/// A standing clip is drawn for those whose back is planted and checked against it.
bool NeedsStanding(const AccuracyCase& made) { return made.value.find("back_bend") != std::string::npos; }

std::optional<double> Standing_deg(const AccuracyCase& made, const Bench& bench) {
  if (!NeedsStanding(made)) return std::nullopt;
  const KeypointTrack track = FetchTrack(MakeStandingCase(made), bench.network, bench.ways, bench.knowledge);
  const auto body = Follow(track, bench.errors);
  return body ? CalcStandingStraightness_deg(*body) : std::nullopt;
}

std::string RefusalOf(const KeypointTrack& track, const Bench& bench) {
  try {
    CheckExercise(track, bench.exercises, bench.errors);
  } catch (const Error& error) {
    return error.what_happened;
  }
  return "";
}

void FillTruth(const AccuracyCase& made, const ExerciseRun& run, SimulatedSet& truth) {
  truth.height_m = run.options.height_m;
  truth.done_s = run.duration_s;
  if (made.part == "stand") return;
  truth.truth = CalcTruth(run);
  LeaveOutUnseen(*truth.truth);
  truth.measures = CalcTrueMeasures(run, *truth.truth);
}

DrawnCase WatchOne(const AccuracyCase& made, const Bench& bench) {
  const KeypointTrack track = FetchTrack(made, bench.network, bench.ways, bench.knowledge);
  DrawnCase c{.made = made, .watched = {}, .angles = {}, .refused = {}};
  c.watched.truth.label = made.part;
  const auto body = Follow(track, bench.errors);
  WatchOptions watch;
  if (bench.naming == Naming::kGiven) watch.asked = made.part;
  watch.standing_straightness_deg = Standing_deg(made, bench);
  if (body) c.watched.seen = WatchSet(*body, bench.model, watch);
  c.refused = RefusalOf(track, bench);
  if (!made.flags.contains("exercise")) return c;
  const ExerciseRun run = SolveSynthExercise(ParseSynthOptions(made.flags));
  FillTruth(made, run, c.watched.truth);
  if (body) c.angles = CalcAngleErrors(c.watched.seen.body, run);
  c.watched.seen.body = {};
  return c;
}

}  // namespace

std::vector<DrawnCase> WatchDrawn(const std::string& half, PoseModel network, Naming naming,
                                  const ExerciseModel& model, const CacheWays& ways) {
  std::filesystem::create_directories(ways.folder);
  const std::filesystem::path knowledge = ways.dirs.knowledge();
  const Bench bench{network,
                    naming,
                    model,
                    ways,
                    ErrorsOf(network, ways.dirs),
                    ReadKnowledge(knowledge),
                    ReadExerciseKnowledge(knowledge)};
  std::vector<DrawnCase> cases;
  for (const AccuracyCase& made : MakeDrawnCases()) {
    if (!made.name.starts_with(half)) continue;
    cases.push_back(WatchOne(made, bench));
    fmt::print(stderr, "{}: {}\n", made.name,
               cases.back().refused.empty() ? cases.back().watched.seen.set.exercise : cases.back().refused);
  }
  return cases;
}

void FetchDrawn(const std::string& half, PoseModel network, const CacheWays& ways) {
  std::filesystem::create_directories(ways.folder);
  const Knowledge knowledge = ReadKnowledge(ways.dirs.knowledge());
  for (const AccuracyCase& made : MakeDrawnCases()) {
    if (!made.name.starts_with(half)) continue;
    FetchTrack(made, network, ways, knowledge);
    if (NeedsStanding(made)) FetchTrack(MakeStandingCase(made), network, ways, knowledge);
    fmt::print(stderr, "{}\n", made.name);
  }
}

}  // namespace hinge
