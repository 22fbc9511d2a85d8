// SPDX-License-Identifier: Apache-2.0
// Exercises of digital people, seen through keypoints with a network's errors:
//   hinge_accuracy_exercises fit N        writes knowledge/exercise_model.toml from N sets of each label, tuning half
//   hinge_accuracy_exercises report N     writes benchmarks/EXERCISES.md from N others of each
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "exercise_page.h"
#include "hinge/edge/formats/exercise_files.h"
#include "model_fit.h"

namespace {

using namespace hinge;  // NOLINT: a program of one file
namespace fs = std::filesystem;

const fs::path kRoot = HINGE_SOURCE_DIR;

void Write(const fs::path& file, const std::string& text) {
  std::ofstream(file) << text;
  fmt::print("{} written\n", file.string());
}

void Fit(int count) {
  ExerciseModel start{.provenance = fmt::format(
                          "{} digital sets of each movement, tuning half of benchmarks/EXERCISES.md", count),
                      .sharpness = 0.35,
                      .looks = {},
                      .errors = {}};
  const auto cases = WatchCases(Half::kTune, count, Naming::kGiven, start, kRoot / "knowledge");
  Write(kRoot / "knowledge" / "exercise_model.toml", MakeModelToml(FitExerciseModel(cases, start)));
}

void Report(int count, Half half) {
  const ExerciseKnowledge known = ReadExerciseKnowledge(kRoot / "knowledge");
  const auto cases = WatchCases(half, count, Naming::kRecognised, known.model, kRoot / "knowledge");
  const std::string page = MakeExercisePage(cases, known);
  if (half == Half::kReport) Write(kRoot / "benchmarks" / "EXERCISES.md", page);
  fmt::print("{}", page);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "report";
  const int count = argc > 2 ? std::max(1, std::atoi(argv[2])) : 32;
  if (what == "fit")
    Fit(count);
  else
    Report(count, what == "tune" ? Half::kTune : Half::kReport);
  return 0;
}
