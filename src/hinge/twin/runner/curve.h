// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace hinge {

/// A place that a curve passes: time, value, rate, and the second derivative just before and just after.
struct CurvePoint {
  double t_s = 0;
  double x = 0;
  double v = 0;
  double a_before = 0;
  double a_after = 0;
};

/// Fifth-degree pieces between points in time order: value and rate continuous, the second derivative as the
/// points say.
using Curve = std::vector<CurvePoint>;

/// Value at a time between the first and the last point (contract: at least two points; held constant
/// outside).
double Evaluate(const Curve& curve, double t_s);

/// Value, rate and second derivative together (exact derivatives of the piece that holds the time; outside:
/// at rest).
struct CurveState {
  double x = 0, v = 0, a = 0;
};
CurveState EvaluateAll(const Curve& curve, double t_s);

struct CurveTarget {
  double t_s = 0;
  double x = 0;
  double v = 0;
};

/// The curve through targets whose second derivative is continuous inside: at each point the mean of what
/// cubic pieces on both sides would have.
Curve MakeSmoothCurve(const std::vector<CurveTarget>& targets);

}  // namespace hinge
