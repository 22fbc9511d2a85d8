// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "hinge/science/knowledge/exercise_checks.h"
#include "watched_sets.h"

namespace hinge {

/// How the checks came out against the truth, of the sets whose exercise was right. The truth of a check is the mean of the
/// true measure over the set: clear when it lies outside the band by more than twice what is detectable, marginal when it lies
/// within that of an edge on either side.
std::string MakeCheckSection(const std::string& title, const std::vector<WatchedCase>& cases,
                             const ExerciseKnowledge& knowledge);

/// A check that came out wrong: found though truly inside its band, or a clear one not found.
struct WrongCheck {
  std::string check;
  bool found = false;
  double read = 0, low = 0, high = 0, truth = 0;
};
std::vector<WrongCheck> FindWrongChecks(const WatchedCase& watched, const ExerciseKnowledge& knowledge);

}  // namespace hinge
