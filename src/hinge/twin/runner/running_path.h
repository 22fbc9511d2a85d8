// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/twin/runner/twin_run.h"

namespace hinge {

/// Steps in which what the first one starts from fades; even, so that sides come out right.
inline constexpr int kRunUpSteps = 8;

/// Running: for each step in turn its foothold, the centre of mass over contact and flight, the foot at
/// toe-off and the swing. Needs the steps' times and legs. Each step starts where the one before it ended, so
/// that place and speed of the centre of mass are continuous; what the first step starts from has faded (a
/// tenth a step) before time 0.
///
/// Braking by Munro 1987: the speed lost and won back in a contact is 0.05 of running speed (0.15 m/s at 3,
/// 0.25 at 5). The last two steps have no swing.
void MakeRunningPath(TwinRun& run);

}  // namespace hinge
