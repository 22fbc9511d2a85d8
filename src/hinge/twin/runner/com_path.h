// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/foundation/base/vec2.h"
#include "hinge/twin/runner/curve.h"

namespace hinge {

inline constexpr double kGravity_m_s2 = 9.80665;

/// The centre of mass of a runner in one contact and the flight after it, on the treadmill (world W, the belt's mean motion
/// taken out), by closed formulas, u the share of contact time:
///   height   y(u) = fifth-degree piece whose second derivative is -g at both ends + bump_m 64 u^3 (1-u)^3;
///            so the ground pushes from nothing at contact to nothing at toe-off, and only there
///   forward  speed drift_m_s - dip_m_s 16 u^2 (1-u)^2: braking, then as much propulsion
///   flight   a parabola under gravity, forward speed drift_m_s
/// Position and velocity are continuous, acceleration too; ground force over mass = acceleration + g.
struct ComArc {
  double ic_s = 0, to_s = 0;
  double x_ic_m = 0;
  double drift_m_s = 0;  ///< forward over the mean speed while in flight
  double dip_m_s = 0;    ///< slower at mid-stance by this
  Curve height_m;        ///< contact, toe-off, next contact
  double bump_m = 0;
};

Vec2 CalcComPlace(const ComArc& arc, double time_s);
Vec2 CalcComAcceleration(const ComArc& arc, double time_s);

/// Forward drift that brings the centre of mass back to its place over contact and flight: dip * 8/15 * contact / step.
double CalcDrift_m_s(double dip_m_s, double contact_s, double step_s);

/// How much earlier than mid-contact the ground pushes: the height's fifth-degree piece has the force
///   6 u (1-u) (1 + e (1-2u)) * mean, never negative for -1 <= e <= 1; its centre lies at the share 0.5 - 0.1 e.
double CalcEarliness(double ic_m, double ic_m_s, double to_m, double to_m_s, double contact_s);

/// The height at toe-off for an earliness, when flight has to end at `next_ic_m`.
double CalcToeOffHeight_m(double earliness, double ic_m, double ic_m_s, double next_ic_m, double contact_s,
                          double flight_s);

}  // namespace hinge
