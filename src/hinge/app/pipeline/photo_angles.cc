// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/pipeline/photo_angles.h"

#include <algorithm>
#include <cmath>

#include "hinge/app/pipeline/photo_quantities.h"
#include "hinge/app/pipeline/unseen_head.h"
#include "hinge/app/session/photo.h"
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

struct NetworkError {
  double bias = 0, sigma = 0;
};

/// Of one measure, both sides together where `near` is not said.
NetworkError ErrorOf(const ErrorModel& errors, const std::string& id, std::optional<bool> near) {
  const MeasureError e = errors.OfRunning(id);
  if (!near) return {0.5 * (e.bias_near + e.bias_far), std::max(e.sigma_near, e.sigma_far)};
  return *near ? NetworkError{e.bias_near, e.sigma_near} : NetworkError{e.bias_far, e.sigma_far};
}

/// What is taken off and what is left: of a leg's angle, known only at other instants, nothing is taken off.
NetworkError ErrorOf(const ErrorModel& errors, const PhotoQuantity& q, const Scene& scene) {
  if (!q.side) return ErrorOf(errors, q.errors_of.front(), {});
  double largest = 0;
  for (const std::string& id : q.errors_of) {
    const NetworkError e = ErrorOf(errors, id, *q.side == NearSide(scene.facing));
    largest = std::max(largest, std::hypot(e.bias, e.sigma));
  }
  return {0, largest};
}

double MeanOf(const PhaseTable& table) { return table.bins.empty() ? 0 : Mean(table.bins); }

/// The network's offsets if this were that phase of the near foot's stride. Metres, forward and up.
Places OffsetsAt(const NetworkErrors& errors, double near_phase, Side near, double leg_m) {
  Places offsets;
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    const LandmarkErrors& e = ErrorsOf(errors, LandmarkAt(i), near);
    const double phase = near_phase + (StrideSideOf(LandmarkAt(i), near) == near ? 0 : 0.5);
    const double round = phase - std::floor(phase);
    offsets.values[i] = leg_m * Vec2(ValueAt(e.forward_legs, round), ValueAt(e.up_legs, round));
  }
  return offsets;
}

Places MeanOffsets(const NetworkErrors& errors, Side near, double leg_m) {
  Places offsets;
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    const LandmarkErrors& e = ErrorsOf(errors, LandmarkAt(i), near);
    offsets.values[i] = leg_m * Vec2(MeanOf(e.forward_legs), MeanOf(e.up_legs));
  }
  return offsets;
}

/// What not knowing the phase of the stride better leaves in an angle.
double PhaseSigma_deg(const PhotoQuantity& q, const Places& places, const Scene& scene,
                      const ErrorModel& errors, const PhotoPhase& phase) {
  constexpr int kPhases = 20;
  if (!errors.landmarks) return 0;
  const double leg_m = LegLength_m(places);
  const Side near = NearSide(scene.facing);
  const Places taken_off = phase.known() ? OffsetsAt(*errors.landmarks, phase.centre, near, leg_m)
                                         : MeanOffsets(*errors.landmarks, near, leg_m);
  double sum = 0;
  for (int n = 0; n < kPhases; ++n) {
    const double aside = phase.half_width * ((2 * n + 1.0) / kPhases - 1);
    const Places offsets = OffsetsAt(*errors.landmarks, phase.centre + aside, near, leg_m);
    Places moved = places;
    for (std::size_t i = 0; i < kLandmarkCount; ++i)
      moved.values[i] += offsets.values[i] - taken_off.values[i];
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
double JitterSigma_deg(const PhotoQuantity& q, const Places& places, const PerLandmark<double>& jitter_m) {
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

Measure MakeMeasure(const PhotoQuantity& q, const Places& places, const PerLandmark<double>& jitter_m,
                    const Scene& scene, const ErrorModel& errors, const PhotoPhase& phase) {
  const NetworkError network = ErrorOf(errors, q, scene);
  Measure m;
  m.id = q.id;
  m.side = q.side;
  m.at = kAtInstant;
  m.value = Wrap(q.calc(places)).deg() - network.bias;
  m.unit = "deg";
  m.sigma_random = JitterSigma_deg(q, places, jitter_m);
  m.sigma_shared = std::hypot(network.sigma, q.turned * DegFromRad(scene.roll_rad.sigma),
                              PhaseSigma_deg(q, places, scene, errors, phase));
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
                                  bool head_seen, const PhotoPhase& phase) {
  const Places places = PlacesOf(frame, scene);
  const PerLandmark<double> jitter_m = JitterOf(frame, scene, errors);
  std::vector<Measure> measures;
  for (const PhotoQuantity& q : PhotoQuantities()) {
    Measure m = MakeMeasure(q, places, jitter_m, scene, errors, phase);
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
  const double roll_deg = turned ? CountRolls(reference) * DegFromRad(scene.roll_rad.sigma) : 0;
  Measure m = raw;
  m.id = id;
  m.definition = raw.definition + "; less the same in standing";
  m.value = *raw.value - *standing_deg.value;
  m.sigma_shared = std::hypot(std::sqrt(1 - kept * kept) * network.sigma, roll_deg, standing_deg.sigma);
  SetInterval(m);
  return m;
}

}  // namespace hinge
