// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/twin/runner/twin_run.h"

namespace hinge {

/// What the ground does to one foot, world W: zero force and no centre where the foot is in the air.
struct FootForce {
  Vec2 force_N = Vec2::Zero();
  Vec2 p_WCentre_m = Vec2::Zero();  ///< centre of pressure, on the ground under the foot
  bool on_ground = false;
};
using TwinForces = PerSide<FootForce>;

/// Ground forces of a run, exact: F = mass_kg (a + g), a the second derivative of the centre of mass's
/// formula (com_path.h); one foot carries all. The centre of pressure goes from the heel to the toe as 0.1 +
/// 0.85 u of the foot's length, u the share of contact time. Running only (contract), 0 <= time_s <=
/// duration_s.
TwinForces CalcForces(const TwinRun& run, double time_s);

}  // namespace hinge
