// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/curve.h"

#include <algorithm>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

/// The fifth-degree polynomial, in shares of the way, with given value, rate and second derivative at both
/// ends.
struct Piece {
  double T, c0, c1, c2, c3, c4, c5;

  Piece(const CurvePoint& from, const CurvePoint& to)
      : T(to.t_s - from.t_s), c0(from.x), c1(from.v * T), c2(0.5 * from.a_after * T * T) {
    const double d = to.x - c0 - c1 - c2;
    const double e = to.v * T - c1 - 2 * c2;
    const double f = to.a_before * T * T - 2 * c2;
    c3 = 10 * d - 4 * e + 0.5 * f;
    c4 = -15 * d + 7 * e - f;
    c5 = 6 * d - 3 * e + 0.5 * f;
  }
  double Value(double s) const { return c0 + s * (c1 + s * (c2 + s * (c3 + s * (c4 + s * c5)))); }
  double Rate(double s) const { return (c1 + s * (2 * c2 + s * (3 * c3 + s * (4 * c4 + s * 5 * c5)))) / T; }
  double Second(double s) const { return (2 * c2 + s * (6 * c3 + s * (12 * c4 + s * 20 * c5))) / (T * T); }
};

/// The first point after a time, never the first of all.
const CurvePoint* PointAfter(const Curve& curve, double t_s) {
  HINGE_CHECK(curve.size() >= 2, curve.size());
  return &*std::upper_bound(curve.begin() + 1, curve.end() - 1, t_s,
                            [](double t, const CurvePoint& p) { return t < p.t_s; });
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
  const CurvePoint* to = PointAfter(curve, t_s);
  const Piece piece(*(to - 1), *to);
  return piece.Value(std::clamp((t_s - (to - 1)->t_s) / piece.T, 0.0, 1.0));
}

CurveState EvaluateAll(const Curve& curve, double t_s) {
  const CurvePoint* to = PointAfter(curve, t_s);
  const Piece piece(*(to - 1), *to);
  if (t_s < curve.front().t_s || t_s > curve.back().t_s) return {Evaluate(curve, t_s), 0, 0};
  const double s = (t_s - (to - 1)->t_s) / piece.T;
  return {piece.Value(s), piece.Rate(s), piece.Second(s)};
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
