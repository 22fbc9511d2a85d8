// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "simulated_case.h"

namespace hinge {

/// A stretch of a laboratory trial: "tune" of the first half of the runners, "report" of the second.
struct LabTrial {
  std::string half;
  int runner = 0, speed_dm_s = 0;
  MovingPerson person;      ///< of constant lengths, the foot rigid and never in the ground
  MovingPerson as_markers;  ///< legs where the markers carry them, trunk as the other's
};

/// The trials of that half in a folder of Fukuchi, Fukuchi and Duarte 2017 (PARTICIPANTS.csv beside the C3D files),
/// seconds 5 to 5 + `duration_s`. Events are those of the force plate. Trials that cannot be read as a motion are left
/// out.
std::vector<LabTrial> ReadLabTrials(const std::filesystem::path& rbds, const std::string& half,
                                    double duration_s);

/// The camera of the half's drawn case of that number.
SimulatedCase MakeLabCase(const LabTrial& trial, int number, const Knowledge& knowledge);

}  // namespace hinge
