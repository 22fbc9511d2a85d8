// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <memory>

#include "hinge/foundation/base/angle.h"
#include "hinge/twin/runner/exercise_parts.h"

namespace hinge {
namespace {

constexpr double kKnee_deg = 35, kLean_deg = 38;  // in the hold
constexpr double kBalanceShare = 0.45;            // of the foot from the heel, in the hold
constexpr double kLandShare = 0.42,
                 kLeaveShare = 0.58;  // of the hips' way: the new foot is down, the old one leaves
constexpr double kInset = 0.006;      // of stature: the hips stop that much short of the foot
const Vec3 kHover(-0.24, 0.14,
                  -0.05);  // of stature: the free ankle from the one stood on; z towards the middle
constexpr double kHoverFoot_deg = -55;

/// One push, in time: from the foot stood on to the other one.
struct Push {
  Repetition repetition;
  double land_s = 0, leave_s = 0;
};

/// All that stays the same: the hip's place over the feet and the feet's distance from the middle.
struct Skater {
  ExerciseOptions options;
  ExerciseBody body;
  std::vector<Push> pushes;
  double hip_x_m = 0, hip_y_m = 0, foot_z_m = 0;
};

/// Share of a push's time at which the hips have come a share of their way.
double InverseSmoothShare(double share) {
  return *FindRoot([&](double u) { return CalcSmoothShare(u) - share; }, 0, 1);
}

std::vector<Push> PlanPushes(const ExerciseOptions& options) {
  ExerciseOptions lateral = options;
  lateral.tempo.down_s = 1e-9;  // the way back is the next push
  lateral.tempo.rest_s = 1e-9;
  std::vector<Push> pushes;
  double late_s = options.tempo.rest_s;
  Side side = options.side;
  for (Repetition r : PlanRepetitions(lateral, true)) {
    side = Opposite(side);
    r.side = side;
    r.start_s += late_s, r.far_from_s += late_s, r.far_to_s += late_s, r.end_s = r.far_to_s;
    const double push_s = r.far_from_s - r.start_s;
    pushes.push_back({r, r.start_s + InverseSmoothShare(kLandShare) * push_s,
                      r.start_s + InverseSmoothShare(kLeaveShare) * push_s});
  }
  return pushes;
}

Vec3 GroundAnkle(const Skater& s, Side side) {
  return {0, s.body.planar.ankle_height_m, SignOf(side) * s.foot_z_m};
}

/// The free ankle while the other foot carries.
Vec3 HoverAnkle(const Skater& s, Side side) {
  const Side carrying = Opposite(side);
  const Vec3 away(kHover.x(), kHover.y(), SignOf(carrying) * kHover.z());
  return GroundAnkle(s, carrying) + s.options.height_m * away;
}

/// How much a foot is on the ground: 1 stands, 0 hovers, between by minimum jerk.
double Grounded(const Skater& s, Side side, double time_s) {
  bool stands = side == s.options.side;
  for (const Push& p : s.pushes) {
    if (time_s < p.repetition.start_s) break;
    if (p.repetition.side == side) {
      if (time_s < p.land_s)
        return CalcSmoothShare((time_s - p.repetition.start_s) / (p.land_s - p.repetition.start_s));
      stands = true;
    } else {
      // The foot that has pushed off goes behind the other one as long as the hold lasts, at most as long as
      // a push.
      const double until_s =
          std::min(p.repetition.end_s, p.repetition.far_from_s + 0.5 * (p.repetition.far_from_s - p.leave_s));
      if (time_s < until_s) return 1 - CalcSmoothShare((time_s - p.leave_s) / (until_s - p.leave_s));
      stands = false;
    }
  }
  return stands ? 1 : 0;
}

/// Where the hips are between the feet: -1 over the left foot, 1 over the right one.
double HipsAside(const Skater& s, double time_s) {
  double aside = SignOf(s.options.side);
  for (const Push& p : s.pushes) {
    const Repetition& r = p.repetition;
    if (time_s <= r.start_s) break;
    aside = -SignOf(r.side) +
            2 * SignOf(r.side) * CalcSmoothShare((time_s - r.start_s) / (r.far_from_s - r.start_s));
  }
  return aside;
}

void PlaceArms(const Skater& s, double aside, BodyState& state) {
  for (Side side : kSides) {
    const double forward = -SignOf(side) * aside;  // the arm of the free leg's side swings ahead and across
    const Limb arm = MakeArm(s.body, side, RadFromDeg(-8 + 34 * forward), RadFromDeg(62));
    state.arm_W[side] = MakeLiftedArm(arm, side, RadFromDeg(14 - 16 * forward));
  }
}

BodyState MakeState(const Skater& s, double aside, const PerSide<double>& grounded) {
  BodyState state;
  state.p_WHip = Vec3(s.hip_x_m, s.hip_y_m, aside * (s.foot_z_m - kInset * s.options.height_m));
  state.lean = RadFromDeg(kLean_deg - FaultOf(s.options, "upright_deg"));
  state.back_bend = state.straightness = RadFromDeg(FaultOf(s.options, "back_bend_deg"));
  for (Side side : kSides) {
    const Vec3 p_WAnkle = HoverAnkle(s, side) + grounded[side] * (GroundAnkle(s, side) - HoverAnkle(s, side));
    const Vec3 to_m = p_WAnkle - CalcHipPlace(s.body, state, side);
    state.leg_W[side] = MakeTwoLink(ThighLength_m(s.body), ShankLength_m(s.body), to_m, Vec3::UnitX());
    state.leg[side] = CalcSagittal(state.leg_W[side], RadFromDeg(kHoverFoot_deg) * (1 - grounded[side]));
  }
  PlaceArms(s, aside, state);
  return state;
}

BodyState StateAt(const Skater& s, double time_s) {
  PerSide<double> grounded;
  for (Side side : kSides) grounded[side] = Grounded(s, side, time_s);
  return MakeState(s, HipsAside(s, time_s), grounded);
}

/// Height of the hips over the feet for a knee flexion in the hold and hips that far ahead.
void LowerHips(Skater& s, double hip_x_m) {
  const double knee = RadFromDeg(kKnee_deg + FaultOf(s.options, "knees_forward_deg"));
  const double t = ThighLength_m(s.body), k = ShankLength_m(s.body);
  const double span_m = std::sqrt(t * t + k * k + 2 * t * k * std::cos(knee));
  const double aside_m = s.body.half_m[Landmark::kRightHip] - kInset * s.options.height_m;
  s.hip_x_m = hip_x_m;
  s.hip_y_m =
      s.body.planar.ankle_height_m + std::sqrt(span_m * span_m - hip_x_m * hip_x_m - aside_m * aside_m);
}

bool SolveHips(Skater& s) {
  const PerSide<double> holding = {
      {s.options.side == Side::kLeft ? 1.0 : 0.0, s.options.side == Side::kRight ? 1.0 : 0.0}};
  const double target_x_m = CalcFootShare_m(s.body, HeelUnderAnkle_m(s.body), kBalanceShare);
  const auto hip_x_m = FindRoot(
      [&](double x_m) {
        LowerHips(s, x_m);
        return CalcCentreOfMass(MakePose(s.body, MakeState(s, SignOf(s.options.side), holding), 0)).x() -
               target_x_m;
      },
      -0.2 * s.options.height_m, 0.1 * s.options.height_m);
  if (hip_x_m) LowerHips(s, *hip_x_m);
  return hip_x_m.has_value();
}

/// A leg that is longest when its foot lands or leaves still keeps a little bend.
bool Reaches(const Skater& s) {
  const double hip_z_m =
      (2 * kLandShare - 1) * (s.foot_z_m - kInset * s.options.height_m) + s.body.half_m[Landmark::kRightHip];
  const Vec3 to_m(-s.hip_x_m, s.body.planar.ankle_height_m - s.hip_y_m, s.foot_z_m - hip_z_m);
  return to_m.norm() < 0.998 * (ThighLength_m(s.body) + ShankLength_m(s.body));
}

}  // namespace

std::optional<ExerciseRun> SolveSkater(const ExerciseOptions& options) {
  Skater s{options,
           MakeExerciseBody(options.height_m),
           PlanPushes(options),
           0,
           0,
           0.5 * options.push_m * options.height_m / 1.75};
  if (!SolveHips(s) || !Reaches(s)) return std::nullopt;
  ExerciseRun run{options, s.body, s.pushes.back().repetition.end_s + options.tempo.rest_s, {}, {}, {}, {}};
  for (const Push& p : s.pushes) {
    run.repetitions.push_back(p.repetition);
    run.events.push_back({p.repetition.side, EventType::kInitialContact, p.land_s, 0});
    run.events.push_back({Opposite(p.repetition.side), EventType::kToeOff, p.leave_s, 0});
  }
  run.state = [own = std::make_shared<const Skater>(s)](double time_s) { return StateAt(*own, time_s); };
  return run;
}

}  // namespace hinge
