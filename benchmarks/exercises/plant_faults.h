// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "hinge/foundation/base/random.h"
#include "hinge/twin/runner/exercise.h"

namespace hinge {

/// One or two faults, each from nothing to all that can be planted.
void PlantFaults(ExerciseOptions& options, Random& random);

/// One fault that is plain, instead of any others: those of the exercise's checks in turn.
void PlantClearFault(ExerciseOptions& options, std::uint64_t turn, Random& random);

}  // namespace hinge
