// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <memory>

#include "hinge/foundation/base/angle.h"
#include "hinge/twin/runner/exercise_parts.h"

namespace hinge {
namespace {

/// The hinge that is held and the arms' way: attitude of the upper arm, flexion of the elbow, lift to the
/// side; each from the hanging arm to the far end.
struct ArmForm {
  double lean_deg, knee_deg;
  double upper_from_deg, upper_to_deg, elbow_from_deg, elbow_to_deg, lift_to_deg;
};

ArmForm FormOf(const std::string& name) {
  if (name == "row") return {45, 22, 0, -72, 8, 88, 0};    // elbows past the ribs, hands to the belly
  if (name == "curl") return {22, 14, -2, -2, 8, 122, 0};  // upper arms stay
  return {45, 22, 2, 2, 16, 16, 84};                       // fly: to shoulder height
}

constexpr double kBalanceShare = 0.46;  // of the foot from the heel, with the arms hanging

/// The leg behind, joined to its foot on the ground; its attitudes straight where out of reach.
void PlaceRearLeg(const ExerciseRun& run, BodyState& state) {
  const Vec2 p_WAnkle(-run.options.stagger_m, run.body.planar.ankle_height_m);
  SetLeg(run.body, Opposite(run.options.side), SolveLeg(run.body.planar, state.p_WHip.head<2>(), p_WAnkle),
         state);
}

bool ReachesBack(const ExerciseRun& run, const BodyState& state) {
  const Vec2 p_WAnkle(-run.options.stagger_m, run.body.planar.ankle_height_m);
  return (p_WAnkle - state.p_WHip.head<2>()).norm() < CalcLegSpan_m(run.body.planar, RadFromDeg(2));
}

void DressArms(const ExerciseRun& run, double share, BodyState& state) {
  const ArmForm f = FormOf(run.options.name);
  const double upper = RadFromDeg(f.upper_from_deg + (f.upper_to_deg - f.upper_from_deg) * share);
  const double elbow = RadFromDeg(f.elbow_from_deg + (f.elbow_to_deg - f.elbow_from_deg) * share);
  SetArms(run.body, upper, elbow, state);
  if (f.lift_to_deg == 0) return;
  for (Side side : kSides)
    state.arm_W[side] = MakeLiftedArm(state.arm_W[side], side, RadFromDeg(f.lift_to_deg * share));
}

/// How far the set has come, 0 to 1.
double SetShare(const ExerciseRun& run, double time_s) {
  const double from_s = run.repetitions.front().start_s, to_s = run.repetitions.back().end_s;
  return CalcSmoothShare((time_s - from_s) / (to_s - from_s));
}

PostureAsk AskAt(const ExerciseRun& run, double share, double set_share) {
  const ExerciseOptions& o = run.options;
  const ArmForm f = FormOf(o.name);
  PostureAsk ask;
  ask.knee = RadFromDeg(f.knee_deg + FaultOf(o, "knee_sway_deg") * share);
  ask.lean = RadFromDeg(f.lean_deg - FaultOf(o, "upright_deg") + FaultOf(o, "trunk_drop_deg") * set_share -
                        FaultOf(o, "trunk_swing_deg") * share);
  ask.back_bend = RadFromDeg(FaultOf(o, "back_bend_deg"));
  ask.straightness = ask.back_bend - RadFromDeg(FaultOf(o, "neck_deg")) * share;
  ask.heel_x_m = HeelUnderAnkle_m(run.body);
  ask.target_x_m = CalcFootShare_m(run.body, ask.heel_x_m, kBalanceShare) - 0.5 * o.stagger_m;
  ask.dress = [&run, share](BodyState& s) {
    PlaceRearLeg(run, s);
    DressArms(run, share, s);
  };
  return ask;
}

/// A knee that sways bends at both ends alike, so that the hip sinks and does not travel.
BodyState StateAt(const ExerciseRun& run, double shank_rad, double time_s) {
  const double share = FindStage(run.repetitions, time_s).share;
  const double swayed = RadFromDeg(FaultOf(run.options, "knee_sway_deg")) * share;
  return MakeOverFoot(run.body, AskAt(run, share, SetShare(run, time_s)), shank_rad - 0.5 * swayed);
}

}  // namespace

std::optional<ExerciseRun> SolveArmWork(const ExerciseOptions& options) {
  ExerciseRun run{options, MakeExerciseBody(options.height_m), 0, PlanRepetitions(options, true), {}, {}, {}};
  run.duration_s = CalcEnd_s(options, run.repetitions);
  const auto shank_rad = SolveBalance_rad(run.body, AskAt(run, 0, 0));
  if (!shank_rad || !ReachesBack(run, MakeOverFoot(run.body, AskAt(run, 0, 0), *shank_rad)))
    return std::nullopt;
  const auto own = std::make_shared<const ExerciseRun>(run);
  run.state = [own, shank = *shank_rad](double time_s) { return StateAt(*own, shank, time_s); };
  return run;
}

}  // namespace hinge
