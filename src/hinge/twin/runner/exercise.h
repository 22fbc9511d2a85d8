// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hinge/science/gait/gait.h"
#include "hinge/twin/runner/exercise_body.h"
#include "hinge/twin/runner/joint_trajectory.h"

namespace hinge {

/// What Hinge can show as a moving person beside running: the article's exercises and those that findings
/// need. Ids are those of knowledge/exercises.toml; squat, hold (the hinge held) and stand are there besides.
const std::vector<std::string>& ExerciseNames();
bool IsExerciseName(const std::string& name);

/// Seconds of each part of a repetition. `up_s` is the part against gravity (standing up, pulling, opening
/// the arms, rising), `down_s` the part with it, `hold_s` the stop at the far end, `rest_s` the stop between
/// repetitions and before the first. Range .3 to 20, `hold_s` 0 to 60. Hops have times of their own.
struct Tempo {
  double down_s = 2, hold_s = 0.5, up_s = 1.5, rest_s = 0.8;
  bool operator==(const Tempo&) const = default;
};

/// Standard deviations from repetition to repetition.
struct ExerciseVariation {
  double depth_share = 0;  ///< of the range of the moving joints; range 0 to .1
  double tempo_share = 0;  ///< of each part's duration; range 0 to .2
};

/// Faults that can be planted, by name, with unit, exercises and range: see FindFault. Absent means not
/// planted.
using PlantedFaults = std::map<std::string, double>;

struct FaultKind {
  std::string_view name;       ///< "back_bend_deg"
  std::string_view what;       ///< in words
  std::string_view exercises;  ///< ids, separated by blanks
  double low = 0, high = 0;    ///< what may be planted
};
const std::vector<FaultKind>& FaultKinds();
/// Empty where an exercise has no such fault.
std::optional<FaultKind> FindFault(std::string_view exercise, std::string_view fault);

struct ExerciseOptions {
  std::string name = "romanian_deadlift";
  int repetitions =
      5;  ///< hops: flights; skater: pushes to the other side; hike and stand: of no effect; range 1 to 50
  Tempo tempo;
  double height_m = 1.75;  ///< range 1.2 to 2.2
  PlantedFaults faults;
  Side side =
      Side::kRight;  ///< the leg stood on (hop, calf_raise, pawback_drill) or stood on first (skater, hike)
  double stagger_m = 0;     ///< row, curl, fly: how far the other foot stands behind `side`'s; range 0 to .4
  double speed_m_s = 0.5;   ///< hop: forward, 0 to 1; hike: along the slope, .6 to 1.6
  double grade = 0.12;      ///< hike: rise over run, .02 to .4
  double flight_s = 0.2;    ///< hop; range .08 to .35
  double contact_s = 0.26;  ///< hop; range .15 to .5
  double push_m = 0.5;      ///< skater: between the two feet; range .3 to .6, at a stature of 1.75 m
  double duration_s = 8;    ///< hike and stand; all else lasts as long as its repetitions
  ExerciseVariation variation;
  std::uint64_t seed = 1;
};

/// Good form at a usual tempo. `name` is one of ExerciseNames (contract).
ExerciseOptions MakeExercise(const std::string& name);

/// Sentences that name the field, its value, its range and the way out; empty when all is well.
std::vector<std::string> Problems(const ExerciseOptions& options);

/// One repetition, planned: the moving joints go from share 0 to `depth` and back. Share by the minimum-jerk
/// polynomial s(u) = 10u^3 - 15u^4 + 6u^5, so speed and acceleration are zero at every turn.
struct Repetition {
  double start_s = 0;
  double far_from_s = 0,
         far_to_s = 0;  ///< the stop at the far end: deepest, or highest where the arms or the heel lift
  double end_s = 0;
  double depth = 1;          ///< share of the exercise's full range
  Side side = Side::kRight;  ///< that works; of no meaning where both do
  double far_s() const { return 0.5 * (far_from_s + far_to_s); }
};

/// A moving person, every instant by closed form or a root of one or two unknowns. Model:
/// - feet: on the ground without sliding; heel or toe may turn about the other.
/// - lifts: knee and trunk-thigh angle go together (in the conventional deadlift, which begins standing, the
///   knee bends after the bar has passed it); the body turns about the ankles so that its centre of mass
///   (body/anthropometry.h, without the load) stays over a point of the foot.
/// - arm work: legs and trunk stand still, balanced with the arms hanging; only the arms move.
/// - hop: the centre of mass flies a parabola under g = 9.81 m/s2 exactly, and rides a fifth-degree bounce in
///   contact.
/// - skater: the hips go sideways at constant height; both feet are on the ground for a moment, no flight.
/// - hike: a level walk (twin_run.h) turned into the slope, trunk and arms against gravity. At foot strike
///   the foot's speed jumps as in that walk, by up to 1.2 m/s.
struct ExerciseRun {
  ExerciseOptions options;
  ExerciseBody body;
  double duration_s = 0;
  std::vector<Repetition> repetitions;
  std::vector<GaitEvent> events;                  ///< hop, skater, hike: exact, in time order
  std::vector<double> step_m;                     ///< hop: from foot to foot, one a repetition
  std::function<BodyState(double time_s)> state;  ///< for 0 <= time_s <= duration_s
};

/// Empty when no body of that height can do it: out of reach, or no balance over the feet. Needs
/// `Problems(options)` empty (contract).
std::optional<ExerciseRun> SolveExercise(const ExerciseOptions& options);

JointTrajectory MakeTrajectory(const ExerciseRun& run);

}  // namespace hinge
