// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/knowledge/exercise_checks.h"

#include <algorithm>

namespace hinge {

const ExerciseCheck* FindCheck(const ExerciseKnowledge& knowledge, const std::string& id) {
  const auto& checks = knowledge.checks;
  const auto found =
      std::find_if(checks.begin(), checks.end(), [&](const ExerciseCheck& c) { return c.id == id; });
  return found == checks.end() ? nullptr : &*found;
}

}  // namespace hinge
