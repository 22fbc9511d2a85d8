// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "calibration.h"
#include "watched_sets.h"

namespace hinge {

/// False for standing, walking, running and "none".
bool IsExercise(const std::string& label);

/// What came out of some sets.
struct SetTally {
  int sets = 0, right = 0;
  std::map<std::string, int> called;
  int repetitions = 0, found = 0, invented = 0;
  std::map<std::string, std::vector<double>> phase_error_s;  ///< of sets whose exercise was right: sizes
  Said probability;                                          ///< of the called one; whether right
};
void Add(const WatchedCase& set, SetTally& tally);

/// "none 2, row 1"; "end 15/36, ...": mean and 95th percentile, ms.
std::string CalledText(const SetTally& tally);
std::string PhaseText(const SetTally& tally);

}  // namespace hinge
