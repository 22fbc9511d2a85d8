// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numbers>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/check.h"
#include "hinge/twin/runner/twin_run.h"

namespace hinge {
namespace {

constexpr double kTurn = 2 * std::numbers::pi;
constexpr double kFootFlat = 0.30;  // share of contact time after which a running foot lies flat

struct ArmHabit {
  double upper_mean_deg, upper_swing_deg, elbow_deg;
};
constexpr ArmHabit kRunningArm = {-12, 28, 85};
constexpr ArmHabit kWalkingArm = {-6, 16, 22};
constexpr ArmHabit kStandingArm = {-3, 0.3, 8};

/// Where a time lies between one foot's contact and the other's: index of the step and share of the way.
struct StepPhase {
  std::size_t idx = 0;
  double share = 0;
};

StepPhase PhaseAt(const TwinRun& run, double time_s) {
  const auto after = std::upper_bound(run.steps.begin() + 1, run.steps.end() - 1, time_s,
                                      [](double t, const TwinStep& s) { return t < s.ic_s; });
  const TwinStep& from = *(after - 1);
  return {static_cast<std::size_t>(after - 1 - run.steps.begin()),
          (time_s - from.ic_s) / (after->ic_s - from.ic_s)};
}

/// The swaying of a standing person, -1..1: about a third of a hertz.
double Sway(double time_s) { return std::sin(kTurn * 0.3 * time_s); }

LegAngles StandingLeg(double time_s) {
  const double shank = RadFromDeg(-2.0 + 0.3 * Sway(time_s));
  return {shank + RadFromDeg(3.0), shank, 0};
}

LegAngles LegAt(const TwinRun& run, Side side, const StepPhase& phase, double time_s) {
  const std::size_t own = run.steps[phase.idx].side == side ? phase.idx : phase.idx - 1;
  const TwinStep& step = run.steps[own];
  return time_s <= step.to_s ? CalcStanceLeg(run, step, time_s) : CalcSwingLeg(step, time_s);
}

/// Runs from -1 to 1 with the two steps of a stride: 1 where the arm of `side` is farthest forward.
double ArmWave(const TwinRun& run, Side side, double time_s) {
  if (run.steps.empty()) return Sway(time_s);
  const StepPhase phase = PhaseAt(run, time_s);
  const double own_leg_forward =
      std::cos(std::numbers::pi * phase.share) * (run.steps[phase.idx].side == side ? 1 : -1);
  return -own_leg_forward;
}

void PlaceArm(const TwinRun& run, Side side, double time_s, const Vec2& p_WShoulder, PerLandmark<Vec2>& p_W) {
  const TwinActivity activity = run.options.activity;
  const ArmHabit arm = activity == TwinActivity::kRunning   ? kRunningArm
                       : activity == TwinActivity::kWalking ? kWalkingArm
                                                            : kStandingArm;
  const double upper = RadFromDeg(arm.upper_mean_deg + arm.upper_swing_deg * ArmWave(run, side, time_s));
  const double fore = upper + RadFromDeg(arm.elbow_deg);
  const Vec2 elbow = p_WShoulder + run.body.upper_arm_m * Vec2(std::sin(upper), -std::cos(upper));
  p_W[LandmarkOf(side, Part::kShoulder)] = p_WShoulder;
  p_W[LandmarkOf(side, Part::kElbow)] = elbow;
  p_W[LandmarkOf(side, Part::kWrist)] = elbow + run.body.forearm_m * Vec2(std::sin(fore), -std::cos(fore));
}

void PlaceLeg(const TwinBody& body, Side side, const Vec2& p_WHip, const LegAngles& leg,
              PerLandmark<Vec2>& p_W) {
  const FootPlace foot = CalcFootAtAnkle(body, CalcAnklePlace(body, p_WHip, leg), leg.foot);
  p_W[LandmarkOf(side, Part::kHip)] = p_WHip;
  p_W[LandmarkOf(side, Part::kKnee)] = CalcKneePlace(body, p_WHip, leg);
  p_W[LandmarkOf(side, Part::kAnkle)] = foot.p_WAnkle;
  p_W[LandmarkOf(side, Part::kHeel)] = foot.p_WHeel;
  p_W[LandmarkOf(side, Part::kToe)] = foot.p_WToe;
}

void PlaceTrunk(const TwinRun& run, double time_s, TwinPose& pose) {
  const TwinOptions& o = run.options;
  const double wave = run.steps.empty() ? Sway(time_s) : -std::cos(kTurn * PhaseAt(run, time_s).share);
  pose.trunk_lean_rad = RadFromDeg(o.trunk_lean_deg + o.lean_swing_deg * wave);
  pose.neck_lean_rad = pose.trunk_lean_rad + RadFromDeg(o.straightness_deg);
  const auto above = [](double length_m, double lean) -> Vec2 {
    return length_m * Vec2(std::sin(lean), std::cos(lean));
  };
  const Vec2 shoulder = pose.p_WHip + above(run.body.trunk_m, pose.trunk_lean_rad);
  const Vec2 ear = shoulder + above(run.body.neck_m, pose.neck_lean_rad);
  for (Side side : kSides) {
    PlaceArm(run, side, time_s, shoulder, pose.p_W);
    pose.p_W[LandmarkOf(side, Part::kEar)] = ear;
  }
  pose.p_W[Landmark::kNose] = ear + Vec2(run.body.nose_ahead_m, 0);  // the gaze stays level
}

/// A running foot between contact and heel-off.
double FootBeforeHeelOff_rad(const TwinStep& step, double share) {
  const double left = std::max(0.0, 1 - share / kFootFlat);
  return RadFromDeg(step.leg.foot_ic_deg) * left * left;
}

}  // namespace

Vec2 CalcTwinHip(const TwinRun& run, double time_s) {
  if (!run.steps.empty()) return {0, Evaluate(run.hip_height_m, time_s)};
  const Vec2 ankle = CalcFootOnGround(run.body, -run.body.ankle_ahead_m, 0).p_WAnkle;
  return ankle - CalcAnklePlace(run.body, Vec2::Zero(), StandingLeg(time_s));
}

FootPlace CalcStanceFoot(const TwinRun& run, const TwinStep& step, double time_s) {
  const double u = time_s - step.ic_s;
  const double share = u / (step.to_s - step.ic_s);
  const double heel_x = step.heel_x_m - run.options.speed_m_s * u;
  if (run.options.activity == TwinActivity::kWalking) {
    return CalcFootOnGround(run.body, heel_x, Evaluate(step.foot_rad, time_s));
  }
  if (share <= kHeelOffRunning || step.knee_roll_rad.empty()) {
    return CalcFootOnGround(run.body, heel_x, FootBeforeHeelOff_rad(step, share));
  }
  const double span = CalcLegSpan_m(run.body, Evaluate(step.knee_roll_rad, time_s));
  return CalcFootOnGround(run.body, heel_x,
                          SolveHeelRise_rad(run.body, CalcTwinHip(run, time_s), heel_x, span));
}

LegAngles CalcStanceLeg(const TwinRun& run, const TwinStep& step, double time_s) {
  const FootPlace foot = CalcStanceFoot(run, step, time_s);
  LegAngles leg = SolveLeg(run.body, CalcTwinHip(run, time_s), foot.p_WAnkle);
  const Vec2 sole = foot.p_WToe - foot.p_WHeel;
  leg.foot = std::atan2(sole.y(), sole.x());
  return leg;
}

LegAngles CalcSwingLeg(const TwinStep& step, double time_s) {
  const double thigh = Evaluate(step.swing_thigh_rad, time_s);
  const double shank = thigh - Evaluate(step.swing_knee_rad, time_s);
  return {thigh, shank, shank + Evaluate(step.swing_ankle_rad, time_s)};
}

TwinPose CalcTwinPose(const TwinRun& run, double time_s) {
  const TwinOptions& o = run.options;
  HINGE_CHECK(time_s >= 0 && time_s <= o.duration_s, time_s, o.duration_s);
  TwinPose pose;
  pose.p_WHip = CalcTwinHip(run, time_s) + Vec2(o.treadmill ? 0 : o.speed_m_s * time_s, 0);
  PlaceTrunk(run, time_s, pose);
  for (Side side : kSides) {
    pose.leg[side] = run.steps.empty() ? StandingLeg(time_s) : LegAt(run, side, PhaseAt(run, time_s), time_s);
    PlaceLeg(run.body, side, pose.p_WHip, pose.leg[side], pose.p_W);
  }
  return pose;
}

}  // namespace hinge
