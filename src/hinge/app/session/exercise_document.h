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

/// "5 repetitions", "1 stride".
std::string CountWords(const ExerciseSet& set);
/// What is said after the count: ", 1 of them partial, on the left leg, velocity loss 12 %"; may be empty.
std::string ParticularsOf(const ExerciseSet& set);
/// The fault that is surest to be one; null when none was found.
const CheckResult* FindSurestFault(const std::vector<CheckResult>& checks);

}  // namespace hinge
