// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/network_errors.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"
#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

/// One landmark's error through a track.
struct Wander {
  const LandmarkErrors* errors = nullptr;
  Side stride_of = Side::kLeft;
  Vec2 person_legs = Vec2::Zero();  // forward, up
  Vec2 u = Vec2::Zero();            // of variance 1
};

Vec2 DrawNormal(Random& random) {
  const double x = random.Normal();
  return {x, random.Normal()};
}

PerLandmark<Wander> DrawPerson(const NetworkErrors& errors, Side near, Random& random) {
  PerLandmark<Wander> wanders;
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    const LandmarkErrors& of = ErrorsOf(errors, LandmarkAt(i), near);
    const Vec2 z = DrawNormal(random);
    Wander& wander = wanders.values[i];
    wander.errors = &of;
    wander.stride_of = StrideSideOf(LandmarkAt(i), near);
    wander.person_legs = {of.forward_between_legs * z.x(), of.up_between_legs * z.y()};
    wander.u = DrawNormal(random);
  }
  return wanders;
}

void Advance(Wander& wander, double gap_s, Random& random) {
  const double tau_s = wander.errors->correlation_s;
  const double kept = tau_s > 0 ? std::exp(-gap_s / tau_s) : 0;
  wander.u = kept * wander.u + std::sqrt(1 - kept * kept) * DrawNormal(random);
}

PhaseTable MeanOf(const PhaseTable& table) {
  return table.bins.empty() ? table : PhaseTable{{Mean(table.bins)}};
}

LandmarkErrors WithoutPhase(LandmarkErrors e) {
  for (PhaseTable* t : {&e.forward_legs, &e.up_legs, &e.forward_sd_legs, &e.up_sd_legs}) *t = MeanOf(*t);
  return e;
}

/// Nothing is known of the network on people who take no strides: what it does all through running is taken to be there too.
NetworkErrors WithoutStrides(NetworkErrors errors) {
  errors.nose = WithoutPhase(errors.nose);
  for (auto* sides : {&errors.near, &errors.far}) {
    for (LandmarkErrors& e : *sides) e = WithoutPhase(e);
  }
  errors.swaps = {};
  return errors;
}

bool TakesStrides(const SeenPerson& person) {
  return person.clock.ic_s[Side::kLeft].size() > 1 && person.clock.ic_s[Side::kRight].size() > 1;
}

/// In the picture, y down.
Vec2 CalcError_px(const Wander& wander, double phase, const SeenPerson& person) {
  const LandmarkErrors& of = *wander.errors;
  const double forward = ValueAt(of.forward_legs, phase) + wander.person_legs.x() +
                         ValueAt(of.forward_sd_legs, phase) * wander.u.x();
  const double up =
      ValueAt(of.up_legs, phase) + wander.person_legs.y() + ValueAt(of.up_sd_legs, phase) * wander.u.y();
  return person.leg_px * Vec2(person.facing == Facing::kRight ? forward : -forward, -up);
}

enum class Swap { kNone, kLower, kWhole };

/// A run goes on with exp(-gap / mean length), but within what the two shares allow; new ones begin so often
/// that the share at this picture's phase comes out.
Swap NextSwap(Swap now, double share_before, double share, double gap_s, const LegSwaps& swaps,
              Random& random) {
  const double chance = random.Uniform(), kind = random.Uniform();
  const Swap begun = kind < swaps.lower_only_share ? Swap::kLower : Swap::kWhole;
  double stays = swaps.mean_run_s > 0 ? std::exp(-gap_s / swaps.mean_run_s) : share;
  if (share_before > 0)
    stays =
        std::clamp(stays, std::max(0.0, 1 - (1 - share) / share_before), std::min(1.0, share / share_before));
  if (now != Swap::kNone) return chance < stays ? now : Swap::kNone;
  const double begins = (share - share_before * stays) / (1 - share_before);
  return chance < begins ? begun : Swap::kNone;
}

std::vector<Swap> DrawSwaps(const KeypointTrack& track, const SeenPerson& person, const LegSwaps& swaps,
                            Random random) {
  std::vector<Swap> drawn;
  double before = 0;
  for (const KeypointFrame& frame : track.frames) {
    const double share = ValueAt(swaps.share, CalcPhase(person.clock, NearSide(person.facing), frame.time_s));
    HINGE_CHECK(share >= 0 && share < 1, share);
    const double gap_s = drawn.empty() ? 0 : frame.time_s - track.frames[drawn.size() - 1].time_s;
    drawn.push_back(
        NextSwap(drawn.empty() ? Swap::kNone : drawn.back(), before, share, gap_s, swaps, random));
    before = share;
  }
  return drawn;
}

/// The network keeps its belief in "left" and "right" and exchanges the places.
void Exchange(KeypointFrame& frame, Swap swap) {
  for (Part part : {Part::kKnee, Part::kAnkle, Part::kHeel, Part::kToe}) {
    if (swap == Swap::kLower && part == Part::kKnee) continue;
    Keypoint& left = frame.points[LandmarkOf(Side::kLeft, part)];
    Keypoint& right = frame.points[LandmarkOf(Side::kRight, part)];
    std::swap(left, right);
    if (left.seen() && right.seen()) std::swap(left.visibility, right.visibility);
  }
}

void DisturbFrame(KeypointFrame& frame, double gap_s, PerLandmark<Wander>& wanders, const SeenPerson& person,
                  Random& random) {
  PerSide<double> phase;
  for (Side side : kSides) phase[side] = CalcPhase(person.clock, side, frame.time_s);
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    Wander& wander = wanders.values[i];
    Advance(wander, gap_s, random);
    const bool missing = random.Uniform() < wander.errors->missing_share;
    Keypoint& point = frame.points.values[i];
    if (!point.seen()) continue;
    point.p_I_px += CalcError_px(wander, phase[wander.stride_of], person);
    point.visibility = wander.errors->visibility;
    if (missing) point = {};
  }
}

}  // namespace

TwinTrack AddNetworkErrors(const KeypointTrack& exact, const SeenPerson& person,
                           const NetworkErrors& of_running, std::uint64_t seed) {
  HINGE_CHECK(person.leg_px > 0, person.leg_px);
  const bool strides = TakesStrides(person);
  const NetworkErrors still = strides ? NetworkErrors{} : WithoutStrides(of_running);
  const NetworkErrors& errors = strides ? of_running : still;  // tables of all landmarks: not copied for a run
  TwinTrack seen{.track = exact, .swapped_frames = {}};
  seen.track.model = errors.model;
  Random random(seed);
  const std::vector<Swap> swaps = DrawSwaps(exact, person, errors.swaps, Random(seed ^ 0x5ca1ab1e5ca1ab1eU));
  PerLandmark<Wander> wanders = DrawPerson(errors, NearSide(person.facing), random);
  for (std::size_t i = 0; i < seen.track.frames.size(); ++i) {
    KeypointFrame& frame = seen.track.frames[i];
    const double gap_s = i == 0 ? 0 : frame.time_s - seen.track.frames[i - 1].time_s;
    DisturbFrame(frame, gap_s, wanders, person, random);
    if (swaps[i] == Swap::kNone || !frame.found()) continue;
    Exchange(frame, swaps[i]);
    seen.swapped_frames.push_back(static_cast<int>(i));
  }
  return seen;
}

}  // namespace hinge
