// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/stride_views.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

/// The last event of that kind in [from, until), or none.
std::optional<double> LastEvent(const Gait& gait, Side side, EventType type, double from_s, double until_s) {
  auto e = std::ranges::lower_bound(gait.events, until_s, {}, &GaitEvent::time_s);
  while (e != gait.events.begin() && (--e)->time_s >= from_s) {
    if (e->side == side && e->type == type) return e->time_s;
  }
  return std::nullopt;
}

double Leg_m(const MotionCurves& curves, Side side, double time_s) {
  const auto at = [&](Part part) { return curves.Position_W(LandmarkOf(side, part), time_s); };
  return (at(Part::kHip) - at(Part::kKnee)).norm() + (at(Part::kKnee) - at(Part::kAnkle)).norm();
}

bool GoesWithScale(const Scene& scene) {
  return scene.speed_m_s.source == kSeenOnFeet && scene.scale_m_per_px.known();
}

}  // namespace

EventShifts::EventShifts(const Gait& gait) {
  for (const GaitEvent& e : gait.events) shift_s_[{e.side, e.type, e.time_s}] = 0;
}

EventShifts::EventShifts(const Gait& gait, double habit_share, double own_share, Random& random) {
  const double habit[] = {random.Normal(), random.Normal()};
  for (const GaitEvent& e : gait.events) {
    const double z = std::sqrt(habit_share) * habit[static_cast<std::size_t>(e.type)] +
                     std::sqrt(own_share) * random.Normal();
    shift_s_[{e.side, e.type, e.time_s}] = e.sigma_s * z;
  }
}

EventShifts::EventShifts(const Gait& gait, EventType type, double sigmas) {
  for (const GaitEvent& e : gait.events)
    shift_s_[{e.side, e.type, e.time_s}] = e.type == type ? sigmas * e.sigma_s : 0;
}

double EventShifts::Shifted_s(Side side, EventType type, double time_s) const {
  const auto found = shift_s_.find({side, type, time_s});
  return found == shift_s_.end() ? time_s : time_s + found->second;
}

double EstimateLeg_m(const MotionCurves& curves, const Gait& gait) {
  std::vector<double> legs;
  for (const Stride& s : gait.strides) {
    if (!s.used) continue;
    legs.push_back(Leg_m(curves, s.side, s.ic_s));
    legs.push_back(Leg_m(curves, s.side, s.ms_s()));
  }
  return legs.empty() ? 0 : Median(std::move(legs));
}

double CalcOwnSpeedSigma_m_s(const Scene& scene) {
  const Measured &speed = scene.speed_m_s, &scale = scene.scale_m_per_px;
  if (!speed.known()) return 0;
  if (!GoesWithScale(scene)) return speed.sigma;
  const double of_scale = *speed.value * scale.sigma / *scale.value;
  return std::sqrt(std::max(0.0, speed.sigma * speed.sigma - of_scale * of_scale));
}

std::optional<double> DrawSpeed_m_s(const Scene& scene, double scale_ratio, Random& random) {
  const Measured& speed = scene.speed_m_s;
  if (!speed.known()) return std::nullopt;
  return random.Normal(*speed.value * (GoesWithScale(scene) ? scale_ratio : 1), CalcOwnSpeedSigma_m_s(scene));
}

std::vector<StrideView> MakeStrideViews(const MotionCurves& curves, const Gait& gait, const Scene& scene,
                                        double leg_m, const EventShifts& shifts,
                                        std::optional<double> speed_m_s, std::optional<double> mass_kg) {
  std::vector<StrideView> views;
  for (const Stride& stride : gait.strides) {
    if (!stride.used) continue;
    StrideView view;
    view.curves = &curves;
    view.side = stride.side;
    view.ic_s = shifts.Shifted_s(stride.side, EventType::kInitialContact, stride.ic_s);
    view.to_s = shifts.Shifted_s(stride.side, EventType::kToeOff, stride.to_s);
    view.next_ic_s = shifts.Shifted_s(stride.side, EventType::kInitialContact, stride.next_ic_s);
    const double stride_s = stride.next_ic_s - stride.ic_s;
    const Side other = Opposite(stride.side);
    if (auto to = LastEvent(gait, other, EventType::kToeOff, stride.ic_s - stride_s / 2,
                            stride.ic_s + stride_s / 4)) {
      view.other_to_s = shifts.Shifted_s(other, EventType::kToeOff, *to);
    }
    view.speed_m_s = speed_m_s;
    view.leg_m = leg_m;
    view.ground_rad = std::atan(scene.grade.value.value_or(0));
    view.mass_kg = mass_kg;
    views.push_back(view);
  }
  return views;
}

}  // namespace hinge
