// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/twin/runner/twin_run.h"

namespace hinge {

/// Running: the hip's height over the whole run and, for each step, the knee's curve while the foot rolls
/// over the toes. Needs the steps placed. Gravity rules in flight: rise and fall of the hip between toe-off
/// and the next contact are those of a free fall, 9.80665 m/s^2 down, which fixes the vertical speed at both.
void MakeRunningHipPath(TwinRun& run);

/// Walking: the hip's height, a wave with two tops a stride, as high as the straightest leg of any stance
/// allows; and the foot's attitude in each stance.
void MakeWalkingHipPath(TwinRun& run);

/// Highest minus lowest hip between two times, m.
double CalcHipOscillation_m(const TwinRun& run, double from_s, double to_s);

}  // namespace hinge
