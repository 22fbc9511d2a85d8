// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "hinge/twin/runner/exercise_truth.h"

namespace hinge {

/// What a perfect reader would give for the measures of exercise_measures.h, from the digital person's own angles.
struct TrueMeasures {
  std::vector<std::map<std::string, double>> repetitions;  ///< by repetition of the truth
  std::map<std::string, double> set;
};
/// Takes out what no picture shows: strides that begin with the clip's first picture, whose contact nobody saw.
void LeaveOutUnseen(ExerciseTruth& truth);

TrueMeasures CalcTrueMeasures(const ExerciseRun& run, const ExerciseTruth& truth);

}  // namespace hinge
