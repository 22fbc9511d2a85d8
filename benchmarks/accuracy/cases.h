// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hinge/twin/runner/joint_trajectory.h"

namespace hinge {

/// One clip of the grid: the flags of `hinge synth` that make it, without dashes.
///   name  HALF-PART-VALUE-..., a file's name; HALF is "tune" (may be used to fit) or "report" (only to
///         report): nobody's motion and nobody's body is in both
///   part  what the clip varies: "lab", "form", "yaw", "roll", "rate", ...
///   value of that part, as tables print it: "-10", "120"
struct AccuracyCase {
  std::string name, part, value;
  std::map<std::string, std::string> flags;
  bool simulated = false;  ///< keypoints with the network's errors instead of pictures
  std::optional<JointTrajectory> motion =
      {};  ///< in place of what the flags would move; has no truth of running

  bool is_report() const { return name.starts_with("report-"); }
};

/// A laboratory's runner and the trials at 2.5, 3.5 and 4.5 m/s.
struct LabRunner {
  int number = 0;
  std::string stem;  ///< of the files: "RBDS001"
  bool report = false;
};

/// The runners of a folder's PARTICIPANTS.csv; its second half reports. Throws Error without the table.
std::vector<LabRunner> ReadLabRunners(const std::filesystem::path& rbds);

/// Every clip of the grid. Cameras, frame rates, bodies and pictures' faults are varied one at a time, on
/// laboratory motion; forms, slopes and places on the digital runner. Simulated ones, part "simulated", are the
/// whole product of forms, speeds, frame rates, rolls and yaws, somebody else each.
std::vector<AccuracyCase> MakeCases(const std::vector<LabRunner>& runners, const std::filesystem::path& rbds);

}  // namespace hinge
