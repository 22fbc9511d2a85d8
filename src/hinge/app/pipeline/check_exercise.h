// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hinge/app/session/session.h"
#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/knowledge/exercise_checks.h"
#include "hinge/science/observe/error_model.h"
#include "hinge/science/strength/hinge_reading.h"
#include "hinge/science/strength/judge_set.h"

namespace hinge {

struct CheckOptions {
  std::optional<std::string> exercise;  ///< what the user calls it; empty: what it looks like
  std::optional<Facing> facing;
  std::optional<double> grade;            ///< rise over run, when the user gives it
  std::optional<KeypointTrack> standing;  ///< this person standing quietly, by the same network
  Measured ground_edges_rad = Missing("there are no pictures");  ///< as in PictureEdges
  std::string standing_name = "the standing clip";  ///< in errors
};

/// What a clip of an exercise gives.
struct CheckedExercise {
  Facing facing = Facing::kRight;
  ExerciseSet set;
  std::vector<CheckResult> checks;
  HingeReading hinge;  ///< what is read alike in every activity, with the standing where one was given
  std::vector<std::string> unseen;  ///< sentences: what no side view shows
  std::vector<Warning> warnings;
};

/// The names that CheckOptions.exercise may have: all that the model knows but standing, walking and running.
std::vector<std::string> CheckableExercises(const ExerciseKnowledge& knowledge);

/// From one person's keypoints to a checked set. Pure.
///
///   facing -> leg names -> series -> span, exercise, repetitions, measures -> checks
///
/// Throws `Error`, with the way out, when there is nothing to check: nobody, a front view, legs outside the picture, running,
/// walking or standing instead of an exercise, nothing that is known, or no whole repetition. What can be checked but
/// with doubt has warnings.
CheckedExercise CheckExercise(const KeypointTrack& track, const ExerciseKnowledge& knowledge,
                              const ErrorModel& errors, const CheckOptions& options = {});

}  // namespace hinge
