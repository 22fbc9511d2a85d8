// SPDX-License-Identifier: Apache-2.0
#include "landmark_errors.h"

#include <algorithm>

#include "hinge/foundation/base/statistics.h"
#include "hinge/science/motion/leg_identity.h"
#include "tally.h"

namespace hinge {
namespace {

constexpr double kApart_legs = 0.08;  // nearer together, a pair's names are taken as they are
constexpr Part kKneeParts[] = {Part::kKnee};
constexpr const char* kPartNames[] = {"ear",  "shoulder", "elbow", "wrist", "hip",
                                      "knee", "ankle",    "heel",  "toe"};

double TrueLeg_px(const KeypointFrame& frame, Side side) {
  const auto at = [&](Part part) { return frame.points[LandmarkOf(side, part)].p_I_px; };
  return (at(Part::kHip) - at(Part::kKnee)).norm() + (at(Part::kKnee) - at(Part::kAnkle)).norm();
}

double MedianLeg_px(const KeypointTrack& points) {
  std::vector<double> lengths;
  for (const KeypointFrame& f : points.frames) {
    for (Side side : kSides) lengths.push_back(TrueLeg_px(f, side));
  }
  return Median(lengths);
}

/// Axes of one clip: forward and up, leg lengths.
struct LegAxes {
  double leg_px, forward;
  Vec2 operator()(const Vec2& d_px) const { return {forward * d_px.x() / leg_px, -d_px.y() / leg_px}; }
};

LandmarkSample MakeSample(int picture, double phase, Landmark l, const KeypointFrame& seen,
                          const KeypointFrame& truth, const LegAxes& axes) {
  const Vec2 middle_px =
      0.5 * (truth.points[Landmark::kLeftHip].p_I_px + truth.points[Landmark::kRightHip].p_I_px);
  LandmarkSample s{.picture = picture,
                   .phase = phase,
                   .error_legs = axes(seen.points[l].p_I_px - truth.points[l].p_I_px),
                   .true_legs = axes(truth.points[l].p_I_px - middle_px),
                   .visibility = seen.points[l].visibility};
  s.gross = s.error_legs.norm() > kGross_legs;
  return s;
}

}  // namespace

std::vector<double> Contacts_s(const Session& truth, Side side) {
  std::vector<double> times_s;
  for (const GaitEvent& e : truth.gait.events) {
    if (e.side == side && e.type == EventType::kInitialContact) times_s.push_back(e.time_s);
  }
  return times_s;
}

std::optional<double> PhaseAt(const std::vector<double>& contacts_s, double time_s) {
  const auto next = std::upper_bound(contacts_s.begin(), contacts_s.end(), time_s);
  if (next == contacts_s.begin() || next == contacts_s.end()) return std::nullopt;
  return (time_s - *(next - 1)) / (*next - *(next - 1));
}

LegsSeen PutLegsRight(KeypointFrame& seen, const KeypointFrame& truth) {
  const PerLandmark<Vec2> p = PointsOf(seen), t = PointsOf(truth);
  const bool feet = AreExchanged(p, t, kFootParts, kApart_legs).value_or(false),
             knees = AreExchanged(p, t, kKneeParts, kApart_legs).value_or(false);
  if (feet) ExchangeFeet(seen);
  if (knees) ExchangeKnees(seen);
  if (feet != knees) seen.outline.knee = {};  // across no knee
  return !feet ? LegsSeen::kRight : knees ? LegsSeen::kAllExchanged : LegsSeen::kFeetExchanged;
}

const std::vector<std::string>& SpotNames() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all = {"nose"};
    for (const char* view : {"near.", "far."}) {
      for (const char* part : kPartNames) all.push_back(std::string(view) + part);
    }
    return all;
  }();
  return names;
}

Landmark LandmarkOfSpot(const std::string& spot, Side near) {
  if (spot == "nose") return Landmark::kNose;
  const Side side = spot.starts_with("near.") ? near : Opposite(near);
  const std::string part = spot.substr(spot.find('.') + 1);
  const auto at = std::find(std::begin(kPartNames), std::end(kPartNames), part) - std::begin(kPartNames);
  return LandmarkOf(side, kParts[static_cast<std::size_t>(at)]);
}

ClipErrors CalcClipErrors(const std::string& name, const CachedClip& clip) {
  const Facing facing = clip.truth.scene.facing;
  const Side near = NearSide(facing);
  ClipErrors errors{.name = name,
                    .report = name.starts_with("report-"),
                    .rate_hz = clip.points.nominal_rate_hz,
                    .leg_px = MedianLeg_px(clip.points),
                    .spots = {},
                    .borders = CalcBorderSamples(clip),
                    .legs = {}};
  errors.leg_m = errors.leg_px * clip.truth.scene.scale_m_per_px.value.value_or(0);
  const LegAxes axes{errors.leg_px, facing == Facing::kRight ? 1.0 : -1.0};
  PerSide<std::vector<double>> contacts_s;
  for (Side side : kSides) contacts_s[side] = Contacts_s(clip.truth, side);
  const std::size_t pictures = std::min(clip.track.frames.size(), clip.points.frames.size());
  for (std::size_t i = 0; i < pictures; ++i) {
    KeypointFrame seen = clip.track.frames[i];
    const KeypointFrame& truth = clip.points.frames[i];
    if (!seen.found()) continue;
    const LegsSeen legs = PutLegsRight(seen, truth);
    if (const auto phase = PhaseAt(contacts_s[near], truth.time_s)) errors.legs.push_back({*phase, legs});
    for (const std::string& spot : SpotNames()) {
      const auto phase = PhaseAt(contacts_s[spot.starts_with("far.") ? Opposite(near) : near], truth.time_s);
      if (!phase) continue;
      errors.spots[spot].push_back(
          MakeSample(static_cast<int>(i), *phase, LandmarkOfSpot(spot, near), seen, truth, axes));
    }
  }
  return errors;
}

}  // namespace hinge
