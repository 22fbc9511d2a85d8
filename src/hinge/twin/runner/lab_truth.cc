// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/angle.h"
#include "hinge/twin/runner/lab_motion.h"

namespace hinge {
namespace {

constexpr int kSamples = 500;

/// The chain's directions with the foot turned onto the ground where the measured one would dig in.
LegDirections DirectionsAt(const LabBody& body, Side side, double time_s, const Vec3& p_WHip) {
  const LegDirections d = CalcLegDirections(body.legs, side, time_s);
  const LegLengths& lengths = body.legs.lengths[side];
  return TurnFootOntoGround(lengths, d, p_WHip + lengths.thigh_m * d.thigh + lengths.shank_m * d.shank);
}

double Attitude(const Vec3& downward) { return std::atan2(downward.x(), -downward.y()); }

TwinInstant InstantAt(const LabBody& body, Side side, double time_s) {
  const LegAngles leg = CalcLabLeg(body, side, time_s);
  return {DegFromRad(leg.thigh), DegFromRad(leg.shank), DegFromRad(leg.knee()), DegFromRad(leg.foot)};
}

void SampleStance(const LabBody& body, TwinStride& stride) {
  for (int i = 0; i < kSamples; ++i) {
    const double t = stride.ic_s + stride.contact_s() * (i + 0.5) / kSamples;
    stride.trunk_lean_deg += DegFromRad(CalcPlantedLean_rad(body.trunk, body.steps, t)) / kSamples;
    stride.knee_peak_deg = std::max(stride.knee_peak_deg, InstantAt(body, stride.side, t).knee_deg);
  }
  stride.straightness_deg = DegFromRad(MakeTwinBody(1).neck_ahead_rad) + body.trunk.straightness_deg;
}

double CalcMidHipRange_m(const LabBody& body, double from_s, double to_s) {
  double lowest = 1e9, highest = -1e9;
  for (int i = 0; i <= kSamples; ++i) {
    const double y =
        Evaluate(body.legs.basis, body.legs.mid_hip, from_s + (to_s - from_s) * i / kSamples).y();
    lowest = std::min(lowest, y);
    highest = std::max(highest, y);
  }
  return highest - lowest;
}

TwinStride StrideOf(const LabBody& body, Side side, double ic_s, double to_s, double next_ic_s) {
  TwinStride stride;
  stride.side = side;
  stride.ic_s = ic_s;
  stride.to_s = to_s;
  stride.next_ic_s = next_ic_s;
  stride.ic = InstantAt(body, side, ic_s);
  stride.ms = InstantAt(body, side, 0.5 * (ic_s + to_s));
  stride.to = InstantAt(body, side, to_s);
  SampleStance(body, stride);
  const LegDirections d = CalcLegDirections(body.legs, side, ic_s);
  stride.overstride_hip_m =
      body.legs.lengths[side].thigh_m * d.thigh.x() + body.legs.lengths[side].shank_m * d.shank.x();
  stride.hip_oscillation_m = CalcMidHipRange_m(body, ic_s, next_ic_s);
  return stride;
}

std::optional<double> Next(const std::vector<GaitEvent>& events, std::size_t from, EventType type) {
  for (std::size_t i = from + 1; i < events.size(); ++i) {
    if (events[i].side == events[from].side && events[i].type == type) return events[i].time_s;
  }
  return std::nullopt;
}

}  // namespace

LegAngles CalcLabLeg(const LabBody& body, Side side, double time_s) {
  const LegDirections d = DirectionsAt(body, side, time_s, CalcHips(body.legs, time_s)[side]);
  return {Attitude(d.thigh), Attitude(d.shank), std::atan2(d.sole.y(), d.sole.x())};
}

PersonPose CalcLabPose(const LabBody& body, double time_s) {
  PersonPose pose;
  pose.time_s = time_s;
  const PerSide<Vec3> hips = CalcHips(body.legs, time_s);
  for (Side side : kSides) {
    PlaceLeg(body.legs.lengths[side], DirectionsAt(body, side, time_s, hips[side]), hips[side], side,
             pose.p_W);
  }
  const Vec3 mid_hip = 0.5 * (hips[Side::kLeft] + hips[Side::kRight]);
  PlacePlantedTrunk(body.trunk, body.height_m, body.steps, time_s, mid_hip, pose.p_W);
  return pose;
}

std::vector<TwinStride> CalcTruth(const LabMotion& motion) {
  std::vector<TwinStride> strides;
  for (std::size_t i = 0; i < motion.events.size(); ++i) {
    const GaitEvent& e = motion.events[i];
    if (e.type != EventType::kInitialContact) continue;
    const auto to_s = Next(motion.events, i, EventType::kToeOff),
               next_s = Next(motion.events, i, EventType::kInitialContact);
    if (to_s && next_s && *to_s < *next_s)
      strides.push_back(StrideOf(*motion.body, e.side, e.time_s, *to_s, *next_s));
  }
  return strides;
}

}  // namespace hinge
