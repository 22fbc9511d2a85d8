// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/exercise_truth.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/angle.h"
#include "hinge/twin/runner/exercise_parts.h"

namespace hinge {
namespace {

using Values = std::map<std::string, double>;

bool IsLift(const std::string& name) {
  return name == "deadlift" || name == "romanian_deadlift" || name == "squat" || name == "wall_tap_hinge" ||
         name == "hold";
}

double Elbow_rad(const Limb& arm) {
  return std::acos(std::clamp(arm.upper_m.normalized().dot(arm.lower_m.normalized()), -1.0, 1.0));
}

double ArmLift_rad(const Limb& arm, Side side) {
  const Vec3 to_wrist = arm.upper_m + arm.lower_m;
  return std::atan2(SignOf(side) * to_wrist.z(), -to_wrist.y());
}

Values AnglesOf(const ExerciseRun& run, Side side, double time_s) {
  const BodyState s = run.state(time_s);
  return {{"lean", DegFromRad(s.lean)},
          {"trunk_thigh", DegFromRad(s.trunk_thigh(side))},
          {"knee", DegFromRad(s.leg[side].knee())},
          {"ankle", DegFromRad(s.leg[side].foot - s.leg[side].shank)},
          {"foot", DegFromRad(s.leg[side].foot)},
          {"straightness", DegFromRad(run.body.planar.neck_ahead_rad + s.straightness)},
          {"back_bend", DegFromRad(s.back_bend)},
          {"elbow", DegFromRad(Elbow_rad(s.arm_W[side]))},
          {"arm_lift", DegFromRad(ArmLift_rad(s.arm_W[side], side))}};
}

Vec3 MiddleOfWrists(const ExerciseRun& run, double time_s) {
  const BodyState s = run.state(time_s);
  Vec3 sum = Vec3::Zero();
  for (Side side : kSides)
    sum += CalcShoulderPlace(run.body, s, side) + s.arm_W[side].upper_m + s.arm_W[side].lower_m;
  return 0.5 * sum;
}

/// When, on the way back, a joint has come half of its way: the first crossing, refined.
double FindHalfBack_s(const ExerciseRun& run, const Repetition& r, const std::string& joint, double near_deg,
                      double far_deg) {
  constexpr int kInstants = 200;
  const auto left_deg = [&](double t) {
    return AnglesOf(run, run.options.side, t)[joint] - 0.5 * (near_deg + far_deg);
  };
  double before_s = r.far_to_s;
  for (int i = 1; i <= kInstants; ++i) {
    const double t = r.far_to_s + (r.end_s - r.far_to_s) * i / kInstants;
    if (left_deg(t) <= 0) return FindRoot(left_deg, before_s, t).value_or(t);
    before_s = t;
  }
  return r.end_s;
}

void MeasureLift(const ExerciseRun& run, const Repetition& r, Values& v) {
  v["hinge_ratio"] = v["hip_range_deg"] / (v["hip_range_deg"] + v["knee_range_deg"]);
  const Vec3 moved_m = MiddleOfWrists(run, r.far_s()) - MiddleOfWrists(run, r.start_s);
  v["bar_ahead_m"] = moved_m.x();
  v["bar_travel_m"] = -moved_m.y();
  v["hip_late_s"] =
      FindHalfBack_s(run, r, "trunk_thigh", v["trunk_thigh_near_deg"], v["trunk_thigh_far_deg"]) -
      FindHalfBack_s(run, r, "knee", v["knee_near_deg"], v["knee_far_deg"]);
}

/// Largest knee flexion in a contact, by 200 instants and a parabola through the three best.
double FindDeepestKnee_deg(const ExerciseRun& run, double from_s, double to_s) {
  constexpr int kInstants = 200;
  const double step_s = (to_s - from_s) / kInstants;
  const auto knee = [&](double t) { return DegFromRad(run.state(t).leg[run.options.side].knee()); };
  int best = 1;
  for (int i = 2; i < kInstants; ++i) {
    if (knee(from_s + i * step_s) > knee(from_s + best * step_s)) best = i;
  }
  const double t = from_s + best * step_s, a = knee(t - step_s), b = knee(t), c = knee(t + step_s);
  return b + (c - a) * (c - a) / (8 * (2 * b - a - c));
}

void MeasureHop(const ExerciseRun& run, std::size_t idx, Values& v) {
  constexpr double kLastContact_s =
      0.4;  // the last landing does not leave again: where its deepest knee is looked for
  const Repetition& r = run.repetitions[idx];
  const Side side = run.options.side;
  const bool last = idx + 1 == run.repetitions.size();
  const auto ankle = [&](double t) { return CalcAnklePlace(run.body, run.state(t), side); };
  const auto com = [&](double t) { return CalcCentreOfMass(MakePose(run.body, run.state(t), t)); };
  v["flight_s"] = r.end_s - r.start_s;
  if (!last) v["contact_s"] = run.repetitions[idx + 1].start_s - r.end_s;
  v["height_m"] = com(r.far_s()).y() - com(r.start_s).y();
  v["knee_landing_deg"] = DegFromRad(run.state(r.end_s).leg[side].knee());
  v["knee_deepest_deg"] =
      FindDeepestKnee_deg(run, r.end_s, r.end_s + (last ? kLastContact_s : v["contact_s"]));
  v["knee_give_deg"] = v["knee_deepest_deg"] - v["knee_landing_deg"];
  v["foot_ahead_m"] = ankle(r.end_s).x() - CalcHipPlace(run.body, run.state(r.end_s), side).x();
  v["distance_m"] = run.step_m.at(idx);
}

/// When the free thigh is farthest behind on the way back: the best of many instants, and a parabola through three.
double FindBehind_s(const ExerciseRun& run, const Repetition& r) {
  constexpr int kInstants = 200;
  const double step_s = (r.end_s - r.far_to_s) / kInstants;
  const auto thigh = [&](double t) { return run.state(t).leg[Opposite(run.options.side)].thigh; };
  int best = 1;
  for (int i = 2; i < kInstants; ++i) {
    if (thigh(r.far_to_s + i * step_s) < thigh(r.far_to_s + best * step_s)) best = i;
  }
  const double t = r.far_to_s + best * step_s, a = thigh(t - step_s), b = thigh(t), c = thigh(t + step_s);
  return t + 0.5 * step_s * (a - c) / (a - 2 * b + c);
}

/// Largest minus smallest lean.
double FindLeanSwing_deg(const ExerciseRun& run, double from_s, double to_s) {
  constexpr int kInstants = 200;
  double least = run.state(from_s).lean, most = least;
  for (int i = 1; i <= kInstants; ++i) {
    const double lean = run.state(from_s + (to_s - from_s) * i / kInstants).lean;
    least = std::min(least, lean), most = std::max(most, lean);
  }
  return DegFromRad(most - least);
}

RepetitionTruth MeasureRepetition(const ExerciseRun& run, std::size_t idx) {
  const Repetition& r = run.repetitions[idx];
  const std::string& name = run.options.name;
  Values v;
  const Values from = AnglesOf(run, r.side, r.start_s), to = AnglesOf(run, r.side, r.far_s());
  for (const auto& [id, deg] : from) v[id + "_near_deg"] = deg;
  for (const auto& [id, deg] : to) v[id + "_far_deg"] = deg;
  const auto change = [&](const char* id) { return to.at(id) - from.at(id); };
  v["hip_range_deg"] = change("trunk_thigh");
  v["knee_range_deg"] = change("knee");
  v["lean_range_deg"] = change("lean");
  v["ankle_range_deg"] = change("ankle");
  v["straightness_change_deg"] = change("straightness");
  v["back_bend_change_deg"] = change("back_bend");
  if (IsLift(name)) MeasureLift(run, r, v);
  if (name == "skater") v["hip_over_knee"] = to.at("trunk_thigh") / to.at("knee");
  if (name == "hop") MeasureHop(run, idx, v);
  if (name == "pawback_drill") {
    v["behind_s"] = FindBehind_s(run, r);
    v["lean_swing_deg"] = FindLeanSwing_deg(run, r.start_s, v["behind_s"]);
  }
  if (name == "hike") {
    v["contact_s"] = r.far_from_s - r.start_s;
    v["stride_s"] = r.end_s - r.start_s;
    v["cadence_spm"] = 120 / v["stride_s"];
  }
  return {r, v};
}

}  // namespace

ExerciseTruth CalcTruth(const ExerciseRun& run) {
  ExerciseTruth truth{run.options.name, {}, run.events, run.options.faults, {}};
  for (std::size_t i = 0; i < run.repetitions.size(); ++i)
    truth.repetitions.push_back(MeasureRepetition(run, i));
  if (!truth.repetitions.empty()) {
    truth.values["lean_drift_deg"] =
        truth.repetitions.back().values["lean_near_deg"] - truth.repetitions.front().values["lean_near_deg"];
  }
  if (run.options.name == "hike") {
    truth.values["grade"] = run.options.grade;
    truth.values["speed_m_s"] = run.options.speed_m_s;
  }
  return truth;
}

}  // namespace hinge
