// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/twin_run.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"
#include "hinge/twin/runner/hip_path.h"
#include "hinge/twin/runner/knee_peak.h"
#include "hinge/twin/runner/running_path.h"
#include "hinge/twin/runner/swing.h"

namespace hinge {
namespace {

// So that what the first step starts from has faded at time 0; even, so that sides come out right.
constexpr int kStepsBefore = 8;
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
  step.lean_deg = o.variation.lean_deg * random.Normal();
  step.straightness_deg = o.variation.straightness_deg * random.Normal();
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
  const int before = kStepsBefore + (o.activity == TwinActivity::kRunning ? kRunUpSteps : 0);
  for (int i = 0; i <= before || t <= last + kStepsAfter * mean_step_s; ++i) {
    if (i == before) last = o.duration_s + t;
    const double step_s = mean_step_s + o.variation.step_s * random.Normal();
    steps.push_back(DrawStep(o, i, t, step_s, random));
    t += step_s;
  }
  const double start_s = steps[static_cast<std::size_t>(before)].ic_s;
  for (TwinStep& s : steps) {
    s.ic_s -= start_s;
    s.to_s -= start_s;
  }
  return steps;
}

/// Walking: puts the foot where tibia and knee at contact want it.
void PlaceFoot(const TwinBody& body, TwinStep& step) {
  const double tibia = RadFromDeg(step.leg.tibia_ic_deg);
  const LegAngles leg = {tibia + RadFromDeg(step.leg.knee_ic_deg), tibia, 0};
  const Vec2 ankle = CalcAnklePlace(body, Vec2::Zero(), leg);
  step.heel_s_m = ankle.x() - CalcFootOnGround(body, 0, RadFromDeg(step.leg.foot_ic_deg)).p_WAnkle.x();
}

void MakeWalkingPath(TwinRun& run) {
  for (TwinStep& step : run.steps) PlaceFoot(run.body, step);
  MakeWalkingHipPath(run);
  const HipHeight hip = [&run](double time_s) { return Evaluate(run.hip_height_m, time_s); };
  for (std::size_t i = 0; i + 2 < run.steps.size(); ++i) {
    const TwinStep& next = run.steps[i + 2];
    LegState ic = CalcContactState(run, next.leg);
    ic.angles = CalcStanceLeg(run, i + 2, next.ic_s);
    MakeSwing(run, CalcToeOffState(run, i), {ic, next.leg, next.ic_s}, hip, run.steps[i]);
  }
  run.steps.resize(run.steps.size() - 2);
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

StandingSolution CalcStanding(const TwinRun& run, std::size_t idx, double time_s) {
  if (run.options.activity == TwinActivity::kRunning) return CalcRunningStance(run, idx, time_s);
  return {CalcTwinHip(run, time_s), CalcStanceLeg(run, idx, time_s)};
}

/// Whether the leg reaches its foot all through the contact, on a foot no steeper than one can stand;
/// running: whether the ground only pushes.
bool IsPossible(const TwinRun& run, std::size_t idx) {
  constexpr double kSteepest_deg = -85, kReach_m = 0.001;
  constexpr int kSamples = 40;
  const TwinStep& step = run.steps[idx];
  if (!step.settled) return false;
  for (int i = 0; i <= kSamples; ++i) {
    const double t = step.ic_s + (step.to_s - step.ic_s) * i / kSamples;
    const StandingSolution standing = CalcStanding(run, idx, t);
    const Vec2 ankle = CalcAnklePlace(run.body, standing.p_WHip, standing.leg);
    if ((ankle - CalcStanceFoot(run, step, t).p_WAnkle).norm() > kReach_m) return false;
    if (DegFromRad(CalcStanceFoot_rad(run, step, t)) < kSteepest_deg) return false;
  }
  return run.options.activity == TwinActivity::kWalking || OnlyPushes(step.com);
}

TwinRun MakePlainRun(const TwinOptions& options) {
  TwinRun run;
  run.options = options;
  run.body = MakeTwinBody(options.height_m);
  run.mass = MakeTwinMass(run.body);
  run.slope_rad = std::atan(options.grade);
  if (options.activity == TwinActivity::kStanding) return run;
  run.steps = DrawSteps(options);
  if (options.activity == TwinActivity::kRunning) {
    MakeRunningPath(run);
  } else {
    MakeWalkingPath(run);
  }
  run.events = EventsOf(run.steps, options.duration_s);
  return run;
}

TwinOptions WithStepTimes(TwinOptions options, double factor) {
  options.cadence_spm /= factor;
  for (Side side : kSides) options.leg[side].contact_s *= factor;
  return options;
}

double OscillationOf(const TwinOptions& options) {
  TwinOptions plain = options;
  plain.variation = {};
  plain.duration_s = 240 / options.cadence_spm;
  return CalcHipOscillation_m(MakePlainRun(plain), 0, 120 / options.cadence_spm);
}

/// The time of a step that gives the asked-for rise and fall.
TwinOptions WithOscillation(const TwinOptions& options) {
  double low = 0.6, high = 1.5;
  for (int i = 0; i < 18; ++i) {
    const double middle = 0.5 * (low + high);
    (OscillationOf(WithStepTimes(options, middle)) < *options.hip_oscillation_m ? low : high) = middle;
  }
  return WithStepTimes(options, 0.5 * (low + high));
}

}  // namespace

std::optional<TwinRun> SolveTwinRun(const TwinOptions& options) {
  const std::vector<std::string> problems = Problems(options);
  HINGE_CHECK(problems.empty(), problems.empty() ? "" : problems.front());
  const bool asked = options.activity == TwinActivity::kRunning && options.hip_oscillation_m.has_value();
  TwinRun run = MakePlainRun(asked ? WithOscillation(options) : options);
  const auto in_sight = [&](const TwinStep& s) { return s.to_s >= 0 && s.ic_s <= options.duration_s; };
  for (std::size_t i = 0; i < run.steps.size(); ++i) {
    if (in_sight(run.steps[i]) && !IsPossible(run, i)) return std::nullopt;
  }
  return run;
}

TwinRun MakeTwinRun(const TwinOptions& options) {
  std::optional<TwinRun> run = SolveTwinRun(options);
  HINGE_CHECK(run.has_value(), "no leg of this length can take these steps", options.height_m,
              options.speed_m_s);
  return *std::move(run);
}

}  // namespace hinge
