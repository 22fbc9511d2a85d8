// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "watched_sets.h"

namespace hinge {

/// The model that the cases show: how each label but "none" looks, and how wrongly each measure is read.
ExerciseModel FitExerciseModel(const std::vector<WatchedCase>& cases, const std::vector<WatchedCase>& drawn,
                               const ExerciseModel& start);
/// As knowledge/exercise_model.toml has it.
std::string MakeModelToml(const ExerciseModel& model);

}  // namespace hinge
