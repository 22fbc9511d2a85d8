// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "drawn_sets.h"
#include "hinge/science/knowledge/exercise_checks.h"

namespace hinge {

/// benchmarks/EXERCISES_DRAWN.md: drawn clips of one half ("tune", "report") read by a network, all together, then clip by clip.
std::string MakeDrawnPage(const std::vector<DrawnCase>& cases, const std::string& half,
                          const std::string& network, const ExerciseKnowledge& knowledge);

}  // namespace hinge
