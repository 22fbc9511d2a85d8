// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "simulated_score.h"

namespace hinge {

/// One thing of a simulated clip switched off: the others stay as drawn.
struct SwitchedOff {
  const char* name;
  void (*change)(SimulatedCase& made, NetworkErrors& errors);
  bool exact_offsets = true;  ///< the analysis takes the network's mean offsets off; false: there are none
};

/// What can be switched off: nothing, camera's roll, view angle, people's own offsets, jitter, the whole network.
const std::vector<SwitchedOff>& SourcesOfError();

/// The clip of that number with one source switched off; empty when the runner cannot run so.
std::optional<SimulatedScore> ScoreWithout(const SwitchedOff& source, const std::string& half, int number,
                                           const Knowledge& knowledge, const ErrorModel& errors);

/// A row a source: bias and spread of some measures, scale and belt speed (height given).
std::string SourcesTable(const std::vector<std::vector<SimulatedScore>>& scores);

}  // namespace hinge
