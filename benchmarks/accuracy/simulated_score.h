// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>

#include "hinge/app/truth/score.h"
#include "hinge/science/observe/error_model.h"
#include "simulated_case.h"
#include "tally.h"

namespace hinge {

/// One number of an analysis against the truth, with its 95 % interval.
struct Aim {
  std::string unit;
  double error = 0, half_width = 0;
  bool inside = false;
  double stride_sigma = 0;  ///< the part of the interval that is about other strides than the clip's
};

struct SimulatedScore {
  SimulatedCase made;
  std::string refused;                         ///< why there is nothing else; empty when there is
  std::map<std::string, Aim> both, near, far;  ///< by measure id
  std::map<std::string, double> look_up;       ///< error of the norm's mean at the true speed, by measure id
  Aim scale, speed;                            ///< relative to the truth
  Aim roll;                                    ///< degrees
  bool slow_motion_right = false;
  EventScore contacts, toe_offs;
  std::string label, true_label;
  double probability = 0;  ///< of the label
  bool clear = false;      ///< more than 1 SD beyond the border that makes the state
  SwapCount legs;
  int exchanged = 0, counted = 0;  ///< pictures with legs exchanged: made, and said so by the analysis
  int pictures = 0, strides = 0;
  double analysis_s = 0;  ///< processor time
};

/// Analyses the clip and compares. A refusal is a score that says so.
SimulatedScore ScoreSimulated(const SimulatedCase& made, const SimulatedClip& clip,
                              const Knowledge& knowledge, const ErrorModel& errors);

}  // namespace hinge
