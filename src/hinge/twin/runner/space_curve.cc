// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/space_curve.h"

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr double kSigma_m = 0.005;
constexpr double kKnotsPerCutoffPeriod = 5;

}  // namespace

Vec3 Evaluate(const SplineBasis& basis, const SpaceCurve& curve, double time_s) {
  const Vec2 xy = Evaluate(basis, curve.xy, time_s);
  return {xy.x(), xy.y(), Evaluate(basis, curve.z, time_s).x()};
}

SplineBasis MakeMotionBasis(double start_s, double end_s, double cutoff_hz) {
  return {start_s, end_s, 1 / (kKnotsPerCutoffPeriod * cutoff_hz)};
}

SpaceCurve FitSpaceCurve(const SplineBasis& basis, const std::vector<double>& time_s,
                         const std::vector<std::optional<Vec3>>& points_m, double cutoff_hz) {
  HINGE_CHECK(time_s.size() == points_m.size(), time_s.size(), points_m.size());
  std::vector<PathSample> xy, z;
  for (std::size_t i = 0; i < time_s.size(); ++i) {
    if (!points_m[i] || time_s[i] < basis.start_s() || time_s[i] > basis.end_s()) continue;
    xy.push_back({time_s[i], Vec2(points_m[i]->x(), points_m[i]->y()), kSigma_m});
    z.push_back({time_s[i], Vec2(points_m[i]->z(), 0), kSigma_m});
  }
  const SmoothingOptions options{.cutoff_hz = cutoff_hz, .outlier_sigmas = 6, .reweightings = 3};
  return {SmoothPath::Fit(basis, xy, options).mean(), SmoothPath::Fit(basis, z, options).mean()};
}

}  // namespace hinge
