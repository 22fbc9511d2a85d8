// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "hinge/science/strength/watch_set.h"
#include "simulated_set.h"

namespace hinge {

/// A simulated clip and what was seen in it.
struct WatchedCase {
  SimulatedSet truth;  ///< its tracks are emptied: they are large
  WatchedSet seen;
  double cpu_s = 0;  ///< of everything after the keypoints
};

/// How a clip is looked at by itself, or with the exercise named beforehand, as fitting needs.
enum class Naming { kRecognised, kGiven };

/// `count` cases of each label, those labels that are asked for (empty: all), on two threads.
std::vector<WatchedCase> WatchCases(Half half, int count, Naming naming, const ExerciseModel& model,
                                    const std::filesystem::path& knowledge,
                                    const std::vector<std::string>& labels = {});

/// The repetition of the truth that a seen one is, by the middles of both: within half of the true one's length; its index,
/// or -1.
int FindTrueRepetition(const SimulatedSet& truth, const SeenRepetition& seen);

}  // namespace hinge
