// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/foot_curves.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

constexpr double kCutoff_hz = 9;         // learned weights undo its blur: the same at every frame rate
constexpr double kCutoffOverRate = 0.3;  // below 30 Hz pictures carry less
constexpr double kKnotsPerCutoff = 4;    // more knots change the curve by less than a millimetre
constexpr int kReweightings = 4;

/// Collects the curves of one stretch and how noisy the feet were.
class CurveFitter {
 public:
  CurveFitter(const GaitTrack& track, const Stretch& stretch)
      : track_(track), stretch_(stretch), gap_s_(MedianGap_s()) {
    options_.cutoff_hz = std::min(kCutoff_hz, kCutoffOverRate / gap_s_);
    options_.reweightings = kReweightings;
    basis_ = SplineBasis(track.time_s[stretch.first], track.time_s[stretch.last - 1],
                         1 / (kKnotsPerCutoff * options_.cutoff_hz));
  }

  SplineCoefficients Fit(Side side, const std::vector<Vec2>& path, bool of_foot) {
    std::vector<PathSample> samples;
    for (std::size_t i = stretch_.first; i < stretch_.last; ++i) {
      samples.push_back({track_.time_s[i], path[i], track_.feet[side].sigma_m[i]});
    }
    const SmoothPath smooth = SmoothPath::Fit(basis_, samples, options_);
    if (of_foot) noise_m_.push_back(smooth.noise_ratio() * MedianSigma_m(samples));
    return smooth.mean();
  }

  const SplineBasis& basis() const { return basis_; }
  /// The curve follows what lies below its cut-off, so that residuals hold only the rest of the noise.
  double NoiseDensity_m_rootHz() const {
    constexpr double kFollowed =
        1.15;  // cut-off of a sharp filter with the same residuals over the spline's own
    const double left = 1 - 2 * kFollowed * options_.cutoff_hz * gap_s_;  // at least 0.31: kCutoffOverRate
    return Median(noise_m_) * std::sqrt(gap_s_ / left);
  }

 private:
  double MedianGap_s() const {
    std::vector<double> gaps;
    for (std::size_t i = stretch_.first + 1; i < stretch_.last; ++i)
      gaps.push_back(track_.time_s[i] - track_.time_s[i - 1]);
    return Median(std::move(gaps));
  }
  static double MedianSigma_m(const std::vector<PathSample>& samples) {
    std::vector<double> sigmas;
    for (const PathSample& s : samples) sigmas.push_back(s.sigma);
    return Median(std::move(sigmas));
  }

  const GaitTrack& track_;
  Stretch stretch_;
  double gap_s_;
  SmoothingOptions options_;
  SplineBasis basis_{0, 1, 1};
  std::vector<double> noise_m_;
};

double LegLength_m(const GaitTrack& track, const Stretch& stretch, Side side) {
  constexpr double kStretched = 0.9;  // quantile: the leg is nearly straight in a tenth of a stride and more
  std::vector<double> lengths;
  for (std::size_t i = stretch.first; i < stretch.last; ++i) {
    lengths.push_back((track.p_WHip_m[side][i] - track.feet[side].p_WAnkle_m[i]).norm());
  }
  return Quantile(std::move(lengths), kStretched);
}

}  // namespace

std::vector<Stretch> FindStretches(const std::vector<double>& time_s) {
  std::vector<Stretch> stretches;
  constexpr std::size_t kFewestPictures = 16;
  std::size_t first = 0;
  for (std::size_t i = 1; i <= time_s.size(); ++i) {
    if (i < time_s.size() && time_s[i] - time_s[i - 1] < kLongestGap_s) continue;
    const bool long_enough =
        i - first >= kFewestPictures && time_s[i - 1] - time_s[first] >= kShortestStretch_s;
    if (long_enough) stretches.push_back({first, i});
    first = i;
  }
  return stretches;
}

Vec2 FootCurves::Hips(double time_s) const {
  return 0.5 * (At(legs[Side::kLeft].hip, time_s) + At(legs[Side::kRight].hip, time_s));
}

Vec2 FootCurves::At(const SplineCoefficients& curve, double time_s) const {
  const double inside_s = std::clamp(time_s, basis.start_s(), basis.end_s());
  const Vec2 p = Evaluate(basis, curve, inside_s);
  if (inside_s == time_s) return p;
  return p + (time_s - inside_s) * Evaluate(basis, curve, inside_s, 1);
}

FootCurves FitFootCurves(const GaitTrack& track, const Stretch& stretch) {
  CurveFitter fitter(track, stretch);
  FootCurves curves;
  curves.basis = fitter.basis();
  for (Side side : kSides) {
    const FootPath& foot = track.feet[side];
    LegCurves& leg = curves.legs[side];
    leg.heel = fitter.Fit(side, foot.p_WHeel_m, true);
    leg.toe = fitter.Fit(side, foot.p_WToe_m, true);
    leg.ankle = fitter.Fit(side, foot.p_WAnkle_m, true);
    leg.knee = fitter.Fit(side, track.p_WKnee_m[side], false);
    leg.hip = fitter.Fit(side, track.p_WHip_m[side], false);
    curves.leg_m += 0.5 * LegLength_m(track, stretch, side);
  }
  curves.noise_density = fitter.NoiseDensity_m_rootHz() / std::max(curves.leg_m, 1e-6);
  return curves;
}

}  // namespace hinge
