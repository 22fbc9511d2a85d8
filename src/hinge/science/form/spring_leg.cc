// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/spring_leg.h"

#include <cmath>
#include <numbers>

namespace hinge {

SpringBounce CalcSpringBounce(double flight_s, double contact_s, double gravity) {
  constexpr double kPi = std::numbers::pi;
  const double force = kPi / 2 * (flight_s / contact_s + 1);
  return {force, gravity * contact_s * contact_s * (force / (kPi * kPi) - 1.0 / 8)};
}

std::optional<SpringLeg> CalcSpringLeg(const StrideView& stride) {
  const double contact_s = stride.to_s - stride.ic_s;
  const double flight_s = 0.5 * (stride.next_ic_s - stride.ic_s) - contact_s;
  if (!stride.speed_m_s || contact_s <= 0 || flight_s <= 0) return std::nullopt;
  SpringLeg s;
  s.hip_height_m = kHipHeightOverLeg * stride.leg_m;
  const double half_way_m = *stride.speed_m_s * contact_s / 2;
  if (half_way_m >= s.hip_height_m) return std::nullopt;
  const SpringBounce bounce = CalcSpringBounce(flight_s, contact_s, kGravity_m_s2);
  s.peak_force_bw = bounce.peak_force_bw, s.sink_m = bounce.sink;
  s.leg_shortening_m =
      s.hip_height_m - std::sqrt(s.hip_height_m * s.hip_height_m - half_way_m * half_way_m) + s.sink_m;
  s.oscillation_m = s.sink_m + kGravity_m_s2 * flight_s * flight_s / 8;
  s.vertical_bw_per_leg = s.peak_force_bw * s.hip_height_m / s.sink_m;
  s.leg_bw_per_leg = s.peak_force_bw * s.hip_height_m / s.leg_shortening_m;
  return s;
}

}  // namespace hinge
