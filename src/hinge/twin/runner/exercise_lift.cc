// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <memory>

#include "hinge/foundation/base/angle.h"
#include "hinge/twin/runner/exercise_parts.h"

namespace hinge {
namespace {

enum class Hands { kBar, kReach, kFolded };

/// Knee and trunk-thigh angle at the top and at the bottom, what the hands do, and how much later than the
/// hip the knee bends (share^late): 1 together; more in the conventional deadlift, whose bar must pass the
/// knees. Bottoms: conventional deadlift as it leaves the floor; Romanian: knee range within 10 to 30
/// degrees, hinge ratio over .7 (coach's judgement).
struct LiftForm {
  double knee_top_deg, knee_bottom_deg, hip_top_deg, hip_bottom_deg;
  Hands hands;
  double late = 1;
};

LiftForm FormOf(const std::string& name) {
  if (name == "deadlift") return {4, 76, 6, 133, Hands::kBar, 2};
  if (name == "squat") return {4, 105, 6, 122, Hands::kReach};
  if (name == "wall_tap_hinge") return {8, 24, 10, 85, Hands::kFolded};
  if (name == "hold") return {8, 22, 10, 65, Hands::kFolded};
  return {8, 24, 10, 100, Hands::kBar};  // romanian_deadlift
}

constexpr double kBarAhead =
    0.073;  // of the ankle, share of stature: over the middle of the foot, clear of the legs
constexpr double kBalanceShare = 0.42;  // of the foot from the heel, where the centre of mass is kept
constexpr double kOnToesShare = 0.7;    // the same with the heels up
constexpr double kElbow_deg = 6;        // of arms that hang under a load

/// Shares of the range that knee, hip and back have come, 0 at the top.
struct LiftShares {
  double knee = 0, hip = 0, back = 0;
};

/// With w the share of the way: knee w^late, hip w; on the way up with the hips first, f > 0: knee w^(late
/// (1+f)), hip 1 - (1 - w)^(1+f).
LiftShares SharesAt(const Stage& stage, double depth, double late, double hips_first) {
  const double f = stage.back ? hips_first : 0, w = stage.share / depth;
  return {depth * std::pow(w, late * (1 + f)), depth * (1 - std::pow(1 - w, 1 + f)), stage.share};
}

void DressHands(const ExerciseBody& body, Hands hands, double share, double bar_x_m, BodyState& state) {
  const double elbow = RadFromDeg(kElbow_deg);
  if (hands == Hands::kBar) {
    const double ahead_m = bar_x_m - CalcShoulderPlace(body, state, Side::kLeft).x();
    SetArms(body, CalcHangingArm_rad(body, ahead_m, elbow), elbow, state);
  } else if (hands == Hands::kReach) {
    SetArms(body, RadFromDeg(8 + 76 * share), elbow, state);
  } else {
    SetArms(body, RadFromDeg(12) - state.lean, RadFromDeg(125), state);  // hands on the chest
  }
}

/// How far a hinge that is held has sunk within its stop.
double SunkAt_rad(const ExerciseOptions& options, const Repetition& r, double time_s) {
  if (options.name != "hold" || r.far_to_s <= r.far_from_s) return 0;
  const double share = (time_s - r.far_from_s) / (r.far_to_s - r.far_from_s);
  return RadFromDeg(FaultOf(options, "trunk_drop_deg")) * CalcSmoothShare(share);
}

PostureAsk AskAt(const ExerciseRun& run, double time_s) {
  const ExerciseOptions& o = run.options;
  const LiftForm form = FormOf(o.name);
  const Stage stage = FindStage(run.repetitions, time_s);
  const Repetition& r = run.repetitions[stage.idx];
  const LiftShares share = SharesAt(stage, r.depth, form.late, FaultOf(o, "hips_first_share"));
  const double knee_top = form.knee_top_deg + FaultOf(o, "knee_unlocked_deg");
  const double knee_bottom = form.knee_bottom_deg + FaultOf(o, "knees_forward_deg");
  PostureAsk ask;
  ask.knee = RadFromDeg(knee_top + (knee_bottom - knee_top) * share.knee);
  ask.trunk_thigh = RadFromDeg(form.hip_top_deg + (form.hip_bottom_deg - form.hip_top_deg) * share.hip) +
                    SunkAt_rad(o, r, time_s) * share.hip;
  ask.back_bend = RadFromDeg(FaultOf(o, "back_bend_deg")) * share.back;
  ask.straightness = ask.back_bend;
  ask.heel_x_m = HeelUnderAnkle_m(run.body);
  const double lift = FaultOf(o, "heel_lift_deg");
  ask.foot = -RadFromDeg(lift) * share.back;
  const double balance = kBalanceShare + (lift > 0 ? kOnToesShare - kBalanceShare : 0) * share.back;
  ask.target_x_m = CalcFootShare_m(run.body, ask.heel_x_m, balance);
  const double bar_x_m = kBarAhead * o.height_m + FaultOf(o, "bar_away_m") * share.back;
  ask.dress = [&body = run.body, form, share, bar_x_m](BodyState& s) {
    DressHands(body, form.hands, share.back, bar_x_m, s);
  };
  return ask;
}

}  // namespace

std::optional<ExerciseRun> SolveLift(const ExerciseOptions& options) {
  ExerciseRun run{options, MakeExerciseBody(options.height_m), 0, PlanRepetitions(options, false), {}, {},
                  {}};
  run.duration_s = CalcEnd_s(options, run.repetitions);
  constexpr int kTried = 12;  // instants of each way; balance changes smoothly between
  for (const Repetition& r : run.repetitions) {
    for (int i = 0; i <= kTried; ++i) {
      const double there_s = r.start_s + (r.far_from_s - r.start_s) * i / kTried;
      const double back_s = r.far_to_s + (r.end_s - r.far_to_s) * i / kTried;
      if (!SolveBalance_rad(run.body, AskAt(run, there_s)) || !SolveBalance_rad(run.body, AskAt(run, back_s)))
        return std::nullopt;
    }
  }
  const auto own = std::make_shared<const ExerciseRun>(run);
  run.state = [own](double time_s) { return MakeBalanced(own->body, AskAt(*own, time_s)); };
  return run;
}

}  // namespace hinge
