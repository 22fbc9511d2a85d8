// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "hinge/science/knowledge/exercise_checks.h"
#include "hinge/science/strength/judge_set.h"

namespace hinge {

/// What was seen in a clip of an exercise, as exercise.json holds it; key by key in docs/formats.md.
struct ExerciseDocument {
  static constexpr const char* kSchema = "hinge.exercise/1";
  std::string file_name;
  ExerciseSet set;
  std::vector<CheckResult> checks;
  std::vector<std::string> unseen;
  std::vector<std::pair<std::string, std::string>> warnings;  ///< code, text
};

std::string MakeExerciseJson(const ExerciseDocument& document);
/// The same in words for a terminal: what it is, how many, each check that says something, what to think of.
std::string MakeExerciseText(const ExerciseDocument& document, const ExerciseKnowledge& knowledge);

}  // namespace hinge
