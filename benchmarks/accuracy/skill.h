// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "hinge/app/session/session.h"
#include "hinge/science/knowledge/knowledge.h"

namespace hinge {

/// How far the norm's mean at the true speed is from the truth, by measure id: what somebody knows of a runner
/// whom he has not seen. In the measure's unit; no entry where there is no norm or no truth.
std::map<std::string, double> CalcLookUpErrors(const Session& truth, const Knowledge& knowledge);

/// Errors of the analysis beside those of the look-up, over many clips.
class SkillTally {
 public:
  void Add(const std::string& id, const std::string& unit, double own_error, double look_up_error);

  /// One row a measure: clips, mean size of both errors, and by how much the analysis' is smaller.
  std::string MakeTable() const;

 private:
  struct Sums {
    std::string unit;
    int clips = 0;
    double own = 0, look_up = 0;
  };
  std::map<std::string, Sums> by_measure_;
};

/// The measures that skill is told of: those whose norms have a trend with speed that a look-up can use.
inline constexpr const char* kSkillMeasures[] = {"contact_time", "knee_ic", "tibia_ic"};

}  // namespace hinge
