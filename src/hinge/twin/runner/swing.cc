// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/swing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "hinge/foundation/base/angle.h"

namespace hinge {
namespace {

/// Where in the swing something happens, as shares of it, and the ankle's angles there; running after the
/// mean curves of 14 laboratory runners at 2.5 to 4.5 m/s (Fukuchi 2017).
struct SwingHabit {
  double thigh_back, thigh_peak, knee_straight, knee_peak, knee_low;
  double ankle_down, ankle_down_deg;  ///< most plantarflexed, beyond toe-off
  double ankle_mid, ankle_mid_deg, ankle_mid_deg_s;
  double ankle_late, ankle_late_deg;  ///< beyond contact
};
constexpr SwingHabit kRunning = {0.095, 0.69, 0.05, 0.51, 0.95, 0.12, -8, 0.50, -5, 60, 0.85, 2};
constexpr SwingHabit kWalking = {0, 0.70, 0, 0.42, 0.95, 0, 0, 0.55, 3, 0, 0, 0};

const SwingHabit& HabitOf(const TwinRun& run) {
  return run.options.activity == TwinActivity::kRunning ? kRunning : kWalking;
}

constexpr double kStraightest_rad = 0.05;  // of the knee before contact: about 3 degrees

double Ankle(const LegAngles& leg) { return leg.foot - leg.shank; }

/// Some time after toe-off: what extends comes to rest, what flexes goes on as fast.
CurveTarget GoOn(const CurveTarget& to, double after_s) {
  constexpr double kWay = 0.4;  // of that at the first rate
  if (to.v > 0) return {to.t_s + after_s, to.x + to.v * after_s, to.v};
  return {to.t_s + after_s, to.x + kWay * to.v * after_s, 0};
}

Curve MakeKnee(const SwingHabit& habit, const CurveTarget& to, const std::vector<CurveTarget>& end,
               double peak_rad) {
  const CurveTarget& ic = end.back();
  const double swing_s = ic.t_s - to.t_s;
  std::vector<CurveTarget> knee = {to};
  if (habit.knee_straight > 0) {
    const double t = habit.knee_straight * swing_s;
    const CurveTarget on = GoOn(to, t);
    knee.push_back({on.t_s, std::max(on.x, RadFromDeg(3)), on.v});
  }
  knee.push_back({to.t_s + habit.knee_peak * swing_s, peak_rad, 0});
  const double low = ic.x - 0.5 * ic.v * (1 - habit.knee_low) * swing_s;
  if (end.size() == 1 && ic.v > 0 && low > 0) knee.push_back({to.t_s + habit.knee_low * swing_s, low, 0});
  knee.insert(knee.end(), end.begin(), end.end());
  return MakeSmoothCurve(knee);
}

Curve MakeAnkle(const SwingHabit& habit, const CurveTarget& to, const CurveTarget& ic) {
  constexpr double kLeastLate_deg = 2;  // toes are lifted over the ground, whatever part lands first
  const double swing_s = ic.t_s - to.t_s;
  std::vector<CurveTarget> ankle = {to};
  if (habit.ankle_down > 0) {
    ankle.push_back({to.t_s + habit.ankle_down * swing_s, to.x + RadFromDeg(habit.ankle_down_deg), 0});
  }
  ankle.push_back({to.t_s + habit.ankle_mid * swing_s, RadFromDeg(habit.ankle_mid_deg),
                   RadFromDeg(habit.ankle_mid_deg_s)});
  if (habit.ankle_late > 0) {
    ankle.push_back({to.t_s + habit.ankle_late * swing_s,
                     std::max(ic.x + RadFromDeg(habit.ankle_late_deg), RadFromDeg(kLeastLate_deg)), 0});
  }
  ankle.push_back(ic);
  return MakeSmoothCurve(ankle);
}

/// Thigh and knee 30 ms before contact.
struct RetractionStart {
  CurveTarget thigh, knee;
};

/// From there the thigh turns at its asked-for rate and the ankle comes back under the hip by the asked-for
/// share of the way that the ground goes, the knee's rate changing evenly.
RetractionStart CalcRetractionStart(const TwinRun& run, const TwinLeg& leg, double ic_s, const LegState& ic) {
  constexpr double kWindow_s = 0.030;
  const TwinBody& body = run.body;
  const double thigh = ic.angles.thigh - kWindow_s * ic.rates.thigh;
  const double back_m = kWindow_s * leg.pawback_ratio * run.options.speed_m_s;
  const double ankle_m = CalcAnklePlace(body, Vec2::Zero(), ic.angles).x() + back_m;
  const double sine = std::clamp((ankle_m - body.thigh_m * std::sin(thigh)) / body.shank_m, -0.9, 0.9);
  const double knee = std::max(thigh - std::asin(sine), kStraightest_rad);
  const double knee_rate = 2 * (ic.angles.knee() - knee) / kWindow_s - ic.rates.knee();
  return {{ic_s - kWindow_s, thigh, ic.rates.thigh}, {ic_s - kWindow_s, knee, knee_rate}};
}

/// Where in the swing the foot is looked at: from the share at which it has left to that at which it comes
/// down, with the hip's height there.
struct SwingSample {
  double time_s, hip_m;
};
constexpr int kSwingSamples = 21;
using SwingSamples = std::array<SwingSample, kSwingSamples>;

SwingSamples MakeSwingSamples(double to_s, double next_ic_s, const HipHeight& hip) {
  constexpr double kFrom = 0.10, kTo = 0.90;
  SwingSamples samples{};
  for (int i = 0; i < kSwingSamples; ++i) {
    const double t = to_s + (kFrom + (kTo - kFrom) * i / (kSwingSamples - 1)) * (next_ic_s - to_s);
    samples[static_cast<std::size_t>(i)] = {t, hip(t)};
  }
  return samples;
}

/// Lowest heel or toe over the ground.
double LowestInSwing_m(const TwinRun& run, const TwinStep& step, const SwingSamples& samples) {
  const double grade = std::tan(run.slope_rad);
  double lowest_m = 1;
  for (const SwingSample& sample : samples) {
    const LegAngles leg = CalcSwingLeg(step, sample.time_s);
    const Vec2 ankle = CalcAnklePlace(run.body, {0, sample.hip_m}, leg);
    const FootPlace foot = CalcFootAtAnkle(run.body, ankle, leg.foot + run.slope_rad);
    lowest_m = std::min(
        {lowest_m, foot.p_WHeel.y() - grade * foot.p_WHeel.x(), foot.p_WToe.y() - grade * foot.p_WToe.x()});
  }
  return lowest_m;
}

}  // namespace

LegState CalcToeOffState(const TwinRun& run, std::size_t idx) {
  constexpr double kStep_s = 1e-5;
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
  constexpr double kLyingDown = 2 / kFootFlatRunning;  // of the foot's angle a contact time, at contact
  const double shank = RadFromDeg(leg.tibia_ic_deg), thigh = shank + RadFromDeg(leg.knee_ic_deg);
  const double foot = RadFromDeg(leg.foot_ic_deg), thigh_rate = RadFromDeg(leg.thigh_rate_ic_deg_s);
  if (run.options.activity == TwinActivity::kRunning) {
    return {
        {thigh, shank, foot},
        {thigh_rate, thigh_rate - RadFromDeg(leg.knee_rate_ic_deg_s), -kLyingDown * foot / leg.contact_s}};
  }
  const double thigh_part = run.body.thigh_m * std::cos(thigh) * thigh_rate;
  const double shank_rate =
      (-leg.pawback_ratio * run.options.speed_m_s - thigh_part) / (run.body.shank_m * std::cos(shank));
  return {{thigh, shank, foot}, {thigh_rate, shank_rate, 0}};
}

void MakeSwingCurves(const TwinRun& run, const LegState& to, const SwingEnd& end, TwinStep& step) {
  const LegState& ic = end.state;
  const double next_ic_s = end.ic_s;
  const SwingHabit& habit = HabitOf(run);
  const double swing_s = next_ic_s - step.to_s;
  const CurveTarget thigh_ic = {next_ic_s, ic.angles.thigh, ic.rates.thigh};
  const CurveTarget knee_ic = {next_ic_s, ic.angles.knee(), ic.rates.knee()};
  std::vector<CurveTarget> thigh = {{step.to_s, to.angles.thigh, to.rates.thigh}};
  if (habit.thigh_back > 0) thigh.push_back(GoOn(thigh.front(), habit.thigh_back * swing_s));
  thigh.push_back({step.to_s + habit.thigh_peak * swing_s, RadFromDeg(step.leg.thigh_swing_deg), 0});
  std::vector<CurveTarget> knee_end = {knee_ic};
  if (run.options.activity == TwinActivity::kRunning) {
    const RetractionStart retraction = CalcRetractionStart(run, end.leg, next_ic_s, ic);
    thigh.push_back(retraction.thigh);
    knee_end.insert(knee_end.begin(), retraction.knee);
  }
  thigh.push_back(thigh_ic);
  step.swing_thigh_rad = MakeSmoothCurve(thigh);
  step.swing_knee_rad = MakeKnee(habit, {step.to_s, to.angles.knee(), to.rates.knee()}, knee_end,
                                 RadFromDeg(step.leg.knee_swing_deg));
  step.swing_ankle_rad = MakeAnkle(habit, {step.to_s, Ankle(to.angles), Ankle(to.rates)},
                                   {next_ic_s, Ankle(ic.angles), Ankle(ic.rates)});
}

void MakeSwing(const TwinRun& run, const LegState& to, const SwingEnd& end, const HipHeight& hip,
               TwinStep& step) {
  constexpr double kClearance_m = 0.022, kMore_deg = 4;
  constexpr int kTries = 12;
  const SwingSamples samples = MakeSwingSamples(step.to_s, end.ic_s, hip);
  MakeSwingCurves(run, to, end, step);
  for (int i = 0; i < kTries && LowestInSwing_m(run, step, samples) < kClearance_m; ++i) {
    step.leg.knee_swing_deg += kMore_deg;
    MakeSwingCurves(run, to, end, step);
  }
}

}  // namespace hinge
