// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "hinge/science/knowledge/exercise_checks.h"
#include "watched_sets.h"

namespace hinge {

/// benchmarks/EXERCISES.md: what was recognised, counted, timed and measured in those cases, against the truth.
/// `own`: with the errors of reading such keypoints in place of those of pictures.
std::string MakeExercisePage(const std::vector<WatchedCase>& cases, const ExerciseKnowledge& shipped,
                             const ExerciseKnowledge& own);

}  // namespace hinge
