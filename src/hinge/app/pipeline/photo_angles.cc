// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/pipeline/photo_angles.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "hinge/app/pipeline/analyze_photo.h"
#include "hinge/app/pipeline/unseen_head.h"
#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/body/angles.h"

namespace hinge {
namespace {

using Places = PerLandmark<Vec2>;

double LegLength_m(const Places& p, Side side) {
  const Vec2& knee = p[LandmarkOf(side, Part::kKnee)];
  return (knee - p[LandmarkOf(side, Part::kHip)]).norm() + (p[LandmarkOf(side, Part::kAnkle)] - knee).norm();
}

double LegLength_m(const Places& p) {
  return 0.5 * (LegLength_m(p, Side::kLeft) + LegLength_m(p, Side::kRight));
}

Vec2 Middle(const Places& p, Part part) {
  return 0.5 * (p[LandmarkOf(Side::kLeft, part)] + p[LandmarkOf(Side::kRight, part)]);
}

/// An angle of one instant: its formula, how the camera's roll turns it, and the measures whose error it shares.
struct Quantity {
  std::string id;
  std::optional<Side> side;
  const char* definition;
  double turned = 0;  ///< by the camera's roll: +1 with it, forward positive; -1 against it; 0 not
  std::vector<std::string> errors_of;
  std::function<Angle(const Places&)> calc;
};

std::vector<Quantity> TrunkQuantities() {
  return {
      {"trunk_lean",
       {},
       "line mid-hip to mid-shoulder to the vertical, forward positive, of this instant",
       1,
       {"trunk_lean"},
       [](const Places& p) { return CalcTrunkLean(Middle(p, Part::kHip), Middle(p, Part::kShoulder)); }},
      {"straightness",
       {},
       "180 minus the angle mid-ear, mid-shoulder, mid-hip, head and shoulders forward positive, of this "
       "instant",
       0,
       {"straightness"},
       [](const Places& p) {
         return CalcStraightness(Middle(p, Part::kEar), Middle(p, Part::kShoulder), Middle(p, Part::kHip));
       }},
      {"head_forward",
       {},
       "line mid-shoulder to mid-ear to the vertical, forward positive, of this instant",
       1,
       {"head_forward"},
       [](const Places& p) { return CalcHeadForward(Middle(p, Part::kEar), Middle(p, Part::kShoulder)); }}};
}

std::vector<Quantity> LegQuantities(Side side) {
  const auto at = [side](const Places& p, Part part) { return p[LandmarkOf(side, part)]; };
  const auto thigh = [at](const Places& p) {
    return CalcSegmentAttitude(at(p, Part::kHip), at(p, Part::kKnee));
  };
  const auto tibia = [at](const Places& p) {
    return CalcSegmentAttitude(at(p, Part::kKnee), at(p, Part::kAnkle));
  };
  return {{"knee",
           side,
           "flexion at hip, knee, ankle: thigh minus shank, of this instant",
           0,
           {"knee_ic", "knee_peak"},
           [at](const Places& p) {
             return CalcKneeFlexion(at(p, Part::kHip), at(p, Part::kKnee), at(p, Part::kAnkle));
           }},
          {"thigh",
           side,
           "hip to knee to the vertical, knee ahead positive, of this instant",
           -1,
           {"thigh_ic", "thigh_extension"},
           thigh},
          {"tibia",
           side,
           "knee to ankle to the vertical, ankle ahead (reaching) positive, of this instant",
           -1,
           {"tibia_ic", "tibia_ms"},
           tibia},
          {"foot_angle",
           side,
           "heel to toe to the horizontal, toe up positive, of this instant",
           -1,
           {"foot_angle_ic"},
           [at](const Places& p) { return CalcFootAngle(at(p, Part::kHeel), at(p, Part::kToe)); }},
          {"leg_line",
           side,
           "ankle to hip to the vertical, hip ahead positive, of this instant",
           1,
           {"leg_line"},
           [at](const Places& p) { return -CalcSegmentAttitude(at(p, Part::kHip), at(p, Part::kAnkle)); }}};
}

struct NetworkError {
  double bias = 0, sigma = 0;
};

/// Of one measure, both sides together where `near` is not said.
NetworkError ErrorOf(const ErrorModel& errors, const std::string& id, std::optional<bool> near) {
  const auto found = errors.measures.find(id);
  if (found == errors.measures.end()) return {};
  const MeasureError& e = found->second;
  if (!near) return {0.5 * (e.bias_near + e.bias_far), std::max(e.sigma_near, e.sigma_far)};
  return *near ? NetworkError{e.bias_near, e.sigma_near} : NetworkError{e.bias_far, e.sigma_far};
}

/// What is taken off and what is left: of a leg's angle, known only at other instants, nothing is taken off.
NetworkError ErrorOf(const ErrorModel& errors, const Quantity& q, const Scene& scene) {
  if (!q.side) return ErrorOf(errors, q.errors_of.front(), {});
  double largest = 0;
  for (const std::string& id : q.errors_of) {
    const NetworkError e = ErrorOf(errors, id, *q.side == NearSide(scene.facing));
    largest = std::max(largest, std::hypot(e.bias, e.sigma));
  }
  return {0, largest};
}

double MeanOf(const PhaseTable& table) { return table.bins.empty() ? 0 : Mean(table.bins); }

/// How far the network's points lie from where their mean offsets would put them, if this were that phase of the near foot's
/// stride; the far foot is half a stride away. Metres, forward and up.
Places OffsetsAt(const NetworkErrors& errors, double near_phase, Side near, double leg_m) {
  Places offsets;
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    const LandmarkErrors& e = ErrorsOf(errors, LandmarkAt(i), near);
    const bool of_near = StrideSideOf(LandmarkAt(i), near) == near;
    const double phase = of_near ? near_phase : std::fmod(near_phase + 0.5, 1.0);
    offsets.values[i] = leg_m * Vec2(ValueAt(e.forward_legs, phase) - MeanOf(e.forward_legs),
                                     ValueAt(e.up_legs, phase) - MeanOf(e.up_legs));
  }
  return offsets;
}

/// What not knowing the phase of the stride leaves in an angle.
double PhaseSigma_deg(const Quantity& q, const Places& places, const Scene& scene, const ErrorModel& errors) {
  constexpr int kPhases = 20;
  if (!errors.landmarks) return 0;
  const double leg_m = LegLength_m(places);
  double sum = 0;
  for (int n = 0; n < kPhases; ++n) {
    const Places offsets =
        OffsetsAt(*errors.landmarks, static_cast<double>(n) / kPhases, NearSide(scene.facing), leg_m);
    Places moved = places;
    for (std::size_t i = 0; i < kLandmarkCount; ++i) moved.values[i] += offsets.values[i];
    sum += std::pow(Wrap(q.calc(moved) - q.calc(places)).deg(), 2);
  }
  return std::sqrt(sum / kPhases);
}

void SetInterval(Measure& m) {
  const double half = Measured::kTwoSided95 * std::hypot(m.sigma_random, m.sigma_shared);
  m.low = *m.value - half;
  m.high = *m.value + half;
}

/// By how much an angle changes with each coordinate's jitter, all by themselves.
double JitterSigma_deg(const Quantity& q, const Places& places, const PerLandmark<double>& jitter_m) {
  double variance = 0;
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    for (const Vec2& axis : {Vec2(1, 0), Vec2(0, 1)}) {
      Places more = places, less = places;
      more.values[i] += jitter_m.values[i] * axis;
      less.values[i] -= jitter_m.values[i] * axis;
      variance += std::pow(0.5 * Wrap(q.calc(more) - q.calc(less)).deg(), 2);
    }
  }
  return std::sqrt(variance);
}

Measure MakeMeasure(const Quantity& q, const Places& places, const PerLandmark<double>& jitter_m,
                    const Scene& scene, const ErrorModel& errors) {
  const NetworkError network = ErrorOf(errors, q, scene);
  Measure m;
  m.id = q.id;
  m.side = q.side;
  m.at = kAtInstant;
  m.value = Wrap(q.calc(places)).deg() - network.bias;
  m.unit = "deg";
  m.sigma_random = JitterSigma_deg(q, places, jitter_m);
  m.sigma_shared = std::hypot(network.sigma, q.turned * DegFromRad(scene.roll_rad.sigma),
                              PhaseSigma_deg(q, places, scene, errors));
  m.n = 1;
  m.definition = q.definition;
  SetInterval(m);
  return m;
}

bool IsOfTheHead(const std::string& id) { return id == "straightness" || id == "head_forward"; }

Measure Unseen(const Measure& like, const std::string& id, const std::string& why) {
  Measure m;
  m.id = id;
  m.side = like.side;
  m.at = kAtInstant;
  m.unit = like.unit;
  m.definition = like.definition;
  m.why_missing = why;
  return m;
}

}  // namespace

PerLandmark<Vec2> PlacesOf(const KeypointFrame& frame, const Scene& scene) {
  PerLandmark<Vec2> places;
  for (std::size_t i = 0; i < kLandmarkCount; ++i)
    places.values[i] = CalcWorldPoint(scene, frame.points.values[i].p_I_px);
  return places;
}

PerLandmark<double> JitterOf(const KeypointFrame& frame, const Scene& scene, const ErrorModel& errors) {
  const double leg_m = LegLength_m(PlacesOf(frame, scene));
  PerLandmark<double> jitter_m;
  for (std::size_t i = 0; i < kLandmarkCount; ++i)
    jitter_m.values[i] = leg_m * errors.Jitter_legs(frame.points.values[i].visibility);
  return jitter_m;
}

std::vector<Measure> MeasurePhoto(const KeypointFrame& frame, const Scene& scene, const ErrorModel& errors,
                                  bool head_seen) {
  const Places places = PlacesOf(frame, scene);
  const PerLandmark<double> jitter_m = JitterOf(frame, scene, errors);
  std::vector<Quantity> quantities = TrunkQuantities();
  for (Side side : kSides) {
    for (Quantity& q : LegQuantities(side)) quantities.push_back(std::move(q));
  }
  std::vector<Measure> measures;
  for (const Quantity& q : quantities) {
    Measure m = MakeMeasure(q, places, jitter_m, scene, errors);
    measures.push_back(head_seen || !IsOfTheHead(q.id) ? m : Unseen(m, q.id, kHeadUnseen));
  }
  return measures;
}

Measure OverStanding(const Measure& raw, const std::string& id, const Measured& standing_deg,
                     const StandingReference& reference, const Scene& scene, const ErrorModel& errors) {
  if (!raw.value) return Unseen(raw, id, raw.why_missing);
  if (!standing_deg.known()) return Unseen(raw, id, standing_deg.why_missing);
  const NetworkError network = ErrorOf(errors, raw.id, {});
  const bool turned = raw.id != "straightness";
  const double kept = reference.own ? reference.bias_kept : 0;
  const double roll_deg =
      turned && !(reference.own && reference.same_camera) ? DegFromRad(scene.roll_rad.sigma) : 0;
  Measure m = raw;
  m.id = id;
  m.definition = raw.definition + "; less the same in standing";
  m.value = *raw.value - *standing_deg.value;
  m.sigma_shared = std::hypot(std::sqrt(1 - kept * kept) * network.sigma, roll_deg, standing_deg.sigma);
  SetInterval(m);
  return m;
}

}  // namespace hinge
