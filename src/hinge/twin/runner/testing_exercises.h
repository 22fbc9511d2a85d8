// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <string>

#include "hinge/foundation/base/random.h"
#include "hinge/twin/runner/exercise.h"

namespace hinge {

/// An exercise in good form by anybody, at any tempo that people use.
inline ExerciseOptions DrawExercise(const std::string& name, Random& random) {
  ExerciseOptions o = MakeExercise(name);
  o.height_m = random.Uniform(1.5, 2.0);
  o.repetitions = 1 + static_cast<int>(random.Uniform(0, 4));
  o.tempo.down_s = random.Uniform(1, 3);
  o.tempo.up_s = random.Uniform(name == "skater" ? 0.7 : 1.0, 2.5);
  o.tempo.hold_s = random.Uniform(0, 2) + (name == "skater" ? 0.8 : 0);
  o.tempo.rest_s = random.Uniform(0.3, 1.5);
  o.side = random.Uniform() < 0.5 ? Side::kLeft : Side::kRight;
  o.stagger_m = random.Uniform() < 0.5 ? 0 : random.Uniform(0, 0.25);
  o.speed_m_s = name == "hike" ? random.Uniform(0.8, 1.5) : random.Uniform(0.1, 0.6);
  o.grade = random.Uniform(0.1, 0.25);
  o.flight_s = random.Uniform(0.16, 0.24);
  o.contact_s = random.Uniform(0.24, 0.32);
  o.push_m = random.Uniform(0.4, 0.52);
  o.duration_s = 4;
  o.variation = {.depth_share = 0.02, .tempo_share = 0.05};
  o.seed = static_cast<std::uint64_t>(random.Uniform(0, 1e9));
  return o;
}

/// What a watcher of the joint centres alone would measure, degrees.
inline double Attitude_deg(const Vec3& upper, const Vec3& lower) {
  return 57.29577951308232 * std::atan2(lower.x() - upper.x(), upper.y() - lower.y());
}
inline Vec3 MiddleOf(const PersonPose& pose, Part part) {
  return 0.5 * (pose.p_W[LandmarkOf(Side::kLeft, part)] + pose.p_W[LandmarkOf(Side::kRight, part)]);
}
inline double Lean_deg(const PersonPose& pose) {
  return -Attitude_deg(MiddleOf(pose, Part::kShoulder), MiddleOf(pose, Part::kHip));
}
inline double Thigh_deg(const PersonPose& pose, Side side) {
  return Attitude_deg(pose.p_W[LandmarkOf(side, Part::kHip)], pose.p_W[LandmarkOf(side, Part::kKnee)]);
}
inline double Knee_deg(const PersonPose& pose, Side side) {
  return Thigh_deg(pose, side) -
         Attitude_deg(pose.p_W[LandmarkOf(side, Part::kKnee)], pose.p_W[LandmarkOf(side, Part::kAnkle)]);
}
inline double Straightness_deg(const PersonPose& pose) {
  return -Attitude_deg(MiddleOf(pose, Part::kEar), MiddleOf(pose, Part::kShoulder)) - Lean_deg(pose);
}

}  // namespace hinge
