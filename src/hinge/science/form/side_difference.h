// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "hinge/science/form/measure.h"

namespace hinge {

/// Left minus right of one measure. Both sides come from the same draws, so that what they share (the camera's
/// roll, the scale, the detector's habit) cancels; the network's errors on the near and the far leg do not.
struct SideDifference {
  std::string id;
  std::string unit;
  double value = 0;           ///< left minus right
  double low = 0, high = 0;   ///< 95 %
  double probability = 0;     ///< that the true difference has this sign: 0.5 to 1
  bool beyond_noise = false;  ///< surely enough to be told
};

struct SideOptions {
  /// About thirty measures are compared at once: at 0.998 each, one session in twenty tells of a difference that
  /// is none, if they were independent.
  double least_probability = 0.998;
};

struct MeasureDraws;

/// The difference of every measure that both sides show, in the measures' order.
std::vector<SideDifference> FindSideDifferences(const std::vector<Measure>& measures,
                                                const std::map<std::string, MeasureDraws>& draws,
                                                const SideOptions& options = {});

}  // namespace hinge
