// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/running_path.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "hinge/foundation/base/angle.h"
#include "hinge/twin/runner/knee_peak.h"
#include "hinge/twin/runner/swing.h"
#include "hinge/twin/runner/upper_body.h"

namespace hinge {
namespace {

constexpr double kDipOverSpeed = 0.05;
constexpr double kLatestPush = -0.6, kEarliestPush = 0.9;  // earliness: within what never pulls

/// What a step starts from and goes to.
struct Start {
  Vec2 p_WCom = Vec2::Zero();
  double v_y_m_s = 0;
};

/// A vector's velocity when it turns.
Vec2 Turning(const Vec2& r, double rate_rad_s) { return rate_rad_s * Vec2(-r.y(), r.x()); }

/// How fast the leg moves the ankle away from the hip.
Vec2 AnkleVelocity_m_s(const TwinRun& run, const LegState& leg) {
  const Vec2 knee = CalcKneePlace(run.body, Vec2::Zero(), leg.angles);
  const Vec2 shank = CalcAnklePlace(run.body, Vec2::Zero(), leg.angles) - knee;
  return Turning(knee, leg.rates.thigh) + Turning(shank, leg.rates.shank);
}

/// The leg's part of the velocity of CoM - hip.
Vec2 LegMomentRate_m_s(const TwinRun& run, const LegState& leg) {
  const TwinMass& m = run.mass;
  return Turning(m.thigh_m * Vec2(std::sin(leg.angles.thigh), -std::cos(leg.angles.thigh)), leg.rates.thigh) +
         Turning(m.shank_m * Vec2(std::sin(leg.angles.shank), -std::cos(leg.angles.shank)), leg.rates.shank) +
         Turning(Turn(m.foot_m, leg.angles.foot + run.slope_rad), leg.rates.foot);
}

/// What is left of the ankle's velocity at contact when the belt's and that of the foot turning on the ground
/// are taken off: the swing's end, carried by a centre of mass of that velocity.
Vec2 SettleVelocity_m_s(const TwinRun& run, std::size_t idx, const Vec2& v_WCom) {
  constexpr double kStep_s = 1e-5;
  const TwinStep& step = run.steps[idx];
  const LegState leg = CalcContactState(run, step.leg);
  const Vec2 rest =
      (RestMoment_m(run, idx, step.ic_s + kStep_s) - RestMoment_m(run, idx, step.ic_s - kStep_s)) /
      (2 * kStep_s);
  const Vec2 hip = v_WCom - rest - LegMomentRate_m_s(run, leg);
  const Vec2 belt = Turn({-run.options.speed_m_s, 0}, run.slope_rad);
  const FootPlace foot = CalcFootOnSlope(run.body, 0, leg.angles.foot, run.slope_rad);
  const Vec2 pivot = leg.angles.foot >= 0 ? foot.p_WHeel : foot.p_WToe;
  return hip + AnkleVelocity_m_s(run, leg) - belt - Turning(foot.p_WAnkle - pivot, leg.rates.foot);
}

/// Puts the foot where tibia and knee at contact want it, under a centre of mass at `com_x_m`; gives the
/// latter's height.
double PlaceFoot(const TwinRun& run, std::size_t idx, double com_x_m, double& heel_s_m) {
  const TwinStep& step = run.steps[idx];
  const LegAngles leg = CalcContactState(run, step.leg).angles;
  const Vec2 moment = RestMoment_m(run, idx, step.ic_s) +
                      CalcLegMoment_m(run.mass, leg.thigh, leg.shank, leg.foot + run.slope_rad);
  const Vec2 to_ankle = CalcAnklePlace(run.body, Vec2::Zero(), leg);
  const Vec2 over_heel =
      CalcFootOnSlope(run.body, 0, leg.foot, run.slope_rad).p_WAnkle + CalcUnsettled_m(step, step.ic_s);
  heel_s_m = (com_x_m - moment.x() + to_ankle.x() - over_heel.x()) / std::cos(run.slope_rad);
  return heel_s_m * std::sin(run.slope_rad) + over_heel.y() - to_ankle.y() + moment.y();
}

/// The leg at toe-off with the asked-for knee when the hip is at a height; the foot takes the attitude that
/// this needs.
struct ToeOff {
  double foot_rad = 0;
  double com_y_m = 0;
};

ToeOff SolveToeOff(const TwinRun& run, std::size_t idx, double hip_y_m) {
  constexpr int kRounds = 14;
  const TwinStep& step = run.steps[idx];
  const double heel_s = step.heel_s_m - run.options.speed_m_s * (step.to_s - step.ic_s);
  const double span = CalcLegSpan_m(run.body, RadFromDeg(step.leg.knee_to_deg));
  const Vec2 rest = RestMoment_m(run, idx, step.to_s);
  const double com_x = CalcComPlace(step.com, step.to_s).x();
  Vec2 hip(com_x - rest.x(), hip_y_m), moment = Vec2::Zero();
  ToeOff toe_off;
  for (int i = 0; i < kRounds; ++i) {
    toe_off.foot_rad = SolveHeelRise_rad(run.body, Turn(hip, -run.slope_rad), heel_s, span);
    const Vec2 ankle = CalcFootOnSlope(run.body, heel_s, toe_off.foot_rad, run.slope_rad).p_WAnkle;
    const LegAngles leg = SolveLeg(run.body, hip, ankle);
    moment = rest + CalcLegMoment_m(run.mass, leg.thigh, leg.shank, toe_off.foot_rad + run.slope_rad);
    hip.x() = com_x - moment.x();
  }
  toe_off.com_y_m = hip_y_m + moment.y();
  return toe_off;
}

/// The same for a height of the centre of mass, by secants.
ToeOff SolveToeOffForCom(const TwinRun& run, std::size_t idx, double com_y_m, double hip_y_m) {
  constexpr int kRounds = 5;
  ToeOff toe_off = SolveToeOff(run, idx, hip_y_m);
  double slope = 1, last_hip = hip_y_m, last_com = toe_off.com_y_m;
  for (int i = 0; i < kRounds && std::abs(toe_off.com_y_m - com_y_m) > 1e-12; ++i) {
    const double hip = last_hip + (com_y_m - last_com) / slope;
    toe_off = SolveToeOff(run, idx, hip);
    if (hip != last_hip && toe_off.com_y_m != last_com)
      slope = (toe_off.com_y_m - last_com) / (hip - last_hip);
    last_hip = hip;
    last_com = toe_off.com_y_m;
  }
  return toe_off;
}

void SetHeights(const Start& start, double to_m, const Vec2& p_WNext, double next_ic_s, TwinStep& step) {
  const double flight_s = next_ic_s - step.to_s, g = kGravity_m_s2;
  const double to_m_s = (p_WNext.y() - to_m) / flight_s + 0.5 * g * flight_s;
  step.com.height_m = {{step.ic_s, start.p_WCom.y(), start.v_y_m_s, -g, -g},
                       {step.to_s, to_m, to_m_s, -g, -g},
                       {next_ic_s, p_WNext.y(), to_m_s - g * flight_s, -g, -g}};
}

/// Toe-off: the asked-for rise of the hip, unless the ground would have to pull.
void SolvePush(TwinRun& run, std::size_t idx, const Start& start, const Vec2& p_WNext) {
  TwinStep& step = run.steps[idx];
  const double contact_s = step.to_s - step.ic_s, next_ic_s = run.steps[idx + 1].ic_s;
  const double flight_s = next_ic_s - step.to_s;
  const Vec2 hip = CalcRunningStance(run, idx, step.ic_s).p_WHip;
  const double hip_y = hip.y() + step.leg.hip_rise_m;
  ToeOff toe_off = SolveToeOff(run, idx, hip_y);
  const double to_m_s = (p_WNext.y() - toe_off.com_y_m) / flight_s + 0.5 * kGravity_m_s2 * flight_s;
  const double asked = CalcEarliness(start.p_WCom.y(), start.v_y_m_s, toe_off.com_y_m, to_m_s, contact_s);
  if (asked < kLatestPush || asked > kEarliestPush) {
    const double to_m = CalcToeOffHeight_m(std::clamp(asked, kLatestPush, kEarliestPush), start.p_WCom.y(),
                                           start.v_y_m_s, p_WNext.y(), contact_s, flight_s);
    toe_off = SolveToeOffForCom(run, idx, to_m, hip_y + to_m - toe_off.com_y_m);
  }
  step.foot_to_rad = toe_off.foot_rad;
  SetHeights(start, toe_off.com_y_m, p_WNext, next_ic_s, step);
}

/// Hip over the ground as it was one step earlier: close enough to know whether the foot clears it.
HipHeight HipOneStepEarlier(const TwinRun& run, std::size_t idx) {
  const TwinStep& step = run.steps[idx];
  const double next_ic_s = run.steps[idx + 1].ic_s, step_s = next_ic_s - step.ic_s;
  const auto height = [&run, idx](double t) {
    const Vec2 hip = CalcRunningStance(run, idx, t).p_WHip;
    return hip.y() - std::tan(run.slope_rad) * hip.x();
  };
  const double at_ic = height(step.ic_s), at_to = height(step.to_s), flight_s = next_ic_s - step.to_s;
  return [=, to_s = step.to_s, ic_s = step.ic_s](double time_s) {
    double t = time_s;
    while (t >= next_ic_s) t -= step_s;
    if (t < ic_s) t = ic_s;
    if (t <= to_s) return height(t);
    const double s = t - to_s;
    return at_to + (at_ic - at_to) * s / flight_s + 0.5 * kGravity_m_s2 * s * (flight_s - s);
  };
}

/// The swing, and how the foot comes down under a centre of mass at `com_m`; gives the height at which the
/// latter has to be for it.
double SolveLanding(TwinRun& run, std::size_t idx, const Vec2& com_m, bool first) {
  TwinStep &step = run.steps[idx], &next = run.steps[idx + 1];
  const TwinStep& after = run.steps[idx + 2];
  const LegState to = CalcToeOffState(run, idx);
  const SwingEnd end = {CalcContactState(run, after.leg), after.leg, after.ic_s};
  if (first) {
    MakeSwing(run, to, end, HipOneStepEarlier(run, idx), step);
  } else {
    MakeSwingCurves(run, to, end, step);
  }
  next.v_WSettle_m_s = SettleVelocity_m_s(run, idx + 1, {step.com.drift_m_s, step.com.height_m.back().v});
  return PlaceFoot(run, idx + 1, com_m.x(), next.heel_s_m);
}

/// The next height to try when one gave `got_m`, by secants on what is missing.
struct HeightSearch {
  double last_m = 0, last_miss_m = 0;
  bool started = false;

  double Next(double tried_m, double got_m) {
    constexpr double kSteepest = 0.8;  // of what a height gives, per height: contracting
    const double miss = got_m - tried_m, way = tried_m - last_m;
    const double given = started && way != 0 ? 1 + (miss - last_miss_m) / way : 0;
    last_m = tried_m;
    last_miss_m = miss;
    started = true;
    return tried_m + miss / (1 - std::clamp(given, -kSteepest, kSteepest));
  }
};

void SolveStep(TwinRun& run, std::size_t idx, const Start& start, Start& next) {
  constexpr int kRounds = 20;
  constexpr double kEnough_m = 2e-10, kTolerable_m = 1e-6;
  TwinStep& step = run.steps[idx];
  const bool swings = idx + 2 < run.steps.size();
  next.p_WCom = {CalcComPlace(step.com, run.steps[idx + 1].ic_s).x(), start.p_WCom.y()};
  PeakSearch peak = MakePeakSearch(run, idx);
  HeightSearch height;
  for (int round = 0; round < kRounds; ++round) {
    SolvePush(run, idx, start, next.p_WCom);
    SolveBump(run, idx, peak);
    if (!swings) break;
    const double y = SolveLanding(run, idx, next.p_WCom, round == 0);
    const double miss_m = std::abs(y - next.p_WCom.y());
    step.settled = miss_m < kTolerable_m;
    next.p_WCom.y() = miss_m < kEnough_m ? y : height.Next(next.p_WCom.y(), y);
    if (miss_m < kEnough_m) break;
  }
  SetHeights(start, step.com.height_m[1].x, next.p_WCom, run.steps[idx + 1].ic_s, step);
  next.v_y_m_s = step.com.height_m.back().v;
}

/// Forward drift in flight, the same in every step, so that a run without variation stays where it is.
double MeanDrift_m_s(const TwinOptions& o) {
  const double contact_s = 0.5 * (o.leg[Side::kLeft].contact_s + o.leg[Side::kRight].contact_s);
  return CalcDrift_m_s(kDipOverSpeed * o.speed_m_s, contact_s, 60 / o.cadence_spm);
}

}  // namespace

void MakeRunningPath(TwinRun& run) {
  const double drift = MeanDrift_m_s(run.options), dip = kDipOverSpeed * run.options.speed_m_s;
  Start start;
  const double first_flight_s = run.steps[1].ic_s - run.steps[0].to_s;
  start.v_y_m_s = -0.5 * kGravity_m_s2 * first_flight_s;
  run.steps[0].v_WSettle_m_s = SettleVelocity_m_s(run, 0, {drift, start.v_y_m_s});
  start.p_WCom.x() = RestMoment_m(run, 0, run.steps[0].ic_s).x();
  start.p_WCom.y() = PlaceFoot(run, 0, start.p_WCom.x(), run.steps[0].heel_s_m);
  for (std::size_t i = 0; i + 1 < run.steps.size(); ++i) {
    TwinStep& step = run.steps[i];
    step.com = {
        step.ic_s, step.to_s, start.p_WCom.x(), drift, dip, {}, i > 1 ? run.steps[i - 2].com.bump_m : 0};
    SetHeights(start, start.p_WCom.y(), start.p_WCom, run.steps[i + 1].ic_s, step);
    Start next;
    SolveStep(run, i, start, next);
    start = next;
  }
  run.steps.resize(run.steps.size() - 2);
  run.steps.erase(run.steps.begin(), run.steps.begin() + kRunUpSteps);
}

}  // namespace hinge
