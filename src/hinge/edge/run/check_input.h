// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "hinge/app/pipeline/check_exercise.h"
#include "hinge/edge/formats/exercise_json.h"
#include "hinge/edge/run/analyze_clip.h"
#include "hinge/edge/run/data_dirs.h"

namespace hinge {

struct CheckRunResult {
  ExerciseDocument document;
  std::filesystem::path folder;  ///< holds exercise.json, exercise.html and track.csv
};

/// From a clip, or keypoints (read_track.h), of an exercise to a folder of results that appears whole or not at all: a clip's
/// or a track's CLIP.hinge, or `options.out`. Of the options: facing, grade, standing, person, model, out, force. Throws
/// Error, Stopped.
CheckRunResult CheckInput(const std::filesystem::path& input, const std::optional<std::string>& exercise,
                          const RunOptions& options, const DataDirs& dirs, const ExerciseKnowledge& exercises,
                          const Knowledge& knowledge, const RunWatch& watch);

}  // namespace hinge
