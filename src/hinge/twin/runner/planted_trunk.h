// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/foundation/base/side.h"
#include "hinge/foundation/base/vec3.h"
#include "hinge/science/body/landmark.h"

namespace hinge {

/// What trunk, head and arms are set to do where nothing was measured of them. Degrees, signs of
/// docs/conventions.md.
struct PlantedTrunk {
  double lean_deg = 5;          ///< mean of the line mid-hip to mid-shoulder, forward positive
  double lean_swing_deg = 1.5;  ///< half of its range within a step: least at contact, most in the middle
  double straightness_deg = 0;  ///< the line shoulder-ear ahead of the line hip-shoulder, over standing
};

/// A foot meets the ground.
struct StepStart {
  Side side = Side::kLeft;
  double ic_s = 0;
};

/// lean = lean_deg - lean_swing_deg cos(2 pi share), share from one foot's contact (0) to the other's (1).
/// Radians. Needs a step that starts at or before the time and one after it (contract).
double CalcPlantedLean_rad(const PlantedTrunk& trunk, const std::vector<StepStart>& steps, double time_s);

/// Shoulders, ears, nose, elbows and wrists over the middle of the hips, with the digital runner's lengths
/// and widths for that stature. The arms swing against the legs: upper arm at -12 degrees + 28 times a wave
/// that is 1 (forward) at the contact of the other side's foot, elbow bent by 85 degrees.
void PlacePlantedTrunk(const PlantedTrunk& trunk, double height_m, const std::vector<StepStart>& steps,
                       double time_s, const Vec3& p_WMidHip, PerLandmark<Vec3>& p_W);

}  // namespace hinge
