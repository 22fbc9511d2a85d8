// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "simulated_score.h"

namespace hinge {

/// What the sets of simulated clips came to.
struct SimulatedResults {
  std::vector<SimulatedScore> report, tune;  ///< the main set's halves, with the error model that users have
  std::vector<SimulatedScore> report_own;  ///< with one of the simulated network, measured on the tuning half
  std::vector<SimulatedScore> slow,
      swapped;  ///< of the reporting half: slow motion; a fifth of the legs exchanged
  std::vector<std::vector<SimulatedScore>>
      without;  ///< of the tuning half, nothing taken off: a source switched off each
  double long_minutes = 0, long_s = 0, long_MB = 0;  ///< one long track: processor seconds and peak memory
};

/// As Markdown. Free of dates and machines, but for times.
std::string MakeSimulatedPage(const SimulatedResults& results);

/// One line a clip, measure and leg: name, measure, whose, error, half width, strides, rate, speed.
std::string MakeErrorTable(const std::vector<SimulatedScore>& scores);

}  // namespace hinge
