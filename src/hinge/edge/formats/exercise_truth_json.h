// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "hinge/app/session/session.h"
#include "hinge/twin/runner/exercise_truth.h"

namespace hinge {

/// CLIP.truth.json of an exercise: the session's text (session_json.h) with the set under `exercise`: name, planted faults,
/// repetitions with the times of their phases, s, as the person lived them, and the exact values of RepetitionTruth and
/// ExerciseTruth by their names. A value that is not finite is null.
std::string MakeExerciseTruthJson(const Session& session, const ExerciseTruth& truth);

}  // namespace hinge
