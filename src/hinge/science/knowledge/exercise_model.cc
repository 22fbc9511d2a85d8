// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/knowledge/exercise_model.h"

namespace hinge {

const ReadingError* FindReadingError(const ExerciseModel& model, const std::string& exercise,
                                     const std::string& measure) {
  const auto errors = model.errors.find(exercise);
  if (errors == model.errors.end()) return nullptr;
  const auto error = errors->second.find(measure);
  return error == errors->second.end() ? nullptr : &error->second;
}

}  // namespace hinge
