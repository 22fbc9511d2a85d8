// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "hinge/science/strength/hinge_reading.h"
#include "hinge/science/strength/judge_set.h"

namespace hinge {

/// All that was seen in a clip of an exercise: what its file, words and page are made of.
struct ExerciseDocument {
  static constexpr const char* kSchema = "hinge.exercise/1";
  std::string file_name;
  ExerciseSet set;
  std::vector<CheckResult> checks;
  HingeReading hinge = {};
  std::vector<std::string> unseen;  ///< sentences: what no side view of this exercise shows
  std::vector<std::pair<std::string, std::string>> warnings;  ///< code, text
};

}  // namespace hinge
