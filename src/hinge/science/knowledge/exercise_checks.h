// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hinge/science/knowledge/exercise_model.h"
#include "hinge/science/knowledge/knowledge.h"

namespace hinge {

/// What a measure of an exercise should be. Read from knowledge/exercise_checks.toml.
struct ExerciseCheck {
  std::string id;                      ///< "back_shape"
  std::vector<std::string> exercises;  ///< ids
  std::string measure;                 ///< of science/strength/exercise_measures.h
  bool of_set = false;                 ///< a measure of the whole set, not of each repetition
  std::optional<double> low, high;     ///< the band; an absent side is open
  double detectable = 0;               ///< smaller distances outside it are not said to be a fault
  std::string title, unit;             ///< "Back shape", "deg"
  int decimals = 0;
  std::string when_low, when_high;  ///< in words; empty where that side is open
  std::string cue;                  ///< what to think of in the next set
  Evidence evidence = Evidence::kCoach;
  std::vector<std::string> sources;
};

/// All that is known of exercises on video.
struct ExerciseKnowledge {
  ExerciseModel model;
  std::vector<ExerciseCheck> checks;
  std::map<std::string, std::vector<std::string>> unseen;  ///< exercise to sentences: what no side view shows
};

/// The check of that id; null where there is none.
const ExerciseCheck* FindCheck(const ExerciseKnowledge& knowledge, const std::string& id);

}  // namespace hinge
