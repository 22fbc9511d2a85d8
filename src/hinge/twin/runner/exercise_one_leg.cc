// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <memory>
#include <numbers>

#include "hinge/foundation/base/angle.h"
#include "hinge/twin/runner/curve.h"
#include "hinge/twin/runner/exercise_parts.h"

namespace hinge {
namespace {

constexpr double kBalanceShare = 0.42;  // of the foot from the heel

// ---- standing on both legs

PostureAsk AskStanding(const ExerciseRun& run, double time_s) {
  PostureAsk ask;
  const double sway = std::sin(2 * std::numbers::pi * 0.3 * time_s);  // about a third of a hertz
  ask.knee = RadFromDeg(4);
  ask.lean = RadFromDeg(0.3 * sway);
  ask.heel_x_m = HeelUnderAnkle_m(run.body);
  ask.target_x_m = CalcFootShare_m(run.body, ask.heel_x_m, kBalanceShare + 0.02 * sway);
  ask.dress = [&body = run.body](BodyState& s) { SetArms(body, RadFromDeg(-3), RadFromDeg(8), s); };
  return ask;
}

// ---- calf raise

constexpr double kRaised_deg = 30, kRaisedBalanceShare = 0.80;  // of the heel, and where the weight goes then

/// The free leg is bent behind, out of the way.
LegAngles TuckedLeg() { return {RadFromDeg(4), RadFromDeg(-76), RadFromDeg(-50)}; }

PostureAsk AskCalfRaise(const ExerciseRun& run, double time_s) {
  const double share = FindStage(run.repetitions, time_s).share;
  PostureAsk ask;
  ask.knee = RadFromDeg(4 + FaultOf(run.options, "knee_unlocked_deg"));
  ask.lean = RadFromDeg(3);
  ask.foot = -RadFromDeg(kRaised_deg) * share;
  ask.heel_x_m = HeelUnderAnkle_m(run.body);
  const double balance = kBalanceShare + (kRaisedBalanceShare - kBalanceShare) * share;
  ask.target_x_m = CalcFootShare_m(run.body, ask.heel_x_m, balance);
  ask.dress = [&run](BodyState& s) {
    SetLeg(run.body, Opposite(run.options.side), TuckedLeg(), s);
    SetArms(run.body, RadFromDeg(-2), RadFromDeg(10), s);
  };
  return ask;
}

// ---- pawback drill: the free leg lifts, reaches, sweeps down and back under the body, and comes to rest

constexpr double kKneeUp_deg = 62;  // of the thigh

struct DrillCurves {
  Curve thigh, knee;
};

/// Thigh and knee, degrees, by share of the way there (0 to 1) and of the way back (1 to 2).
DrillCurves MakeDrillCurves(const std::vector<Repetition>& repetitions) {
  std::vector<CurveTarget> thigh, knee;
  for (const Repetition& r : repetitions) {
    const double there_s = r.far_from_s - r.start_s, back_s = r.end_s - r.far_to_s;
    const auto rad = [&](double deg) { return RadFromDeg(deg * r.depth); };
    const auto add = [&](double t_s, double thigh_deg, double thigh_rate, double knee_deg, double knee_rate) {
      thigh.push_back({t_s, rad(thigh_deg), rad(thigh_rate)});
      knee.push_back({t_s, rad(knee_deg), rad(knee_rate)});
    };
    add(r.start_s, 4, 0, 36, 0);
    add(r.start_s + 0.6 * there_s, kKneeUp_deg, 0, 88, 0);  // knee up
    add(r.far_from_s, 46, 0, 36, 0);                        // reach
    if (r.far_to_s > r.far_from_s) add(r.far_to_s, 46, 0, 36, 0);
    add(r.far_to_s + 0.4 * back_s, 10, -80 / back_s, 36, 0);  // under the body
    add(r.far_to_s + 0.65 * back_s, -10, 0, 50, 0);           // behind
    add(r.end_s, 4, 0, 36, 0);
  }
  return {MakeSmoothCurve(thigh), MakeSmoothCurve(knee)};
}

PostureAsk AskDrill(const ExerciseRun& run, const DrillCurves& curves, double time_s) {
  PostureAsk ask;
  ask.knee = RadFromDeg(7);
  ask.heel_x_m = HeelUnderAnkle_m(run.body);
  ask.target_x_m = CalcFootShare_m(run.body, ask.heel_x_m, kBalanceShare);
  const double thigh = Evaluate(curves.thigh, time_s), shank = thigh - Evaluate(curves.knee, time_s);
  ask.lean =
      RadFromDeg(5) - RadFromDeg(FaultOf(run.options, "trunk_swing_deg")) * thigh / RadFromDeg(kKneeUp_deg);
  ask.dress = [&run, thigh, shank](BodyState& s) {
    SetLeg(run.body, Opposite(run.options.side), {thigh, shank, shank + RadFromDeg(22)}, s);
    SetArms(run.body, RadFromDeg(-10), RadFromDeg(80), s);
  };
  return ask;
}

std::function<PostureAsk(double)> MakeAsk(const std::shared_ptr<const ExerciseRun>& run) {
  if (run->options.name == "stand") return [run](double t) { return AskStanding(*run, t); };
  if (run->options.name == "calf_raise") return [run](double t) { return AskCalfRaise(*run, t); };
  return [run, curves = MakeDrillCurves(run->repetitions)](double t) { return AskDrill(*run, curves, t); };
}

}  // namespace

std::optional<ExerciseRun> SolveOneLeg(const ExerciseOptions& options) {
  ExerciseRun run{options, MakeExerciseBody(options.height_m), options.duration_s, {}, {}, {}, {}};
  if (options.name != "stand") {
    run.repetitions = PlanRepetitions(options, true);
    run.duration_s = CalcEnd_s(options, run.repetitions);
  }
  const auto own = std::make_shared<const ExerciseRun>(run);
  const auto ask = MakeAsk(own);
  constexpr int kTried = 60;
  for (int i = 0; i <= kTried; ++i) {
    if (!SolveBalance_rad(run.body, ask(run.duration_s * i / kTried))) return std::nullopt;
  }
  run.state = [own, ask](double time_s) { return MakeBalanced(own->body, ask(time_s)); };
  return run;
}

}  // namespace hinge
