// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/twin/runner/twin_run.h"

namespace hinge {

/// Attitudes of trunk, head and arms at one time, radians: trunk and neck forward positive (upper end ahead),
/// arms with the lower end ahead positive.
struct UpperBody {
  double trunk_lean = 0;  ///< mid-hip to mid-shoulder
  double neck_lean = 0;   ///< mid-shoulder to ear
  PerSide<double> upper_arm, forearm;
};

/// Asked-for lean, its wave within the step (most forward at mid-step) and its wandering from step to step;
/// arms swing once a stride against the legs. A standing person sways.
UpperBody CalcUpperBody(const TwinRun& run, double time_s);

/// Its part of CoM - hip, metres (mass.h).
Vec2 CalcUpperMoment_m(const TwinMass& mass, const UpperBody& upper);

/// Where a time lies between one foot's contact and the other's: index of the step and share of the way.
struct StepPhase {
  std::size_t idx = 0;
  double share = 0;
};
StepPhase PhaseAt(const TwinRun& run, double time_s);

/// The swaying of a standing person, -1..1: about a third of a hertz.
double Sway(double time_s);

}  // namespace hinge
