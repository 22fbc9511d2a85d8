// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/upper_body.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "hinge/foundation/base/angle.h"

namespace hinge {
namespace {

constexpr double kTurn = 2 * std::numbers::pi;

struct ArmHabit {
  double upper_mean_deg, upper_swing_deg, elbow_deg;
};
constexpr ArmHabit kRunningArm = {-12, 28, 85};
constexpr ArmHabit kWalkingArm = {-6, 16, 22};
constexpr ArmHabit kStandingArm = {-3, 0.3, 8};

ArmHabit HabitOf(TwinActivity activity) {
  if (activity == TwinActivity::kRunning) return kRunningArm;
  return activity == TwinActivity::kWalking ? kWalkingArm : kStandingArm;
}

Vec2 Up(double a) { return {std::sin(a), std::cos(a)}; }
Vec2 Down(double a) { return {std::sin(a), -std::cos(a)}; }

/// From one contact's value to the next one's, at rest at both.
double Blend(double from, double to, double share) {
  const double s = std::clamp(share, 0.0, 1.0);
  return from + (to - from) * s * s * (3 - 2 * s);
}

void SwingArms(const TwinRun& run, const StepPhase& phase, double time_s, UpperBody& upper) {
  const ArmHabit arm = HabitOf(run.options.activity);
  const double wave = run.steps.empty() ? Sway(time_s) : std::cos(std::numbers::pi * phase.share);
  for (Side side : kSides) {
    const bool leg_forward = !run.steps.empty() && run.steps[phase.idx].side == side;
    const double forward = run.steps.empty() ? wave : leg_forward ? -wave : wave;
    upper.upper_arm[side] = RadFromDeg(arm.upper_mean_deg + arm.upper_swing_deg * forward);
    upper.forearm[side] = upper.upper_arm[side] + RadFromDeg(arm.elbow_deg);
  }
}

}  // namespace

StepPhase PhaseAt(const TwinRun& run, double time_s) {
  const auto after = std::upper_bound(run.steps.begin() + 1, run.steps.end() - 1, time_s,
                                      [](double t, const TwinStep& s) { return t < s.ic_s; });
  const TwinStep& from = *(after - 1);
  return {static_cast<std::size_t>(after - 1 - run.steps.begin()),
          (time_s - from.ic_s) / (after->ic_s - from.ic_s)};
}

double Sway(double time_s) { return std::sin(kTurn * 0.3 * time_s); }

UpperBody CalcUpperBody(const TwinRun& run, double time_s) {
  const TwinOptions& o = run.options;
  UpperBody upper;
  StepPhase phase;
  double lean_deg = o.trunk_lean_deg, straight_deg = o.straightness_deg;
  if (run.steps.empty()) {
    lean_deg += o.lean_swing_deg * Sway(time_s);
  } else {
    phase = PhaseAt(run, time_s);
    const TwinStep &from = run.steps[phase.idx],
                   &to = run.steps[std::min(phase.idx + 1, run.steps.size() - 1)];
    lean_deg +=
        -o.lean_swing_deg * std::cos(kTurn * phase.share) + Blend(from.lean_deg, to.lean_deg, phase.share);
    straight_deg += Blend(from.straightness_deg, to.straightness_deg, phase.share);
  }
  upper.trunk_lean = RadFromDeg(lean_deg);
  upper.neck_lean = upper.trunk_lean + run.body.neck_ahead_rad + RadFromDeg(straight_deg);
  SwingArms(run, phase, time_s, upper);
  return upper;
}

Vec2 CalcUpperMoment_m(const TwinMass& mass, const UpperBody& upper) {
  PerSide<Vec2> arms;
  for (Side side : kSides) {
    arms[side] = mass.upper_arm_m * Down(upper.upper_arm[side]) + mass.forearm_m * Down(upper.forearm[side]);
  }
  return mass.trunk_m * Up(upper.trunk_lean) + mass.head_m * Up(upper.neck_lean) +
         (arms[Side::kLeft] + arms[Side::kRight]);
}

}  // namespace hinge
