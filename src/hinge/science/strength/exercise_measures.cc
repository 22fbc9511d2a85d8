// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/exercise_measures.h"
#include "hinge/science/form/spring_leg.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/statistics.h"
#include "hinge/science/strength/movement.h"
#include "hinge/science/strength/repetition_reader.h"
#include "hinge/science/strength/set_features.h"

namespace hinge {
namespace {

constexpr double kDeepest_s = 0.3;         // after a landing that no hop follows
constexpr double kGravity_legs_s2 = 11.4;  // 9.81 m/s2 at a leg of 0.86 m

using Values = std::map<std::string, double>;

using Reader = RepetitionReader;

/// When, on the way back, a joint has come half of its way.
double HalfBack_s(const Reader& w, const std::vector<double>& v) {
  const double half = 0.5 * (w.Near(v) + w.Far(v));
  for (std::size_t i = w.b.At(w.r.far_to_s); i <= w.b.At(w.r.end_s); ++i) {
    if (v[i] > half) continue;
    if (i == 0 || v[i - 1] <= half) return w.b.time_s[i];
    return w.b.time_s[i] - (half - v[i]) / (v[i - 1] - v[i]) / BodySeries::kRate_hz;
  }
  return w.r.end_s;
}

void AddStraightness(const Reader& w, bool far, Values& v) {
  if (!w.Sees(Part::kEar) || !w.standing_deg) return;
  const auto& bend = w.b.straightness_deg;
  v["straightness_over_standing"] = (far ? w.Far(bend) : w.Near(bend)) - *w.standing_deg;
}

/// What needs the knee at both ends of a lift.
void AddLiftLegs(const Reader& w, Values& v) {
  const auto hip = w.Leg(w.b.trunk_thigh_deg), knee = w.Leg(w.b.knee_deg);
  v["hip_range"] = w.Change(hip);
  v["knee_range"] = w.Change(knee);
  if (v["hip_range"] + v["knee_range"] > 1)
    v["hinge_ratio"] = v["hip_range"] / (v["hip_range"] + v["knee_range"]);
  v["hip_late_share"] = (HalfBack_s(w, hip) - HalfBack_s(w, knee)) / std::max(0.1, w.r.end_s - w.r.far_to_s);
  v["shin_forward"] = -w.Change(w.Leg(w.b.shank_deg));
}

void AddLift(const Reader& w, Values& v) {
  if (w.SeesKnee()) AddLiftLegs(w, v);
  if (w.SeesKneeNear()) v["knee_top"] = w.Near(w.Leg(w.b.knee_deg));
  if (w.Sees(Part::kEar)) v["straightness_change"] = w.Change(w.b.straightness_deg);
  if (w.Sees(Part::kWrist)) v["bar_ahead"] = w.Change(w.Along(ArmSide(w.b), Part::kWrist, true));
  if (w.SeesFoot()) v["heel_lift"] = -w.Change(w.Leg(w.b.foot_deg));
}

void AddHold(const Reader& w, Values& v) {
  const double third_s = (w.r.far_to_s - w.r.far_from_s) / 3;
  v["hold_s"] = w.r.far_to_s - w.r.far_from_s;
  v["lean_far"] = w.Far(w.b.lean_deg);
  v["knee_far"] = w.Far(w.Leg(w.b.knee_deg));
  if (third_s < 0.5) return;
  const double edge_s = std::min(0.5, third_s);
  v["trunk_drift"] = w.MeanOver(w.b.lean_deg, w.r.far_to_s - edge_s, w.r.far_to_s) -
                     w.MeanOver(w.b.lean_deg, w.r.far_from_s, w.r.far_from_s + edge_s);
}

void AddArmWork(const Reader& w, Values& v) {
  v["lean_near"] = w.Near(w.b.lean_deg);
  v["trunk_swing"] = -w.Change(w.b.lean_deg);
  if (w.SeesKnee()) v["knee_sway"] = w.Change(w.Leg(w.b.knee_deg));
  if (w.Sees(Part::kEar) && !w.HandsHideFace()) v["neck_change"] = w.Change(w.b.straightness_deg);
}

void AddTempo(const Reader& w, Values& v) {
  v["up_s"] = w.r.far_from_s - w.r.start_s;
  v["down_s"] = w.r.end_s - w.r.far_to_s;
}

void AddSkater(const Reader& w, Values& v) {
  const double hip = w.Far(w.b.trunk_thigh_deg[w.r.side]), knee = w.Far(w.b.knee_deg[w.r.side]);
  v["lean_far"] = w.Far(w.b.lean_deg);
  v["knee_far"] = knee;
  if (knee > 5) v["hip_over_knee"] = hip / knee;
  v["hold_s"] = w.r.far_to_s - w.r.far_from_s;
}

void AddHop(const Reader& w, const SeenRepetition* next, Values& v) {
  const auto& knee = w.b.knee_deg[w.r.side];
  const std::size_t lands = w.b.At(w.r.end_s);
  v["flight_s"] = w.r.end_s - w.r.start_s;
  if (next != nullptr) {
    v["contact_s"] = next->start_s - w.r.end_s;
    if (v["contact_s"] > 0.02) v["rsi"] = v["flight_s"] / v["contact_s"];
  }
  const double until_s = next != nullptr ? next->start_s : w.r.end_s + kDeepest_s;
  const auto contact = Slice(knee, {lands, std::max(lands, w.b.At(until_s)) + 1});
  v["knee_landing"] = knee[lands];
  v["knee_give"] = *std::max_element(contact.begin(), contact.end()) - knee[lands];
  v["foot_ahead"] =
      (w.b.p_B[LandmarkOf(w.r.side, Part::kAnkle)][lands] - w.b.p_B[LandmarkOf(w.r.side, Part::kHip)][lands])
          .x();
  v["lean_far"] = w.MeanOver(w.b.lean_deg, w.r.start_s, until_s);
}

double RangeWithin(const Reader& w, const std::vector<double>& v) {
  const auto values = Slice(v, {w.b.At(w.r.start_s), w.b.At(w.r.end_s) + 1});
  return *std::max_element(values.begin(), values.end()) - *std::min_element(values.begin(), values.end());
}

void AddHike(const Reader& w, Values& v) {
  v["lean_far"] = w.MeanOver(w.b.lean_deg, w.r.start_s, w.r.end_s);
  v["cadence"] = 120 / std::max(0.2, w.r.end_s - w.r.start_s);
  v["hip_swing"] = RangeWithin(w, w.b.trunk_thigh_deg[w.r.side]);
}

void AddCalfRaise(const Reader& w, Values& v) {
  v["knee_far"] = w.Far(w.b.knee_deg[w.r.side]);
  if (w.Sees(Part::kToe) && w.Sees(Part::kHeel))
    v["ankle_rise"] = w.Change(w.b.shank_deg[w.r.side]) - w.Change(w.b.foot_deg[w.r.side]);
}

void AddPawback(const Reader& w, Values& v) {
  v["trunk_swing"] = RangeWithin(w, w.b.lean_deg);
  v["thigh_range"] = RangeWithin(w, w.b.thigh_deg[Opposite(w.r.side)]);
}

/// The angles of the hinge over an instant's surroundings; see HingeInstant.
void AddHinge(const Reader& w, Values& v) {
  const HingeInstant at = HingeInstantOf(w.set.exercise);
  if (at == HingeInstant::kNone) return;
  const auto read = [&](const std::vector<double>& series) {
    if (at == HingeInstant::kFarEnd) return w.Far(series);
    return at == HingeInstant::kStart ? w.Near(series) : series[w.b.At(w.r.end_s)];
  };
  v["hinge_lean"] = read(w.b.lean_deg);
  v["hinge_trunk_thigh"] = read(w.Leg(w.b.trunk_thigh_deg));
  v["hinge_knee"] = read(w.Leg(w.b.knee_deg));
  if (w.Sees(Part::kEar)) v["hinge_straightness"] = read(w.b.straightness_deg);
}

void AddMovement(const Reader& w, const SeenRepetition* next, Values& v) {
  switch (MovementOf(w.set.exercise)) {
    case Movement::kNone:
      return;
    case Movement::kLift:
      return AddLift(w, v);
    case Movement::kHold:
      AddStraightness(w, true, v);
      return AddHold(w, v);
    case Movement::kArms:
      AddStraightness(w, false, v);
      AddTempo(w, v);
      return AddArmWork(w, v);
    case Movement::kSkater:
      AddStraightness(w, true, v);
      return AddSkater(w, v);
    case Movement::kHop:
      AddStraightness(w, false, v);
      return AddHop(w, next, v);
    case Movement::kHike:
      AddStraightness(w, false, v);
      return AddHike(w, v);
    case Movement::kCalfRaise:
      AddTempo(w, v);
      return AddCalfRaise(w, v);
    case Movement::kPawbackDrill:
      return AddPawback(w, v);
  }
}

/// Weights and leg lengths [morin2005].
std::optional<double> CalcStiffness(double flight_s, double contact_s) {
  const SpringBounce bounce = CalcSpringBounce(flight_s, contact_s, kGravity_legs_s2);
  return bounce.sink > 0 ? std::optional<double>(bounce.peak_force_bw / bounce.sink) : std::nullopt;
}

void FillHopSet(ExerciseSet& set) {
  const std::vector<double> contacts = ValuesOf(set, "contact_s"), flights = ValuesOf(set, "flight_s");
  if (contacts.empty()) return;
  if (const auto k = CalcStiffness(Mean(flights), Mean(contacts))) set.values["stiffness"] = *k;
  if (contacts.size() < 4) return;
  std::vector<double> odd, even;
  for (std::size_t i = 0; i < contacts.size(); ++i) (i % 2 == 0 ? even : odd).push_back(contacts[i]);
  set.values["unevenness"] = std::abs(Mean(even) - Mean(odd)) / Mean(contacts);
}

}  // namespace

void FillMeasures(const BodySeries& body, const SetSpan& span,
                  std::optional<double> standing_straightness_deg, ExerciseSet& set) {
  for (std::size_t i = 0; i < set.repetitions.size(); ++i) {
    const SeenRepetition* next = i + 1 < set.repetitions.size() ? &set.repetitions[i + 1] : nullptr;
    Values values;
    const Reader reader{body, set, set.repetitions[i], standing_straightness_deg};
    AddHinge(reader, values);
    AddMovement(reader, next, values);
    set.repetitions[i].values = std::move(values);
  }
  const std::vector<double> leans = ValuesOf(set, "lean_near");
  if (leans.size() >= 2) set.values["trunk_drift"] = leans.back() - leans.front();
  const Movement movement = MovementOf(set.exercise);
  if (movement == Movement::kHop) FillHopSet(set);
  if (movement == Movement::kHike) {
    if (const auto climb = CalcClimb_deg(body, span.core)) set.values["climb"] = *climb;
  }
}

std::optional<double> CalcStandingLean_deg(const BodySeries& standing) {
  return standing.size() == 0 ? std::nullopt
                              : std::optional(Median(Slice(standing.lean_deg, FindSetSpan(standing).core)));
}

std::optional<double> CalcStandingStraightness_deg(const BodySeries& standing) {
  if (standing.seen_share[Landmark::kLeftEar] + standing.seen_share[Landmark::kRightEar] <= 0)
    return std::nullopt;
  return Median(Slice(standing.straightness_deg, FindSetSpan(standing).core));
}

}  // namespace hinge
