// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/exercise_set.h"

namespace hinge {

std::vector<double> ValuesOf(const ExerciseSet& set, const std::string& measure) {
  std::vector<double> values;
  for (const SeenRepetition& r : set.repetitions) {
    const auto found = r.values.find(measure);
    if (found != r.values.end() && !r.partial) values.push_back(found->second);
  }
  return values;
}

}  // namespace hinge
