// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "drawn_sets.h"
#include "hinge/science/knowledge/exercise_checks.h"

namespace hinge {

/// benchmarks/EXERCISES_DRAWN.md: drawn clips read by a network, both halves side by side, then the reporting half in detail.
std::string MakeDrawnPage(const std::vector<DrawnCase>& tune, const std::vector<DrawnCase>& report,
                          const std::string& network, const ExerciseKnowledge& knowledge);

}  // namespace hinge
