// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "clip_cache.h"
#include "watched_sets.h"

namespace hinge {

/// Angles as read minus as they are, degrees, one a sample from the first repetition's start to the last one's end (without
/// repetitions: all through). Legs: the working one's where one works, else the mean of both.
struct AngleErrors {
  std::vector<double> trunk_deg, trunk_thigh_deg, knee_deg;
};

/// A drawn clip, what the network gave and what was seen in it.
struct DrawnCase {
  AccuracyCase made;
  WatchedCase watched;
  AngleErrors angles;
  std::string
      refused;  ///< in the words of `hinge check`, which is not told the exercise; empty: it was taken
};

/// Clips and what the network saw in them are kept in `ways.folder` (clip_cache.h); `half`: "tune", "report", or both.
std::vector<DrawnCase> WatchDrawn(const std::string& half, PoseModel network, Naming naming,
                                  const ExerciseModel& model, const CacheWays& ways);

/// Draws what is missing of a half and asks the network; looks at nothing of it.
void FetchDrawn(const std::string& half, PoseModel network, const CacheWays& ways);

}  // namespace hinge
