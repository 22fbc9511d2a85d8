// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/exercise_parts.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

/// A factor near 1 for what differs from repetition to repetition, within three standard deviations.
double DrawFactor(Random& random, double sigma) { return 1 + sigma * std::clamp(random.Normal(), -3.0, 3.0); }

double ShareOf(const Repetition& r, double time_s) {
  if (time_s < r.far_from_s)
    return r.depth * CalcSmoothShare((time_s - r.start_s) / (r.far_from_s - r.start_s));
  if (time_s <= r.far_to_s) return r.depth;
  return r.depth * CalcSmoothShare((r.end_s - time_s) / (r.end_s - r.far_to_s));
}

}  // namespace

double CalcSmoothShare(double u) {
  const double s = std::clamp(u, 0.0, 1.0);
  return s * s * s * (10 + s * (-15 + 6 * s));
}

std::vector<Repetition> PlanRepetitions(const ExerciseOptions& options, bool up_first) {
  Random random(options.seed);
  const Tempo& tempo = options.tempo;
  const ExerciseVariation& sigma = options.variation;
  std::vector<Repetition> repetitions;
  double now_s = tempo.rest_s;
  for (int i = 0; i < options.repetitions; ++i) {
    Repetition r;
    const auto last = [&](double part_s) { return part_s * DrawFactor(random, sigma.tempo_share); };
    r.side = options.side;
    r.depth = (1 - FaultOf(options, "shallow_share")) * DrawFactor(random, sigma.depth_share);
    r.start_s = now_s;
    r.far_from_s = r.start_s + last(up_first ? tempo.up_s : tempo.down_s);
    r.far_to_s = r.far_from_s + last(tempo.hold_s);
    r.end_s = r.far_to_s + last(up_first ? tempo.down_s : tempo.up_s);
    now_s = r.end_s + last(tempo.rest_s);
    repetitions.push_back(r);
  }
  return repetitions;
}

double CalcEnd_s(const ExerciseOptions& options, const std::vector<Repetition>& repetitions) {
  return repetitions.back().end_s + options.tempo.rest_s;
}

Stage FindStage(const std::vector<Repetition>& repetitions, double time_s) {
  const auto at = std::partition_point(repetitions.begin(), repetitions.end(),
                                       [&](const Repetition& r) { return r.end_s <= time_s; });
  const std::size_t idx = static_cast<std::size_t>(at - repetitions.begin());
  if (at == repetitions.end()) return {idx - 1, 0, true};
  if (time_s <= at->start_s) return {idx, 0, false};
  return {idx, ShareOf(*at, time_s), time_s > at->far_to_s};
}

std::optional<double> FindRoot(const std::function<double(double)>& f, double low, double high) {
  constexpr double kClose = 1e-13;
  double at_low = f(low), at_high = f(high);
  if (!(at_low * at_high <= 0)) return std::nullopt;
  // Regula falsi by the Illinois rule: an end that stays is halved, so that both ends close in.
  for (int i = 0; i < 100 && std::abs(high - low) > kClose; ++i) {
    const double x =
        at_high == at_low ? 0.5 * (low + high) : high - at_high * (high - low) / (at_high - at_low);
    const double at_x = f(x);
    if (std::abs(at_x) < 1e-15) return x;
    if (at_x * at_high < 0) {
      low = high;
      at_low = at_high;
    } else {
      at_low *= 0.5;
    }
    high = x;
    at_high = at_x;
  }
  return high;
}

BodyState MakeOverFoot(const ExerciseBody& body, const PostureAsk& ask, double shank_rad) {
  BodyState state;
  const LegAngles leg = {shank_rad + ask.knee, shank_rad, ask.foot};
  for (Side side : kSides) SetLeg(body, side, leg, state);
  const Vec2 p_WAnkle = CalcFootOnGround(body.planar, ask.heel_x_m, ask.foot).p_WAnkle;
  const Vec2 p_WHip = p_WAnkle - CalcAnklePlace(body.planar, Vec2::Zero(), leg);
  state.p_WHip = Vec3(p_WHip.x(), p_WHip.y(), 0);
  state.lean = ask.lean ? *ask.lean : ask.trunk_thigh - leg.thigh;
  state.back_bend = ask.back_bend;
  state.straightness = ask.straightness;
  if (ask.dress) ask.dress(state);
  return state;
}

std::optional<double> SolveBalance_rad(const ExerciseBody& body, const PostureAsk& ask) {
  const auto off_m = [&](double shank_rad) {
    return CalcCentreOfMass(MakePose(body, MakeOverFoot(body, ask, shank_rad), 0)).x() - ask.target_x_m;
  };
  return FindRoot(off_m, RadFromDeg(-45), RadFromDeg(30));
}

BodyState MakeBalanced(const ExerciseBody& body, const PostureAsk& ask) {
  const auto shank_rad = SolveBalance_rad(body, ask);
  HINGE_CHECK(shank_rad.has_value(), ask.knee, ask.trunk_thigh, ask.target_x_m);
  return MakeOverFoot(body, ask, *shank_rad);
}

double CalcFootShare_m(const ExerciseBody& body, double heel_x_m, double share) {
  return heel_x_m + share * body.planar.foot_m;
}

double HeelUnderAnkle_m(const ExerciseBody& body) { return -body.planar.ankle_ahead_m; }

void SetArms(const ExerciseBody& body, double upper_rad, double elbow_rad, BodyState& state) {
  for (Side side : kSides) state.arm_W[side] = MakeArm(body, side, upper_rad, elbow_rad);
}

void SetLeg(const ExerciseBody& body, Side side, const LegAngles& leg, BodyState& state) {
  state.leg[side] = leg;
  state.leg_W[side] = MakeLeg(body, side, leg);
}

double FaultOf(const ExerciseOptions& options, const char* name) {
  const auto found = options.faults.find(name);
  return found == options.faults.end() ? 0 : found->second;
}

}  // namespace hinge
