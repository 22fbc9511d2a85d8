// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/twin/runner/twin_run.h"

namespace hinge {

/// A leg at one instant, degrees.
struct TwinInstant {
  double thigh_deg = 0;
  double tibia_deg = 0;
  double knee_deg = 0;
  double foot_deg = 0;
};

/// The exact truth of one stride, from the angles that the motion was made of (never from landmarks).
struct TwinStride {
  Side side = Side::kLeft;
  double ic_s = 0, to_s = 0, next_ic_s = 0;
  TwinInstant ic, ms, to;        ///< ms: half of contact time
  double knee_peak_deg = 0;      ///< largest in stance
  double trunk_lean_deg = 0;     ///< mean over stance, mid-hip to mid-shoulder, forward positive
  double straightness_deg = 0;   ///< mean over stance
  double overstride_hip_m = 0;   ///< ankle ahead of the hip at contact
  double hip_oscillation_m = 0;  ///< highest minus lowest hip of the stride

  double contact_s() const { return to_s - ic_s; }
};

/// The strides that lie whole within [0, duration], in order of contact.
std::vector<TwinStride> CalcTruth(const TwinRun& run);

}  // namespace hinge
