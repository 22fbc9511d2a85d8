// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "hinge/twin/runner/exercise.h"

/// What the exercises are made of. Users include exercise.h.
namespace hinge {

inline constexpr double kExerciseGravity_m_s2 = 9.81;

/// Minimum-jerk share of the way, 0 to 1: 10u^3 - 15u^4 + 6u^5, held outside 0 <= u <= 1.
double CalcSmoothShare(double u);

/// The set's repetitions one after another: rest, there, stop, back; variation drawn for each. `up_first`:
/// the way there is `up_s` long (arms, heel), else `down_s` (lifts).
std::vector<Repetition> PlanRepetitions(const ExerciseOptions& options, bool up_first);
/// When the set is over, a last rest included.
double CalcEnd_s(const ExerciseOptions& options, const std::vector<Repetition>& repetitions);

/// Where a time lies in the set: share of the full range, and whether the way back has begun.
struct Stage {
  std::size_t idx = 0;  ///< the repetition in progress, or the next one
  double share = 0;
  bool back = false;
};
Stage FindStage(const std::vector<Repetition>& repetitions, double time_s);

/// A root between two places where f has opposite signs, to 1e-13; empty where it has not.
std::optional<double> FindRoot(const std::function<double(double)>& f, double low, double high);

/// A person asked for in all but the turn about the ankles.
struct PostureAsk {
  double knee = 0;
  double trunk_thigh = 0;  ///< used where `lean` is empty
  std::optional<double> lean;
  double foot = 0;      ///< attitude of the foot stood on
  double heel_x_m = 0;  ///< of the flat foot
  double back_bend = 0, straightness = 0;
  double target_x_m = 0;                  ///< for the centre of mass
  std::function<void(BodyState&)> dress;  ///< sets the arms, and the free leg where one is free
};

/// The body over its foot with the shank at a given attitude; both legs alike before `dress`.
BodyState MakeOverFoot(const ExerciseBody& body, const PostureAsk& ask, double shank_rad);
/// The shank's attitude that brings the centre of mass over the target; empty where no ankle can do it (-45
/// to 30 degrees).
std::optional<double> SolveBalance_rad(const ExerciseBody& body, const PostureAsk& ask);
/// Both at once; a posture without balance breaks the contract, as Solve... have tried the extremes.
BodyState MakeBalanced(const ExerciseBody& body, const PostureAsk& ask);
/// x of a share of the foot from heel to toe.
double CalcFootShare_m(const ExerciseBody& body, double heel_x_m, double share);
/// x of the heel of a flat foot whose ankle is at x = 0.
double HeelUnderAnkle_m(const ExerciseBody& body);

void SetArms(const ExerciseBody& body, double upper_rad, double elbow_rad, BodyState& state);
void SetLeg(const ExerciseBody& body, Side side, const LegAngles& leg, BodyState& state);
/// Amount of a planted fault, 0 where it is not planted.
double FaultOf(const ExerciseOptions& options, const char* name);

std::optional<ExerciseRun> SolveLift(const ExerciseOptions& options);     ///< also wall_tap_hinge, hold
std::optional<ExerciseRun> SolveArmWork(const ExerciseOptions& options);  ///< row, curl, fly
std::optional<ExerciseRun> SolveOneLeg(const ExerciseOptions& options);  ///< calf_raise, pawback_drill, stand
std::optional<ExerciseRun> SolveSkater(const ExerciseOptions& options);
std::optional<ExerciseRun> SolveHop(const ExerciseOptions& options);
std::optional<ExerciseRun> SolveHike(const ExerciseOptions& options);

}  // namespace hinge
