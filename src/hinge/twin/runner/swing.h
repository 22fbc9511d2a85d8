// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "hinge/twin/runner/twin_run.h"

namespace hinge {

/// A leg and how fast its attitudes change, radians and radians a second.
struct LegState {
  LegAngles angles, rates;
};

/// A step's leg at its toe-off, from the stance before it; rates by a one-sided difference of second order.
LegState CalcToeOffState(const TwinRun& run, std::size_t idx);

/// The leg's state at contact as asked for: thigh and shank from tibia and knee; the thigh's rate; the
/// shank's rate from the share of running speed at which the ankle goes back under the hip; the foot's rate
/// that of lying down (running) or none.
LegState CalcContactState(const TwinRun& run, const TwinLeg& leg);

/// Hip over the ground, along the vertical through the hip, metres.
using HipHeight = std::function<double(double time_s)>;

/// Thigh, knee and ankle of the swing that starts in `to` at toe-off and ends in `ic` at `next_ic_s`; the
/// knee bends as asked for, and further where heel or toe would come within 12 mm of the ground.
void MakeSwing(const TwinRun& run, const LegState& to, const LegState& ic, double next_ic_s,
               const HipHeight& hip, TwinStep& step);

/// The curves alone, with the knee as `step.leg` says.
void MakeSwingCurves(const TwinRun& run, const LegState& to, const LegState& ic, double next_ic_s,
                     TwinStep& step);

}  // namespace hinge
