// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/edge/run/synth_options.h"
#include "hinge/twin/runner/exercise.h"

namespace hinge {

/// What `--exercise NAME,k=v,...` asks for; keys, beside the planted faults by name (twin/runner/exercise.h):
///
///   repetitions, side (left, right), stagger (m), variation (share of depth and of twice the tempo)
///   down, hold, up, rest (s)    speed (m/s), grade (rise over run), seconds   hop: flight, contact (s)   skater: push (m)
///
/// Throws UsageError for what cannot be meant.
ExerciseOptions ParseExercise(const SynthOptions& options);

/// The same, solved. Throws Error when no body of that height can do it.
ExerciseRun SolveSynthExercise(const SynthOptions& options);

}  // namespace hinge
