// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "hinge/science/knowledge/exercise_model.h"

namespace hinge {

/// How probable each movement of the model is, "none" (nothing that is known) included; sums to 1. Formulas:
/// exercise_model.h. Features that were not seen are left out, and D is then scaled up to the full number. Without any
/// feature all is "none".
std::map<std::string, double> CalcProbabilities(const std::map<std::string, double>& features,
                                                const ExerciseModel& model);

/// The most probable one.
std::string MostProbable(const std::map<std::string, double>& probability);

}  // namespace hinge
