// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/curve.h"

#include <algorithm>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

/// The fifth-degree polynomial with given value, rate and second derivative at both ends, at share `s` of the
/// way.
double EvaluatePiece(const CurvePoint& from, const CurvePoint& to, double s) {
  const double T = to.t_s - from.t_s;
  const double v0 = from.v * T, v1 = to.v * T;
  const double a0 = from.a_after * T * T, a1 = to.a_before * T * T;
  const double d = to.x - from.x - v0 - 0.5 * a0;
  const double e = v1 - v0 - a0;
  const double f = a1 - a0;
  const double c3 = 10 * d - 4 * e + 0.5 * f;
  const double c4 = -15 * d + 7 * e - f;
  const double c5 = 6 * d - 3 * e + 0.5 * f;
  return from.x + s * (v0 + s * (0.5 * a0 + s * (c3 + s * (c4 + s * c5))));
}

/// Second derivative of the cubic between two targets, at its start and at its end.
double CubicStart(const CurveTarget& p, const CurveTarget& q) {
  const double T = q.t_s - p.t_s;
  return (6 * (q.x - p.x) / T - 4 * p.v - 2 * q.v) / T;
}
double CubicEnd(const CurveTarget& p, const CurveTarget& q) {
  const double T = q.t_s - p.t_s;
  return (-6 * (q.x - p.x) / T + 2 * p.v + 4 * q.v) / T;
}

}  // namespace

double Evaluate(const Curve& curve, double t_s) {
  HINGE_CHECK(curve.size() >= 2, curve.size());
  const auto after = std::upper_bound(curve.begin() + 1, curve.end() - 1, t_s,
                                      [](double t, const CurvePoint& p) { return t < p.t_s; });
  const CurvePoint& to = *after;
  const CurvePoint& from = *(after - 1);
  return EvaluatePiece(from, to, std::clamp((t_s - from.t_s) / (to.t_s - from.t_s), 0.0, 1.0));
}

Curve MakeSmoothCurve(const std::vector<CurveTarget>& targets) {
  HINGE_CHECK(targets.size() >= 2, targets.size());
  Curve curve;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const bool first = i == 0, last = i + 1 == targets.size();
    const double before = first ? 0 : CubicEnd(targets[i - 1], targets[i]);
    const double after = last ? 0 : CubicStart(targets[i], targets[i + 1]);
    const double a = first ? after : last ? before : 0.5 * (before + after);
    curve.push_back({targets[i].t_s, targets[i].x, targets[i].v, a, a});
  }
  return curve;
}

}  // namespace hinge
