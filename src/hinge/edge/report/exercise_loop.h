// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "hinge/science/knowledge/knowledge.h"
#include "hinge/twin/runner/exercise.h"

namespace hinge {

/// One repetition of the digital person as a moving drawing seen from the side, that repeats without a jump and needs no
/// script: `label` is read out instead of it. Where people travel (hop, hike) the ground moves instead. Empty when there
/// is no such exercise, or the person cannot do it with that fault.
std::string MakeLoopSvg(const ExerciseOptions& options, const std::string& label);

/// Good form, and beside it the fault that the exercise's knowledge names; empty where the twin does not know it.
std::string MakeLoopsHtml(const Exercise& exercise);

}  // namespace hinge
