// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/twin_run.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"
#include "hinge/twin/runner/hip_path.h"

namespace hinge {
namespace {

constexpr int kStepsBefore =
    4;  // so that every swing at time 0 has its toe-off; even, so that sides come out right
constexpr int kStepsAfter = 4;
constexpr double kLatestToeOff = 0.97;  // running: share of the step that contact may take, after variation

TwinStep DrawStep(const TwinOptions& o, int number, double ic_s, double step_s, Random& random) {
  TwinStep step;
  step.side = number % 2 == 0 ? o.first_side : Opposite(o.first_side);
  step.leg = o.leg[step.side];
  step.leg.tibia_ic_deg += o.variation.tibia_deg * random.Normal();
  step.leg.knee_ic_deg = std::max(1.0, step.leg.knee_ic_deg + o.variation.knee_deg * random.Normal());
  step.leg.knee_peak_deg += o.variation.knee_deg * random.Normal();
  step.leg.contact_s += o.variation.contact_s * random.Normal();
  if (o.activity == TwinActivity::kRunning)
    step.leg.contact_s = std::min(step.leg.contact_s, kLatestToeOff * step_s);
  step.ic_s = ic_s;
  step.to_s = ic_s + step.leg.contact_s;
  return step;
}

std::vector<TwinStep> DrawSteps(const TwinOptions& o) {
  Random random(o.seed);
  std::vector<TwinStep> steps;
  const double mean_step_s = 60 / o.cadence_spm;
  double t = 0;
  double last = o.duration_s;
  for (int i = 0; t <= last + kStepsAfter * mean_step_s; ++i) {
    if (i == kStepsBefore) last = o.duration_s + t;
    const double step_s = mean_step_s + o.variation.step_s * random.Normal();
    steps.push_back(DrawStep(o, i, t, step_s, random));
    t += step_s;
  }
  const double start_s = steps[kStepsBefore].ic_s;
  for (TwinStep& s : steps) {
    s.ic_s -= start_s;
    s.to_s -= start_s;
  }
  return steps;
}

/// Puts the foot where tibia and knee at contact want it.
void PlaceFoot(const TwinBody& body, TwinStep& step) {
  const double tibia = RadFromDeg(step.leg.tibia_ic_deg);
  const LegAngles leg = {tibia + RadFromDeg(step.leg.knee_ic_deg), tibia, 0};
  const Vec2 ankle = CalcAnklePlace(body, Vec2::Zero(), leg);
  step.heel_x_m = ankle.x() - CalcFootOnGround(body, 0, RadFromDeg(step.leg.foot_ic_deg)).p_WAnkle.x();
}

/// A leg's angle and its rate just before toe-off, by a one-sided difference of second order.
template <typename Quantity>
CurveTarget AtToeOff(const TwinRun& run, const TwinStep& step, Quantity quantity) {
  constexpr double kStep_s = 1e-4;
  const auto at = [&](int back) { return quantity(CalcStanceLeg(run, step, step.to_s - back * kStep_s)); };
  return {step.to_s, at(0), (3 * at(0) - 4 * at(1) + at(2)) / (2 * kStep_s)};
}

/// Shank rate just before contact that gives the asked-for share of running speed under the hip, rad/s.
double ShankRateAtContact(const TwinRun& run, const TwinLeg& leg, const LegAngles& at) {
  const double thigh_part = run.body.thigh_m * std::cos(at.thigh) * RadFromDeg(leg.thigh_rate_ic_deg_s);
  return (-leg.pawback_ratio * run.options.speed_m_s - thigh_part) / (run.body.shank_m * std::cos(at.shank));
}

void MakeSwingCurves(const TwinRun& run, const TwinStep& next, TwinStep& step) {
  constexpr double kThighPeak = 0.70, kKneePeak = 0.42, kAnkleMid = 0.55,
                   kKneeLow = 0.95;  // shares of the swing
  constexpr double kAnkleMid_deg = 3;
  const double swing_s = next.ic_s - step.to_s;
  const auto when = [&](double share) { return step.to_s + share * swing_s; };
  const LegAngles ic = CalcStanceLeg(run, next, next.ic_s);
  const double thigh_rate = RadFromDeg(next.leg.thigh_rate_ic_deg_s);
  const double shank_rate = ShankRateAtContact(run, next.leg, ic);
  const double knee_rate = thigh_rate - shank_rate;
  step.swing_thigh_rad = MakeSmoothCurve({AtToeOff(run, step, [](const LegAngles& l) { return l.thigh; }),
                                          {when(kThighPeak), RadFromDeg(step.leg.thigh_swing_deg), 0},
                                          {next.ic_s, ic.thigh, thigh_rate}});
  std::vector<CurveTarget> knee = {AtToeOff(run, step, [](const LegAngles& l) { return l.knee(); }),
                                   {when(kKneePeak), RadFromDeg(step.leg.knee_swing_deg), 0}};
  const double low = ic.knee() - 0.5 * knee_rate * (1 - kKneeLow) * swing_s;
  if (knee_rate > 0 && low > 0) knee.push_back({when(kKneeLow), low, 0});
  knee.push_back({next.ic_s, ic.knee(), knee_rate});
  step.swing_knee_rad = MakeSmoothCurve(knee);
  step.swing_ankle_rad =
      MakeSmoothCurve({AtToeOff(run, step, [](const LegAngles& l) { return l.foot - l.shank; }),
                       {when(kAnkleMid), RadFromDeg(kAnkleMid_deg), 0},
                       {next.ic_s, ic.foot - ic.shank, -shank_rate}});
}

/// Lowest heel or toe between the share of the swing at which the foot has left and that at which it comes
/// down.
double LowestInSwing_m(const TwinRun& run, const TwinStep& step, double next_ic_s) {
  constexpr double kFrom = 0.10, kTo = 0.90;
  constexpr int kSamples = 40;
  double lowest_m = 1;
  for (int i = 0; i <= kSamples; ++i) {
    const double t = step.to_s + (kFrom + (kTo - kFrom) * i / kSamples) * (next_ic_s - step.to_s);
    const LegAngles leg = CalcSwingLeg(step, t);
    const FootPlace foot =
        CalcFootAtAnkle(run.body, CalcAnklePlace(run.body, CalcTwinHip(run, t), leg), leg.foot);
    lowest_m = std::min({lowest_m, foot.p_WHeel.y(), foot.p_WToe.y()});
  }
  return lowest_m;
}

/// The swing as asked for, the knee bent further where the foot would touch the ground.
void MakeSwing(const TwinRun& run, const TwinStep& next, TwinStep& step) {
  constexpr double kClearance_m = 0.008, kMore_deg = 4;
  constexpr int kTries = 12;
  MakeSwingCurves(run, next, step);
  for (int i = 0; i < kTries && LowestInSwing_m(run, step, next.ic_s) < kClearance_m; ++i) {
    step.leg.knee_swing_deg += kMore_deg;
    MakeSwingCurves(run, next, step);
  }
}

std::vector<GaitEvent> EventsOf(const std::vector<TwinStep>& steps, double duration_s) {
  std::vector<GaitEvent> events;
  for (const TwinStep& s : steps) {
    for (const auto& [type, time_s] :
         {std::pair{EventType::kInitialContact, s.ic_s}, {EventType::kToeOff, s.to_s}}) {
      if (time_s >= 0 && time_s <= duration_s) events.push_back({s.side, type, time_s, 0});
    }
  }
  std::sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.time_s < b.time_s; });
  return events;
}

/// Whether the leg reaches its foot all through the contact, on a foot no steeper than one can stand, and the
/// knee bends as far as asked for and no further.
bool IsPossible(const TwinRun& run, const TwinStep& step) {
  constexpr double kSteepest_deg = -85, kReach_m = 0.001, kPeak_deg = 0.3;
  constexpr int kSamples = 40;
  double peak_deg = 0;
  for (int i = 0; i <= kSamples; ++i) {
    const double t = step.ic_s + (step.to_s - step.ic_s) * i / kSamples;
    const LegAngles leg = CalcStanceLeg(run, step, t);
    const Vec2 ankle = CalcAnklePlace(run.body, CalcTwinHip(run, t), leg);
    if ((ankle - CalcStanceFoot(run, step, t).p_WAnkle).norm() > kReach_m) return false;
    if (DegFromRad(leg.foot) < kSteepest_deg) return false;
    peak_deg = std::max(peak_deg, DegFromRad(leg.knee()));
  }
  return run.options.activity == TwinActivity::kWalking || peak_deg < step.leg.knee_peak_deg + kPeak_deg;
}

TwinRun MakePlainRun(const TwinOptions& options) {
  TwinRun run;
  run.options = options;
  run.body = MakeTwinBody(options.height_m);
  if (options.activity == TwinActivity::kStanding) return run;
  run.steps = DrawSteps(options);
  for (TwinStep& step : run.steps) PlaceFoot(run.body, step);
  if (options.activity == TwinActivity::kRunning) {
    MakeRunningHipPath(run);
  } else {
    MakeWalkingHipPath(run);
  }
  for (std::size_t i = 0; i + 2 < run.steps.size(); ++i) MakeSwing(run, run.steps[i + 2], run.steps[i]);
  run.steps.resize(run.steps.size() - 2);
  run.events = EventsOf(run.steps, options.duration_s);
  return run;
}

void RiseFurther(TwinOptions& options, double more_m) {
  for (Side side : kSides) options.leg[side].hip_rise_m += more_m;
}

double OscillationOf(TwinOptions options, double more_m) {
  options.variation = {};
  options.duration_s = 240 / options.cadence_spm;
  RiseFurther(options, more_m);
  return CalcHipOscillation_m(MakePlainRun(options), 0, 120 / options.cadence_spm);
}

/// The hip's height at toe-off that gives the asked-for rise and fall in all, within what a foot can do.
TwinOptions WithOscillation(TwinOptions options) {
  double low = -0.06, high = 0.06;
  for (int i = 0; i < 24; ++i) {
    const double middle = 0.5 * (low + high);
    (OscillationOf(options, middle) < *options.hip_oscillation_m ? low : high) = middle;
  }
  RiseFurther(options, 0.5 * (low + high));
  return options;
}

}  // namespace

std::optional<TwinRun> SolveTwinRun(const TwinOptions& options) {
  const std::vector<std::string> problems = Problems(options);
  HINGE_CHECK(problems.empty(), problems.empty() ? "" : problems.front());
  const bool asked = options.activity == TwinActivity::kRunning && options.hip_oscillation_m.has_value();
  TwinRun run = MakePlainRun(asked ? WithOscillation(options) : options);
  const auto in_sight = [&](const TwinStep& s) { return s.to_s >= 0 && s.ic_s <= options.duration_s; };
  const bool possible = std::all_of(run.steps.begin(), run.steps.end(),
                                    [&](const TwinStep& s) { return !in_sight(s) || IsPossible(run, s); });
  if (!possible) return std::nullopt;
  return run;
}

TwinRun MakeTwinRun(const TwinOptions& options) {
  std::optional<TwinRun> run = SolveTwinRun(options);
  HINGE_CHECK(run.has_value(), "no leg of this length can take these steps", options.height_m,
              options.speed_m_s);
  return *std::move(run);
}

}  // namespace hinge
