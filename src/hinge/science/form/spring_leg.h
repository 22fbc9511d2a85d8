// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "hinge/science/form/stride_view.h"

namespace hinge {

inline constexpr double kGravity_m_s2 = 9.81;
/// Hip joint to ground over hip joint to ankle, standing, by Winter's proportions: 0.530 and 0.491 of stature
/// [winter2009].
inline constexpr double kHipHeightOverLeg = 0.530 / 0.491;

/// A runner as a mass on a spring-leg, from times alone (Morin et al. 2005 [morin2005]): the ground's force is
/// half a sine over contact, so that with m the mass, tc contact and tf flight time, v speed, L hip height
///
///   F      = m g (pi/2) (tf/tc + 1)                 peak force
///   dy     = F tc^2 / (m pi^2) - g tc^2 / 8         how far the centre of mass sinks
///   dL     = L - sqrt(L^2 - (v tc/2)^2) + dy        how far the leg shortens
///   k_vert = F / dy,   k_leg = F / dL
///   VO     = dy + g tf^2 / 8                        rise and fall of a step
///
/// Departures: L is thigh and shank as seen times `kHipHeightOverLeg`, not 0.53 of stature; tf is half a
/// stride less tc, so that one foot's doubt counts once; forces are in body weights, so that no mass is needed.
/// Level ground only [meyer2023]; running only.
struct SpringLeg {
  double hip_height_m = 0;         ///< L
  double peak_force_bw = 0;        ///< F over body weight
  double sink_m = 0;               ///< dy, positive down
  double leg_shortening_m = 0;     ///< dL
  double oscillation_m = 0;        ///< VO
  double vertical_bw_per_leg = 0;  ///< k_vert L / (m g)
  double leg_bw_per_leg = 0;       ///< k_leg L / (m g)
};

/// The part of it that times alone tell: peak force in body weights, and how far the mass sinks, in the lengths of `gravity`.
struct SpringBounce {
  double peak_force_bw = 0, sink = 0;
};
SpringBounce CalcSpringBounce(double flight_s, double contact_s, double gravity);

/// Empty where the model does not hold: no flight, no speed, or a step longer than the leg can span.
std::optional<SpringLeg> CalcSpringLeg(const StrideView& stride);

}  // namespace hinge
