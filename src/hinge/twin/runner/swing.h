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

/// The leg's state at contact as asked for: thigh and shank from tibia and knee; the thigh's rate. Running: the
/// knee's rate, and the foot's is that of lying down. Walking: the shank's rate from the share of speed at which the
/// ankle goes back under the hip; the foot does not turn.
LegState CalcContactState(const TwinRun& run, const TwinLeg& leg);

/// Where a swing goes: the leg at the next contact, and what that contact's step was asked to do.
struct SwingEnd {
  LegState state;
  TwinLeg leg;
  double ic_s = 0;
};

/// Hip over the ground, along the vertical through the hip, metres.
using HipHeight = std::function<double(double time_s)>;

/// Thigh, knee and ankle of the swing that starts in `to` at toe-off; the knee bends as asked for, and further
/// where heel or toe would come within 22 mm of the ground. Running: the last 30 ms bring the ankle back under the
/// hip as the asked-for pawback says, and the thigh turns back soon after toe-off.
void MakeSwing(const TwinRun& run, const LegState& to, const SwingEnd& end, const HipHeight& hip,
               TwinStep& step);

/// The curves alone, with the knee as `step.leg` says.
void MakeSwingCurves(const TwinRun& run, const LegState& to, const SwingEnd& end, TwinStep& step);

}  // namespace hinge
