// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "clip_cache.h"
#include "hinge/science/observe/landmark_errors.h"

namespace hinge {

/// A knee's borders in one picture of one clip.
struct BorderSample {
  double phase = 0;  ///< of the knee's own foot's stride
  std::optional<double>
      ahead_legs;  ///< the middle between them, ahead of the true joint centre; empty: not clear
};
/// By name: "near.knee", "far.knee".
using BorderSamples = std::map<std::string, std::vector<BorderSample>>;

/// The network's borders against the true joint centres, through the very function that the analysis uses.
BorderSamples CalcBorderSamples(const CachedClip& clip);

/// Over people, each a clip of his own: mean over people of each one's median at a phase, share of pictures, spread of what is
/// left of each. Needs two people (contract).
std::map<std::string, BordersError> SummariseBorders(const std::vector<BorderSamples>& people);

}  // namespace hinge
