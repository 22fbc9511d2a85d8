// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/SparseCholesky>
#include <vector>

#include "hinge/foundation/base/random.h"
#include "hinge/foundation/base/vec2.h"

namespace hinge {

/// Uniform cubic B-splines over a stretch of time; shared by all curves of one motion.
class SplineBasis {
 public:
  /// Knots every `spacing_s` from `start_s` until `end_s` is covered; needs end > start, spacing > 0.
  SplineBasis(double start_s, double end_s, double spacing_s);

  int size() const { return size_; }  ///< number of coefficients
  double start_s() const { return start_s_; }
  double end_s() const { return end_s_; }
  double spacing_s() const { return spacing_s_; }

  /// The four basis functions that are not zero at `time_s` (clamped to the basis' span), or their derivatives by time.
  struct Weights {
    int first = 0;           ///< index of the first coefficient
    Eigen::Vector4d values;  ///< for `order` > 0 in 1/s^order
  };
  Weights At(double time_s, int order = 0) const;

 private:
  double start_s_, end_s_, spacing_s_;
  int size_;
};

/// Coefficients of a planar curve on a basis: one row a coefficient, columns x and y.
using SplineCoefficients = Eigen::Matrix<double, Eigen::Dynamic, 2>;

/// The curve, or its derivative of `order` 1 or 2, at a time.
Vec2 Evaluate(const SplineBasis& basis, const SplineCoefficients& coefficients, double time_s, int order = 0);

/// A point of a path as it was seen.
struct PathSample {
  double time_s = 0;
  Vec2 point = Vec2::Zero();
  double sigma = 1;  ///< of one coordinate, same unit as the point
};

struct SmoothingOptions {
  double cutoff_hz = 12;      ///< frequency at which the curve follows half of the motion; > 0
  double outlier_sigmas = 3;  ///< Beyond so many sigmas an error counts ever less (Cauchy's loss); > 0
  int reweightings = 8;       ///< rounds of reweighting; more changes little
};

/// A smooth path through noisy samples with occasional gross errors.
///
///   minimise over s:   sum_i rho(|y_i - s(t_i)| / sigma_i) + lambda * integral |s'''(t)|^2 dt
///
///   rho     Cauchy's loss, by iterated reweighting: gross errors lose their pull
///   lambda  = 1 / (sigma^2 dt w_c^6), w_c = 2 pi cutoff: the smoother's gain at w is 1 / (1 + (w / w_c)^6), so that
///           half of the motion at the cut-off passes, without phase lag [Reinsch1967; equivalent kernel: Silverman1984]
///   dt      median distance of the samples
///
/// Valid on irregular time stamps; in gaps the curve continues with the least jerk and its covariance grows.
/// The posterior of the coefficients is normal with precision B'WB + lambda*P; `Draw` samples it. The noise level is
/// rescaled by the residuals, so that optimistic sigmas do not give optimistic draws.
class SmoothPath {
 public:
  /// Needs at least 4 samples in increasing time (contract).
  static SmoothPath Fit(const SplineBasis& basis, const std::vector<PathSample>& samples,
                        const SmoothingOptions& options);

  const SplineCoefficients& mean() const { return mean_; }
  SplineCoefficients Draw(Random& random) const;
  /// Standard deviation of one coordinate of the curve at a time.
  double Sigma(const SplineBasis& basis, double time_s) const;
  /// The same at many times, in a time that grows with their number and not with its square.
  std::vector<double> Sigmas(const SplineBasis& basis, const std::vector<double>& times_s) const;
  /// 0..1 for each sample: 1 = fully believed, near 0 = treated as a gross error.
  const std::vector<double>& trust() const { return trust_; }
  /// Residuals' scale over the sigmas that were given; 1 = they were right.
  double noise_ratio() const { return noise_ratio_; }

 private:
  using Factor = Eigen::SimplicialLLT<Eigen::SparseMatrix<double>, Eigen::Lower, Eigen::NaturalOrdering<int>>;
  using Band =
      Eigen::Matrix<double, Eigen::Dynamic, 4>;  ///< row i: L(i, i), L(i+1, i), ... of the lower factor
  static Band BandOf(const Eigen::SparseMatrix<double>& lower);

  SplineCoefficients mean_;
  Band lower_;  ///< of the precision's factor L L'
  std::vector<double> trust_;
  double noise_ratio_ = 1;
};

}  // namespace hinge
