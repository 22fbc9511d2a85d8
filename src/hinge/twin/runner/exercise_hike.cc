// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

#include "hinge/foundation/base/angle.h"
#include "hinge/twin/runner/exercise_parts.h"
#include "hinge/twin/runner/twin_run.h"

namespace hinge {
namespace {

constexpr double kHandsOnThigh = 0.34;  // of the thigh from the hip

struct Hike {
  ExerciseOptions options;
  ExerciseBody body;
  double slope_rad = 0;
  double lean_rad = 0;
  TwinRun walk;  ///< in the slope's own frame G: x along the slope, y normal to it
};

/// A walker's options in the frame of the slope: attitudes there are smaller by the slope than those to the
/// vertical. Uphill steps are slower and shorter, land on a bent leg, and lift the thigh (coach's judgement).
TwinOptions MakeWalkOnSlope(const ExerciseOptions& options, double slope_rad) {
  const double slope_deg = DegFromRad(slope_rad);
  TwinOptions walk = MakeTypicalWalker(std::clamp(options.speed_m_s, 0.8, 1.8));
  walk.speed_m_s = options.speed_m_s;
  walk.height_m = options.height_m;
  walk.cadence_spm =
      (112 + 42 * (options.speed_m_s - 1.2) + 0.4 * slope_deg) * std::sqrt(1.75 / options.height_m);
  walk.duration_s = options.duration_s;
  walk.treadmill = false;
  walk.first_side = options.side;
  for (Side side : kSides) {
    TwinLeg& leg = walk.leg[side];
    leg.contact_s = 0.63 * 120 / walk.cadence_spm;
    leg.tibia_ic_deg -= 1.0 * slope_deg;
    leg.knee_ic_deg += 1.2 * slope_deg;
    leg.foot_ic_deg = std::max(2.0, leg.foot_ic_deg - 1.2 * slope_deg);
    leg.thigh_swing_deg += 0.6 * slope_deg;
    leg.knee_swing_deg += 1.0 * slope_deg;
  }
  return walk;
}

Vec2 FromSlope(const Hike& hike, const Vec2& p_G) {
  const double c = std::cos(hike.slope_rad), s = std::sin(hike.slope_rad);
  return {c * p_G.x() - s * p_G.y(), s * p_G.x() + c * p_G.y()};
}

/// Runs from -1 to 1 with the two steps of a stride: 1 where the leg of `side` is farthest forward, at its
/// contact.
double LegWave(const TwinRun& walk, Side side, double time_s) {
  const auto after = std::upper_bound(walk.steps.begin() + 1, walk.steps.end() - 1, time_s,
                                      [](double t, const TwinStep& s) { return t < s.ic_s; });
  const TwinStep& from = *(after - 1);
  const double share = (time_s - from.ic_s) / (after->ic_s - from.ic_s);
  return std::cos(std::numbers::pi * share) * (from.side == side ? 1 : -1);
}

/// Arms swing against the legs; hands that push go to the thighs instead.
void PlaceArms(const Hike& hike, double time_s, BodyState& state) {
  const double pushing = FaultOf(hike.options, "hands_on_knees");
  for (Side side : kSides) {
    const double swing_deg = -18 * LegWave(hike.walk, side, time_s);
    state.arm_W[side] = MakeArm(hike.body, side, RadFromDeg(-4 + swing_deg), RadFromDeg(32));
    if (pushing == 0) continue;
    const Vec3 p_WShoulder = CalcShoulderPlace(hike.body, state, side);
    const Vec3 free_m = state.arm_W[side].upper_m + state.arm_W[side].lower_m;
    const Vec3 p_WThigh = CalcHipPlace(hike.body, state, side) + kHandsOnThigh * state.leg_W[side].upper_m;
    const Vec3 on_thigh_m = p_WThigh + hike.options.height_m * Vec3(0.04, 0.02, 0) - p_WShoulder;
    const Vec3 bend(-1, 0, 0.6 * SignOf(side));
    state.arm_W[side] = MakeTwoLink(UpperArmLength_m(hike.body), ForearmLength_m(hike.body),
                                    free_m + pushing * (on_thigh_m - free_m), bend);
  }
}

BodyState StateAt(const Hike& hike, double time_s) {
  const TwinPose pose = CalcTwinPose(hike.walk, time_s);
  BodyState state;
  const Vec2 p_WHip = FromSlope(hike, pose.p_WHip);
  state.p_WHip = Vec3(p_WHip.x(), p_WHip.y(), 0);
  for (Side side : kSides) {
    const LegAngles& leg = pose.leg[side];
    SetLeg(hike.body, side,
           {leg.thigh + hike.slope_rad, leg.shank + hike.slope_rad, leg.foot + hike.slope_rad}, state);
  }
  state.lean = hike.lean_rad;
  state.back_bend = state.straightness = RadFromDeg(FaultOf(hike.options, "back_bend_deg"));
  PlaceArms(hike, time_s, state);
  return state;
}

/// Whole strides of both feet in order of contact: from contact through toe-off to the next contact.
std::vector<Repetition> FindStrides(const std::vector<GaitEvent>& events) {
  std::vector<Repetition> strides;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (events[i].type != EventType::kInitialContact) continue;
    double to_s = -1, next_s = -1;
    for (std::size_t k = i + 1; k < events.size() && next_s < 0; ++k) {
      if (events[k].side != events[i].side) continue;
      (events[k].type == EventType::kToeOff ? to_s : next_s) = events[k].time_s;
    }
    if (to_s > 0 && next_s > 0) strides.push_back({events[i].time_s, to_s, to_s, next_s, 1, events[i].side});
  }
  return strides;
}

}  // namespace

std::optional<ExerciseRun> SolveHike(const ExerciseOptions& options) {
  const double slope_rad = std::atan(options.grade);
  const TwinOptions asked = MakeWalkOnSlope(options, slope_rad);
  if (!Problems(asked).empty()) return std::nullopt;
  const auto walk = SolveTwinRun(asked);
  if (!walk) return std::nullopt;
  const double pushing = FaultOf(options, "hands_on_knees");
  const double lean_rad = RadFromDeg(9 + 22 * pushing) + 0.9 * slope_rad;
  auto hike = std::make_shared<const Hike>(
      Hike{options, MakeExerciseBody(options.height_m), slope_rad, lean_rad, *walk});
  ExerciseRun run{options, hike->body, options.duration_s, FindStrides(walk->events), walk->events, {}, {}};
  run.state = [hike](double time_s) { return StateAt(*hike, time_s); };
  return run;
}

}  // namespace hinge
