// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/twin/runner/twin_run.h"

namespace hinge {

/// Walking: the hip's height, a wave with two tops a stride, as high as the straightest leg of any stance
/// allows; and the foot's attitude in each stance.
void MakeWalkingHipPath(TwinRun& run);

/// Highest minus lowest hip between two times, m.
double CalcHipOscillation_m(const TwinRun& run, double from_s, double to_s);

}  // namespace hinge
