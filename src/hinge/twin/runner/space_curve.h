// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "hinge/foundation/base/vec3.h"
#include "hinge/foundation/signal/smoothing_spline.h"

namespace hinge {

/// A smooth curve in space: three coordinates on a common basis of splines.
struct SpaceCurve {
  SplineCoefficients xy, z;  ///< of `z` the first column
};

Vec3 Evaluate(const SplineBasis& basis, const SpaceCurve& curve, double time_s);

/// The basis that carries motion up to about twice the cut-off.
SplineBasis MakeMotionBasis(double start_s, double end_s, double cutoff_hz);

/// The smoothing spline (foundation/signal/smoothing_spline.h) through the points that were seen; half of the
/// motion at the cut-off passes. Gross errors of single points are told from a noise of 5 mm. Needs at least
/// four points (contract).
SpaceCurve FitSpaceCurve(const SplineBasis& basis, const std::vector<double>& time_s,
                         const std::vector<std::optional<Vec3>>& points_m, double cutoff_hz);

}  // namespace hinge
