// SPDX-License-Identifier: Apache-2.0
#include "true_measures.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/strength/movement.h"

namespace hinge {
namespace {

using Values = std::map<std::string, double>;

bool OneOf(const std::string& name, std::initializer_list<const char*> names) {
  return std::any_of(names.begin(), names.end(), [&](const char* n) { return name == n; });
}

double LegLength_m(const ExerciseRun& run) { return run.body.planar.thigh_m + run.body.planar.shank_m; }

void AddLift(const ExerciseRun& run, const RepetitionTruth& r, Values& m) {
  const auto& v = r.values;
  for (const char* id : {"hip_range", "knee_range"}) m[id] = v.at(std::string(id) + "_deg");
  m["hinge_ratio"] = v.at("hinge_ratio");
  m["hip_late_share"] = v.at("hip_late_s") / (r.repetition.end_s - r.repetition.far_to_s);
  m["knee_top"] = v.at("knee_near_deg");
  const double heel_lift = v.at("foot_near_deg") - v.at("foot_far_deg");
  m["shin_forward"] = v.at("ankle_range_deg") + heel_lift;
  m["straightness_change"] = v.at("straightness_change_deg");
  m["bar_ahead"] = v.at("bar_ahead_m") / LegLength_m(run);
  m["heel_lift"] = heel_lift;
}

void AddHold(const ExerciseRun& run, const RepetitionTruth& r, Values& m) {
  const auto lean = [&](double t) { return DegFromRad(run.state(t).lean); };
  m["hold_s"] = r.repetition.far_to_s - r.repetition.far_from_s;
  m["lean_far"] = r.values.at("lean_far_deg");
  m["knee_far"] = r.values.at("knee_far_deg");
  m["trunk_drift"] = lean(r.repetition.far_to_s) - lean(r.repetition.far_from_s);
  m["straightness_over_standing"] = r.values.at("straightness_far_deg");
}

void AddArms(const RepetitionTruth& r, Values& m) {
  const auto& v = r.values;
  m["lean_near"] = v.at("lean_near_deg");
  m["trunk_swing"] = -v.at("lean_range_deg");
  m["knee_sway"] = v.at("knee_range_deg");
  m["neck_change"] = v.at("straightness_change_deg");
  m["straightness_over_standing"] = v.at("straightness_near_deg");
  m["up_s"] = r.repetition.far_from_s - r.repetition.start_s;
  m["down_s"] = r.repetition.end_s - r.repetition.far_to_s;
}

void AddHop(const ExerciseRun& run, const RepetitionTruth& r, Values& m) {
  const auto& v = r.values;
  m["flight_s"] = v.at("flight_s");
  if (v.contains("contact_s")) {
    m["contact_s"] = v.at("contact_s");
    m["rsi"] = m["flight_s"] / m["contact_s"];
  }
  m["knee_landing"] = v.at("knee_landing_deg");
  m["knee_give"] = v.at("knee_give_deg");
  m["foot_ahead"] = v.at("foot_ahead_m") / LegLength_m(run);
  m["lean_far"] = v.at("lean_near_deg");
  m["straightness_over_standing"] = v.at("straightness_near_deg");
}

void AddRest(const std::string& name, const RepetitionTruth& r, Values& m) {
  const auto& v = r.values;
  if (name == "skater") {
    m["hip_over_knee"] = v.at("hip_over_knee");
    m["lean_far"] = v.at("lean_far_deg");
    m["knee_far"] = v.at("knee_far_deg");
    m["hold_s"] = r.repetition.far_to_s - r.repetition.far_from_s;
    m["straightness_over_standing"] = v.at("straightness_far_deg");
  }
  if (name == "hike") {
    m["lean_far"] = v.at("lean_near_deg");
    m["cadence"] = v.at("cadence_spm");
    m["straightness_over_standing"] = v.at("straightness_near_deg");
  }
  if (name == "calf_raise") {
    m["ankle_rise"] = -v.at("ankle_range_deg");
    m["knee_far"] = v.at("knee_far_deg");
    m["up_s"] = r.repetition.far_from_s - r.repetition.start_s;
    m["down_s"] = r.repetition.end_s - r.repetition.far_to_s;
  }
  if (name == "pawback_drill") m["trunk_swing"] = v.at("lean_swing_deg");
}

void AddHinge(const ExerciseRun& run, const RepetitionTruth& r, Values& m) {
  const HingeInstant at = HingeInstantOf(run.options.name);
  if (at == HingeInstant::kNone) return;
  if (at == HingeInstant::kEnd) {
    const BodyState landing = run.state(r.repetition.end_s);
    m["hinge_lean"] = DegFromRad(landing.lean);
    m["hinge_trunk_thigh"] = DegFromRad(landing.trunk_thigh(r.repetition.side));
    m["hinge_knee"] = DegFromRad(landing.leg[r.repetition.side].knee());
    m["hinge_straightness"] = DegFromRad(run.body.planar.neck_ahead_rad + landing.straightness);
    return;
  }
  for (const char* id : {"lean", "trunk_thigh", "knee", "straightness"}) {
    const char* end = at == HingeInstant::kFarEnd ? "_far_deg" : "_near_deg";
    m[std::string("hinge_") + id] = r.values.at(std::string(id) + end);
  }
}

std::vector<double> Collect(const TrueMeasures& measures, const char* id) {
  std::vector<double> values;
  for (const Values& m : measures.repetitions) {
    if (m.contains(id)) values.push_back(m.at(id));
  }
  return values;
}

void AddHopSet(TrueMeasures& measures) {
  const auto contacts = Collect(measures, "contact_s");
  if (contacts.size() < 4) return;
  std::vector<double> odd, even;
  for (std::size_t i = 0; i < contacts.size(); ++i) (i % 2 == 0 ? even : odd).push_back(contacts[i]);
  measures.set["unevenness"] = std::abs(Mean(even) - Mean(odd)) / Mean(contacts);
}

constexpr double kUnseen_s = 0.05;

}  // namespace

void LeaveOutUnseen(ExerciseTruth& truth) {
  if (truth.name != "hike") return;
  std::erase_if(truth.repetitions, [](const RepetitionTruth& r) { return r.repetition.start_s < kUnseen_s; });
}

TrueMeasures CalcTrueMeasures(const ExerciseRun& run, const ExerciseTruth& truth) {
  TrueMeasures measures;
  const std::string& name = truth.name;
  for (const RepetitionTruth& r : truth.repetitions) {
    Values m;
    if (OneOf(name, {"deadlift", "romanian_deadlift", "squat", "wall_tap_hinge"})) AddLift(run, r, m);
    if (name == "hold") AddHold(run, r, m);
    if (OneOf(name, {"row", "curl", "fly"})) AddArms(r, m);
    if (name == "hop") AddHop(run, r, m);
    AddRest(name, r, m);
    AddHinge(run, r, m);
    if (m.contains("straightness_over_standing"))
      m["straightness_over_standing"] -= DegFromRad(run.body.planar.neck_ahead_rad);
    measures.repetitions.push_back(std::move(m));
  }
  if (OneOf(name, {"row", "curl", "fly"}) && truth.repetitions.size() >= 2)
    measures.set["trunk_drift"] = truth.values.at("lean_drift_deg");
  if (name == "hop") AddHopSet(measures);
  if (name == "hike") measures.set["climb"] = DegFromRad(std::atan(truth.values.at("grade")));
  return measures;
}

}  // namespace hinge
