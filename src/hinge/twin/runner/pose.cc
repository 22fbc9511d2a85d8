// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/check.h"
#include "hinge/twin/runner/twin_run.h"
#include "hinge/twin/runner/upper_body.h"

namespace hinge {
namespace {

constexpr double kRollPower = 2.4;  // how slowly the heel leaves first
const LegAngles kFirstSwing = {0.05, -1.1,
                               -1.2};  // of the leg before a run's first step, seconds before time 0

/// What is left of the foot's attitude at contact: from full speed at the start to rest at the end, at first
/// evenly, as laboratory feet slap down.
double LeftToLieDown(double share) {
  const double s = std::min(share, 1.0);
  return 1 - 2 * s + s * s * s * (2 - s);
}

/// What is left of the way on which a speed of 1 dies in a time of 1: the speed is 1 - 10 s^3 + 15 s^4 - 6 s^5,
/// so that nothing jerks at either end.
double LeftToSettle(double share) {
  const double s = std::min(share, 1.0);
  return 0.5 - s + s * s * s * s * (2.5 - 3 * s + s * s);
}

/// Hip and both legs, on the treadmill.
struct LowerBody {
  Vec2 p_WHip = Vec2::Zero();
  PerSide<LegAngles> leg;
};

LegAngles StandingLeg(double time_s) {
  const double shank = RadFromDeg(-2.0 + 0.3 * Sway(time_s));
  return {shank + RadFromDeg(3.0), shank, 0};
}

Vec2 SwingMoment_m(const TwinRun& run, const LegAngles& leg) {
  return CalcLegMoment_m(run.mass, leg.thigh, leg.shank, leg.foot + run.slope_rad);
}

LegAngles SwingBefore(const TwinRun& run, std::size_t idx, double time_s) {
  return idx == 0 ? kFirstSwing : CalcSwingLeg(run.steps[idx - 1], time_s);
}

LowerBody RunningBody(const TwinRun& run, std::size_t idx, double time_s) {
  const TwinStep& step = run.steps[idx];
  LowerBody lower;
  LegAngles &own = lower.leg[step.side], &other = lower.leg[Opposite(step.side)];
  other = SwingBefore(run, idx, time_s);
  if (time_s <= step.to_s) {
    const StandingSolution s = CalcRunningStance(run, idx, time_s);
    lower.p_WHip = s.p_WHip;
    own = s.leg;
    own.foot = CalcStanceFoot_rad(run, step, time_s);
  } else {
    own = CalcSwingLeg(step, time_s);
    const Vec2 legs = SwingMoment_m(run, own) + SwingMoment_m(run, other);
    const Vec2 upper = CalcUpperMoment_m(run.mass, CalcUpperBody(run, time_s));
    lower.p_WHip = CalcComPlace(step.com, time_s) - (upper + legs);
  }
  return lower;
}

LowerBody WalkingBody(const TwinRun& run, std::size_t idx, double time_s) {
  LowerBody lower;
  lower.p_WHip = {0, Evaluate(run.hip_height_m, time_s)};
  for (std::size_t i : {idx, idx - 1}) {
    const TwinStep& step = run.steps[i];
    lower.leg[step.side] = time_s <= step.to_s ? CalcStanceLeg(run, i, time_s) : CalcSwingLeg(step, time_s);
  }
  return lower;
}

LowerBody CalcLowerBody(const TwinRun& run, double time_s) {
  if (!run.steps.empty()) {
    const std::size_t idx = PhaseAt(run, time_s).idx;
    return run.options.activity == TwinActivity::kRunning ? RunningBody(run, idx, time_s)
                                                          : WalkingBody(run, idx, time_s);
  }
  const LegAngles leg = StandingLeg(time_s);
  const Vec2 ankle = CalcFootOnGround(run.body, -run.body.ankle_ahead_m, 0).p_WAnkle;
  return {ankle - CalcAnklePlace(run.body, Vec2::Zero(), leg), {{leg, leg}}};
}

void PlaceLeg(const TwinRun& run, Side side, TwinPose& pose) {
  const LegAngles& leg = pose.leg[side];
  const Vec2 ankle = CalcAnklePlace(run.body, pose.p_WHip, leg);
  const FootPlace foot = CalcFootAtAnkle(run.body, ankle, leg.foot + run.slope_rad);
  pose.p_W[LandmarkOf(side, Part::kHip)] = pose.p_WHip;
  pose.p_W[LandmarkOf(side, Part::kKnee)] = CalcKneePlace(run.body, pose.p_WHip, leg);
  pose.p_W[LandmarkOf(side, Part::kAnkle)] = foot.p_WAnkle;
  pose.p_W[LandmarkOf(side, Part::kHeel)] = foot.p_WHeel;
  pose.p_W[LandmarkOf(side, Part::kToe)] = foot.p_WToe;
}

void PlaceUpperBody(const TwinBody& body, const UpperBody& upper, TwinPose& pose) {
  const auto up = [](double length_m, double a) -> Vec2 { return length_m * Vec2(std::sin(a), std::cos(a)); };
  const Vec2 shoulder = pose.p_WHip + up(body.trunk_m, upper.trunk_lean);
  const Vec2 ear = shoulder + up(body.neck_m, upper.neck_lean);
  for (Side side : kSides) {
    const Vec2 elbow = shoulder - up(body.upper_arm_m, -upper.upper_arm[side]);
    pose.p_W[LandmarkOf(side, Part::kShoulder)] = shoulder;
    pose.p_W[LandmarkOf(side, Part::kElbow)] = elbow;
    pose.p_W[LandmarkOf(side, Part::kWrist)] = elbow - up(body.forearm_m, -upper.forearm[side]);
    pose.p_W[LandmarkOf(side, Part::kEar)] = ear;
  }
  pose.p_W[Landmark::kNose] = ear + Vec2(body.nose_ahead_m, 0);  // the gaze stays level
}

}  // namespace

Vec2 CalcTwinHip(const TwinRun& run, double time_s) { return CalcLowerBody(run, time_s).p_WHip; }

double CalcStanceFoot_rad(const TwinRun& run, const TwinStep& step, double time_s) {
  if (run.options.activity == TwinActivity::kWalking) return Evaluate(step.foot_rad, time_s);
  const double share = (time_s - step.ic_s) / (step.to_s - step.ic_s);
  const double rolled = std::max(0.0, (share - kHeelOffRunning) / (1 - kHeelOffRunning));
  return RadFromDeg(step.leg.foot_ic_deg) * LeftToLieDown(share / kFootFlatRunning) +
         step.foot_to_rad * std::pow(rolled, kRollPower);
}

Vec2 CalcUnsettled_m(const TwinStep& step, double time_s) {
  const double t = time_s - step.ic_s;
  return {-kSliding_s * LeftToSettle(t / kSliding_s) * step.v_WSettle_m_s.x(),
          -kSettling_s * LeftToSettle(t / kSettling_s) * step.v_WSettle_m_s.y()};
}

FootPlace CalcStanceFoot(const TwinRun& run, const TwinStep& step, double time_s) {
  const double heel_s_m = step.heel_s_m - run.options.speed_m_s * (time_s - step.ic_s);
  const FootPlace settled =
      CalcFootOnSlope(run.body, heel_s_m, CalcStanceFoot_rad(run, step, time_s), run.slope_rad);
  const Vec2 off = CalcUnsettled_m(step, time_s);
  return {settled.p_WAnkle + off, settled.p_WHeel + off, settled.p_WToe + off};
}

StandingSolution CalcRunningStance(const TwinRun& run, std::size_t idx, double time_s) {
  const Vec2 rest = CalcUpperMoment_m(run.mass, CalcUpperBody(run, time_s)) +
                    SwingMoment_m(run, SwingBefore(run, idx, time_s));
  return CalcRunningStance(run, idx, time_s, rest);
}

StandingSolution CalcRunningStance(const TwinRun& run, std::size_t idx, double time_s, const Vec2& rest_m) {
  const TwinStep& step = run.steps[idx];
  const double foot_rad = CalcStanceFoot_rad(run, step, time_s);
  return SolveHipForCom(run.body, run.mass, CalcComPlace(step.com, time_s), rest_m,
                        CalcStanceFoot(run, step, time_s).p_WAnkle, foot_rad + run.slope_rad);
}

LegAngles CalcStanceLeg(const TwinRun& run, std::size_t idx, double time_s) {
  const TwinStep& step = run.steps[idx];
  const bool running = run.options.activity == TwinActivity::kRunning;
  LegAngles leg = running ? CalcRunningStance(run, idx, time_s).leg
                          : SolveLeg(run.body, {0, Evaluate(run.hip_height_m, time_s)},
                                     CalcStanceFoot(run, step, time_s).p_WAnkle);
  leg.foot = CalcStanceFoot_rad(run, step, time_s);
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
  const LowerBody lower = CalcLowerBody(run, time_s);
  const UpperBody upper = CalcUpperBody(run, time_s);
  const double gone_m = o.treadmill ? 0 : o.speed_m_s * time_s;
  TwinPose pose;
  pose.p_WHip = lower.p_WHip + gone_m * Vec2(std::cos(run.slope_rad), std::sin(run.slope_rad));
  pose.leg = lower.leg;
  pose.trunk_lean_rad = upper.trunk_lean;
  pose.neck_lean_rad = upper.neck_lean;
  for (Side side : kSides) PlaceLeg(run, side, pose);
  PlaceUpperBody(run.body, upper, pose);
  return pose;
}

}  // namespace hinge
