// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/com_path.h"

namespace hinge {
namespace {

constexpr double kBumpScale = 64;  // the bump is 1 at mid-contact
constexpr double kDipScale = 16;   // so is the dip
constexpr double kDipMean = 8.0 / 15.0;
constexpr double kCentrePerEarliness = 0.1;

double Share(const ComArc& arc, double time_s) { return (time_s - arc.ic_s) / (arc.to_s - arc.ic_s); }

}  // namespace

Vec2 CalcComPlace(const ComArc& arc, double time_s) {
  const double u = Share(arc, time_s), contact_s = arc.to_s - arc.ic_s;
  const double x = arc.x_ic_m + arc.drift_m_s * (time_s - arc.ic_s), y = Evaluate(arc.height_m, time_s);
  if (u >= 1) return {x - arc.dip_m_s * kDipMean * contact_s, y};
  const double w = u * (1 - u);
  const double lost = kDipScale * u * u * u * (1.0 / 3 - u * (0.5 - u / 5));
  return {x - arc.dip_m_s * lost * contact_s, y + arc.bump_m * kBumpScale * w * w * w};
}

Vec2 CalcComAcceleration(const ComArc& arc, double time_s) {
  const double u = Share(arc, time_s), contact_s = arc.to_s - arc.ic_s;
  if (u < 0 || u > 1) return {0, -kGravity_m_s2};
  const double w = u * (1 - u);
  const double braking = -arc.dip_m_s * kDipScale * 2 * w * (1 - 2 * u) / contact_s;
  const double bump = arc.bump_m * kBumpScale * 6 * w * (1 - 5 * w) / (contact_s * contact_s);
  return {braking, EvaluateAll(arc.height_m, time_s).a + bump};
}

double CalcDrift_m_s(double dip_m_s, double contact_s, double step_s) {
  return dip_m_s * kDipMean * contact_s / step_s;
}

double CalcEarliness(double ic_m, double ic_m_s, double to_m, double to_m_s, double contact_s) {
  const double push_m_s = to_m_s - ic_m_s + kGravity_m_s2 * contact_s;
  const double raised_m = to_m - ic_m - ic_m_s * contact_s + 0.5 * kGravity_m_s2 * contact_s * contact_s;
  return (raised_m / (push_m_s * contact_s) - 0.5) / kCentrePerEarliness;
}

double CalcToeOffHeight_m(double earliness, double ic_m, double ic_m_s, double next_ic_m, double contact_s,
                          double flight_s) {
  // raised = push * contact * arm, where push = (next - to) / flight + g flight / 2 - ic_rate + g contact:
  // linear in `to`.
  const double arm_s = contact_s * (0.5 + kCentrePerEarliness * earliness);
  const double falls_m = ic_m + ic_m_s * contact_s - 0.5 * kGravity_m_s2 * contact_s * contact_s;
  const double push_m_s =
      next_ic_m / flight_s + 0.5 * kGravity_m_s2 * flight_s - ic_m_s + kGravity_m_s2 * contact_s;
  return (falls_m + push_m_s * arm_s) / (1 + arm_s / flight_s);
}

}  // namespace hinge
