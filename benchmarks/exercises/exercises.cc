// SPDX-License-Identifier: Apache-2.0
// Exercises of digital people, seen through keypoints with a network's errors:
//   hinge_accuracy_exercises fit N FOLDER writes knowledge/exercise_model.toml from N sets of each label, tuning half, and the
//                                         drawn ones to tune with
//   hinge_accuracy_exercises report N     writes benchmarks/EXERCISES.md from N others of each
// and through pictures, clips and what the network saw in them kept in a folder:
//   hinge_accuracy_exercises draw FOLDER HALF         draws what is missing of "tune" or "report", and looks at nothing
//   hinge_accuracy_exercises try FOLDER               prints the page of the tuning half
//   hinge_accuracy_exercises drawn FOLDER [NETWORK]   writes that of the reporting half, benchmarks/EXERCISES_DRAWN.md
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "drawn_page.h"
#include "exercise_page.h"
#include "hinge/edge/formats/exercise_files.h"
#include "hinge/edge/run/user_values.h"
#include "model_fit.h"
#include "reading_errors.h"
#include "set_tally.h"

namespace {

using namespace hinge;  // NOLINT: a program of one file
namespace fs = std::filesystem;

const fs::path kRoot = HINGE_SOURCE_DIR;

void Write(const fs::path& file, const std::string& text) {
  std::ofstream(file) << text;
  fmt::print("{} written\n", file.string());
}

void Report(int count, Half half) {
  const ExerciseKnowledge known = ReadExerciseKnowledge(kRoot / "knowledge");
  const auto cases = WatchCases(half, count, Naming::kRecognised, known.model, kRoot / "knowledge");
  ExerciseKnowledge own = known;
  own.model.errors =
      FitReadingErrors(WatchCases(Half::kTune, count, Naming::kGiven, known.model, kRoot / "knowledge"), {});
  const std::string page = MakeExercisePage(cases, known, own);
  if (half == Half::kReport) Write(kRoot / "benchmarks" / "EXERCISES.md", page);
  fmt::print("{}", page);
}

PoseModel ModelNamed(const std::string& name) {
  for (const PoseModel model : {PoseModel::kLite, PoseModel::kFull, PoseModel::kHeavy}) {
    if (Name(model) == name) return model;
  }
  throw UsageError("there is no such network", name, "heavy, full or lite");
}

CacheWays WaysOf(const fs::path& folder) {
  return {.folder = folder, .dirs = FindDataDirs(ReadSurroundings())};
}

/// Of each exercise: all have as many.
int CountOfEach(const std::vector<WatchedCase>& drawn) {
  std::map<std::string, int> counts;
  for (const WatchedCase& c : drawn) {
    if (IsExercise(c.truth.label)) ++counts[c.truth.label];
  }
  return counts.empty() ? 0 : counts.begin()->second;
}

void Fit(int count, const fs::path& folder) {
  ExerciseModel start{.provenance = "", .sharpness = 0.35, .looks = {}, .errors = {}};
  start.unlike_width = 6;
  const auto cases = WatchCases(Half::kTune, count, Naming::kGiven, start, kRoot / "knowledge");
  std::vector<WatchedCase> drawn;
  for (DrawnCase& c : WatchDrawn("tune", PoseModel::kHeavy, Naming::kGiven, start, WaysOf(folder)))
    drawn.push_back(std::move(c.watched));
  start.provenance = fmt::format(
      "{} digital sets of each movement as keypoints, {} of each drawn "
      "(tuning halves of benchmarks/EXERCISES.md, EXERCISES_DRAWN.md)",
      count, CountOfEach(drawn));
  Write(kRoot / "knowledge" / "exercise_model.toml", MakeModelToml(FitExerciseModel(cases, drawn, start)));
}

void Drawn(const fs::path& folder, const std::string& half, const std::string& network) {
  const ExerciseKnowledge known = ReadExerciseKnowledge(kRoot / "knowledge");
  const auto drawn = WatchDrawn(half, ModelNamed(network), Naming::kRecognised, known.model, WaysOf(folder));
  const std::string page = MakeDrawnPage(drawn, half, network, known);
  if (half == "report") Write(kRoot / "benchmarks" / "EXERCISES_DRAWN.md", page);
  fmt::print("{}", page);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "report";
  const int count = argc > 2 ? std::max(1, std::atoi(argv[2])) : 32;
  if (what == "fit" && argc > 3)
    Fit(count, argv[3]);
  else if (what == "drawn" && argc > 2)
    Drawn(argv[2], "report", argc > 3 ? argv[3] : "heavy");
  else if (what == "try" && argc > 2)
    Drawn(argv[2], "tune", "heavy");
  else if (what == "draw" && argc > 3)
    FetchDrawn(argv[3], PoseModel::kHeavy, WaysOf(argv[2]));
  else
    Report(count, what == "tune" ? Half::kTune : Half::kReport);
  return 0;
}
