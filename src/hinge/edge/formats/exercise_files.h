// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "hinge/science/knowledge/exercise_checks.h"

namespace hinge {

/// Reads knowledge/exercise_model.toml. Throws `Error` with file, line, key and the way out.
ExerciseModel ReadExerciseModel(const std::filesystem::path& file);

/// Reads exercise_model.toml and exercise_checks.toml of the folder knowledge/. Throws `Error` as above, and for a check
/// without a band.
ExerciseKnowledge ReadExerciseKnowledge(const std::filesystem::path& folder);

}  // namespace hinge
