// SPDX-License-Identifier: Apache-2.0
// One digital person runs, hikes and lifts before a camera: what the table of activities says of him is true.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "hinge/app/change/activities.h"
#include "hinge/app/pipeline/analyze.h"
#include "hinge/app/pipeline/check_exercise.h"
#include "hinge/edge/formats/exercise_files.h"
#include "hinge/edge/formats/track_csv.h"
#include "hinge/edge/media/clip_for_tests.h"
#include "hinge/edge/run/analysis_inputs.h"
#include "hinge/edge/run/data_dirs_for_tests.h"
#include "hinge/edge/run/synth_clip.h"
#include "hinge/edge/run/synth_exercise.h"
#include "hinge/twin/runner/exercise_truth.h"

namespace hinge {
namespace {

using Q = HingeQuantity;
using Flags = std::map<std::string, std::string>;
using TrueHinge = std::map<Q, double>;

const ExerciseKnowledge& Exercises() {
  static const ExerciseKnowledge exercises = ReadExerciseKnowledge(SourceDirs().knowledge());
  return exercises;
}

/// The same body, another clip: its own camera and its own errors of the network.
Flags Person(int seed, const Flags& does) {
  Flags flags = {{"height", seed % 2 == 0 ? "1.66" : "1.81"},
                 {"seed", std::to_string(100 + seed)},
                 {"fps", "60"},
                 {"camera", seed % 2 == 0 ? "yaw=4,distance=4" : "yaw=-3,distance=4.5,facing=left"}};
  for (const auto& [flag, value] : does) flags[flag] = value;
  return flags;
}

struct Clip {
  HingeActivity seen;
  TrueHinge truth;
};

void FillShare(TrueHinge& truth) {
  truth[Q::kHipShare] = truth[Q::kTrunkThigh] / (truth[Q::kTrunkThigh] + truth[Q::kKnee]);
}

KeypointTrack Film(const SynthOptions& options, Session* truth) {
  const FolderForTests folder;
  const SynthResult made =
      WriteSynthClip(options, folder / "clip.track.csv", true, SourceDirs(), SourceKnowledge(), {});
  if (truth != nullptr) *truth = made.session;
  return ReadTrackCsv(made.clip);
}

Clip Run(const Flags& flags) {
  Session truth;
  const KeypointTrack track = Film(ParseSynthOptions(flags), &truth);
  const Session seen =
      AnalyzeTrack(track, {.height_m = std::stod(flags.at("height")), .mass_kg = {}, .sex = {}},
                   SourceKnowledge(), ErrorsOfTrack(track.model, SourceDirs()), {});
  const auto value = [&](const char* id) { return *FindMeasure(truth.measures, id)->value; };
  Clip clip{{"run", ReadHingeOfRun(seen)},
            {{Q::kTrunkThigh, value("trunk_thigh_ic")},
             {Q::kKnee, value("knee_ic")},
             {Q::kTrunkLean, value("trunk_lean")},
             {Q::kStraightness, value("straightness")}}};
  FillShare(clip.truth);
  return clip;
}

/// The truth at the instant at which `hinge check` looks: the start of a hike's stride or of a row, the lowest point of a lift.
TrueHinge TruthOf(const SynthOptions& options) {
  const ExerciseTruth truth = CalcTruth(SolveSynthExercise(options));
  const bool at_start = truth.name == "hike" || truth.name == "row";
  const auto mean = [&](const char* id) {
    double sum = 0;
    for (const RepetitionTruth& r : truth.repetitions)
      sum += r.values.at(std::string(id) + (at_start ? "_near_deg" : "_far_deg"));
    return sum / static_cast<double>(truth.repetitions.size());
  };
  TrueHinge hinge = {{Q::kTrunkThigh, mean("trunk_thigh")},
                     {Q::kKnee, mean("knee")},
                     {Q::kTrunkLean, mean("lean")},
                     {Q::kStraightness, mean("straightness")}};
  FillShare(hinge);
  return hinge;
}

Clip Exercise(const Flags& flags) {
  const SynthOptions options = ParseSynthOptions(flags);
  const KeypointTrack track = Film(options, nullptr);
  const CheckedExercise checked =
      CheckExercise(track, Exercises(), ErrorsOfTrack(track.model, SourceDirs()), {});
  return {{checked.set.exercise, checked.hinge}, TruthOf(options)};
}

std::vector<Clip> SixActivities(int seed) {
  const auto exercise = [&](const std::string& does, int clip) {
    return Exercise(
        Person(10 * seed + clip, {{"exercise", does}, {"height", seed % 2 == 0 ? "1.66" : "1.81"}}));
  };
  return {Run(Person(seed, {{"form", "hinged"}, {"speed", "3"}, {"seconds", "8"}})),
          exercise("hike,seconds=8,grade=0.18", 1),
          exercise("deadlift,repetitions=5,down=1.8,up=1.4", 2),
          exercise("romanian_deadlift,repetitions=5,down=2.2", 3),
          exercise("squat,repetitions=5", 4),
          exercise("row,repetitions=5", 5)};
}

struct Tally {
  int looked_at = 0, inside = 0, claimed = 0, zero = 0, zero_claimed = 0;
};

void Judge(const std::vector<Clip>& clips, Tally& tally) {
  constexpr double kZero_deg = 0.5, kZeroShare = 0.005;
  std::vector<HingeActivity> seen;
  for (const Clip& clip : clips) seen.push_back(clip.seen);
  for (const ActivityDifference& d : CompareActivities(seen).differences) {
    const double truth = clips[d.other].truth.at(d.quantity) - clips[d.first].truth.at(d.quantity);
    const bool zero = std::abs(truth) < (d.quantity == Q::kHipShare ? kZeroShare : kZero_deg);
    ++tally.looked_at;
    tally.inside += std::abs(d.difference - truth) < Measured::kTwoSided95 * d.sigma;
    tally.claimed += d.beyond_noise;
    tally.zero += zero, tally.zero_claimed += zero && d.beyond_noise;
    if (!d.beyond_noise || zero) continue;
    EXPECT_GT(d.difference * truth, 0)
        << Name(d.quantity) << " of " << seen[d.first].file_name << " and " << seen[d.other].file_name << ": "
        << d.difference << ", truly " << truth;
  }
}

TEST(SixActivities, TheTableOfOnePersonReadsRight) {
  Tally tally;
  for (int seed = 1; seed <= 3; ++seed) {
    SCOPED_TRACE(seed);
    const std::vector<Clip> clips = SixActivities(seed);
    const char* names[] = {"run", "hike", "deadlift", "romanian_deadlift", "squat", "row"};
    for (std::size_t i = 0; i < clips.size(); ++i) EXPECT_EQ(clips[i].seen.file_name, names[i]);
    Judge(clips, tally);
  }
  EXPECT_EQ(tally.looked_at, 3 * 15 * 5);
  EXPECT_GE(tally.inside, 0.9 * tally.looked_at);  // 95 % each; errors of one clip are in five differences
  EXPECT_GT(tally.claimed, tally.looked_at / 3);   // most differ by tens of degrees
  EXPECT_GT(tally.zero, 10);                       // the backs of good form
  EXPECT_EQ(tally.zero_claimed, 0);
  RecordProperty("inside", tally.inside);
}

}  // namespace
}  // namespace hinge
