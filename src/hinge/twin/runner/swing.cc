// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/swing.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "hinge/foundation/base/angle.h"

namespace hinge {
namespace {

/// Where in the swing something happens, as shares of it, and the ankle's angles there; running after the
/// mean curves of 14 laboratory runners at 2.5 to 4.5 m/s (Fukuchi 2017).
struct SwingHabit {
  double thigh_peak, knee_straight, knee_peak, knee_low;
  double ankle_down, ankle_down_deg;  ///< most plantarflexed, beyond toe-off
  double ankle_mid, ankle_mid_deg, ankle_mid_deg_s;
  double ankle_late, ankle_late_deg;  ///< beyond contact
};
constexpr SwingHabit kRunning = {0.69, 0.05, 0.51, 0.95, 0.12, -8, 0.50, -5, 60, 0.85, 2};
constexpr SwingHabit kWalking = {0.70, 0, 0.42, 0.95, 0, 0, 0.55, 3, 0, 0, 0};

const SwingHabit& HabitOf(const TwinRun& run) {
  return run.options.activity == TwinActivity::kRunning ? kRunning : kWalking;
}

double Ankle(const LegAngles& leg) { return leg.foot - leg.shank; }

Curve MakeKnee(const SwingHabit& habit, const CurveTarget& to, const CurveTarget& ic, double peak_rad) {
  const double swing_s = ic.t_s - to.t_s;
  std::vector<CurveTarget> knee = {to};
  if (habit.knee_straight > 0 && to.v < 0) {
    const double straightest = to.x + 0.4 * to.v * habit.knee_straight * swing_s;
    knee.push_back({to.t_s + habit.knee_straight * swing_s, std::max(straightest, RadFromDeg(3)), 0});
  }
  knee.push_back({to.t_s + habit.knee_peak * swing_s, peak_rad, 0});
  const double low = ic.x - 0.5 * ic.v * (1 - habit.knee_low) * swing_s;
  if (ic.v > 0 && low > 0) knee.push_back({to.t_s + habit.knee_low * swing_s, low, 0});
  knee.push_back(ic);
  return MakeSmoothCurve(knee);
}

Curve MakeAnkle(const SwingHabit& habit, const CurveTarget& to, const CurveTarget& ic) {
  const double swing_s = ic.t_s - to.t_s;
  std::vector<CurveTarget> ankle = {to};
  if (habit.ankle_down > 0) {
    ankle.push_back({to.t_s + habit.ankle_down * swing_s, to.x + RadFromDeg(habit.ankle_down_deg), 0});
  }
  ankle.push_back({to.t_s + habit.ankle_mid * swing_s, RadFromDeg(habit.ankle_mid_deg),
                   RadFromDeg(habit.ankle_mid_deg_s)});
  if (habit.ankle_late > 0) {
    ankle.push_back({to.t_s + habit.ankle_late * swing_s, ic.x + RadFromDeg(habit.ankle_late_deg), 0});
  }
  ankle.push_back(ic);
  return MakeSmoothCurve(ankle);
}

/// Lowest heel or toe over the ground between the share of the swing at which the foot has left and that at
/// which it comes down.
double LowestInSwing_m(const TwinRun& run, const TwinStep& step, double next_ic_s, const HipHeight& hip) {
  constexpr double kFrom = 0.10, kTo = 0.90;
  constexpr int kSamples = 20;
  const double grade = std::tan(run.slope_rad);
  double lowest_m = 1;
  for (int i = 0; i <= kSamples; ++i) {
    const double t = step.to_s + (kFrom + (kTo - kFrom) * i / kSamples) * (next_ic_s - step.to_s);
    const LegAngles leg = CalcSwingLeg(step, t);
    const Vec2 ankle = CalcAnklePlace(run.body, {0, hip(t)}, leg);
    const FootPlace foot = CalcFootAtAnkle(run.body, ankle, leg.foot + run.slope_rad);
    lowest_m = std::min(
        {lowest_m, foot.p_WHeel.y() - grade * foot.p_WHeel.x(), foot.p_WToe.y() - grade * foot.p_WToe.x()});
  }
  return lowest_m;
}

}  // namespace

LegState CalcToeOffState(const TwinRun& run, std::size_t idx) {
  constexpr double kStep_s = 1e-4;
  const double to_s = run.steps[idx].to_s;
  const LegAngles a = CalcStanceLeg(run, idx, to_s), b = CalcStanceLeg(run, idx, to_s - kStep_s),
                  c = CalcStanceLeg(run, idx, to_s - 2 * kStep_s);
  const auto rate = [](double at, double before, double earlier) {
    return (3 * at - 4 * before + earlier) / (2 * kStep_s);
  };
  return {a,
          {rate(a.thigh, b.thigh, c.thigh), rate(a.shank, b.shank, c.shank), rate(a.foot, b.foot, c.foot)}};
}

LegState CalcContactState(const TwinRun& run, const TwinLeg& leg) {
  constexpr double kLyingDown =
      1.6 / 0.30;  // of the foot's angle a contact time: a little less than once it has landed
  const double shank = RadFromDeg(leg.tibia_ic_deg), thigh = shank + RadFromDeg(leg.knee_ic_deg);
  const double foot = RadFromDeg(leg.foot_ic_deg), thigh_rate = RadFromDeg(leg.thigh_rate_ic_deg_s);
  const double thigh_part = run.body.thigh_m * std::cos(thigh) * thigh_rate;
  const double shank_rate =
      (-leg.pawback_ratio * run.options.speed_m_s - thigh_part) / (run.body.shank_m * std::cos(shank));
  const bool running = run.options.activity == TwinActivity::kRunning;
  return {{thigh, shank, foot}, {thigh_rate, shank_rate, running ? -kLyingDown * foot / leg.contact_s : 0}};
}

void MakeSwingCurves(const TwinRun& run, const LegState& to, const LegState& ic, double next_ic_s,
                     TwinStep& step) {
  const SwingHabit& habit = HabitOf(run);
  const double swing_s = next_ic_s - step.to_s;
  step.swing_thigh_rad =
      MakeSmoothCurve({{step.to_s, to.angles.thigh, to.rates.thigh},
                       {step.to_s + habit.thigh_peak * swing_s, RadFromDeg(step.leg.thigh_swing_deg), 0},
                       {next_ic_s, ic.angles.thigh, ic.rates.thigh}});
  step.swing_knee_rad =
      MakeKnee(habit, {step.to_s, to.angles.knee(), to.rates.knee()},
               {next_ic_s, ic.angles.knee(), ic.rates.knee()}, RadFromDeg(step.leg.knee_swing_deg));
  step.swing_ankle_rad = MakeAnkle(habit, {step.to_s, Ankle(to.angles), Ankle(to.rates)},
                                   {next_ic_s, Ankle(ic.angles), Ankle(ic.rates)});
}

void MakeSwing(const TwinRun& run, const LegState& to, const LegState& ic, double next_ic_s,
               const HipHeight& hip, TwinStep& step) {
  constexpr double kClearance_m = 0.012, kMore_deg = 4;
  constexpr int kTries = 12;
  MakeSwingCurves(run, to, ic, next_ic_s, step);
  for (int i = 0; i < kTries && LowestInSwing_m(run, step, next_ic_s, hip) < kClearance_m; ++i) {
    step.leg.knee_swing_deg += kMore_deg;
    MakeSwingCurves(run, to, ic, next_ic_s, step);
  }
}

}  // namespace hinge
