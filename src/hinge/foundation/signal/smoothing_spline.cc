// SPDX-License-Identifier: Apache-2.0
#include "hinge/foundation/signal/smoothing_spline.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

using Sparse = Eigen::SparseMatrix<double>;
constexpr int kOrder = 4;  // coefficients under one knot interval of a cubic spline

/// Basis functions of a uniform cubic B-spline at u in [0, 1], or their derivatives by u.
Eigen::Vector4d CubicBasis(double u, int order) {
  const double v = 1 - u;
  switch (order) {
    case 0:
      return Eigen::Vector4d(v * v * v, 3 * u * u * u - 6 * u * u + 4, 3 * v * v * v - 6 * v * v + 4,
                             u * u * u) /
             6;
    case 1:
      return Eigen::Vector4d(-v * v, 3 * u * u - 4 * u, -3 * v * v + 4 * v, u * u) / 2;
    case 2:
      return Eigen::Vector4d(v, 3 * u - 2, 3 * v - 2, u);
    default:
      return Eigen::Vector4d(-1, 3, -3, 1);
  }
}

/// integral of (s''')^2 over all intervals, as a quadratic form of the coefficients.
Sparse JerkPenalty(const SplineBasis& basis) {
  const Eigen::Vector4d jerk = CubicBasis(0, 3) / std::pow(basis.spacing_s(), 3);
  std::vector<Eigen::Triplet<double>> entries;
  for (int first = 0; first + kOrder <= basis.size(); ++first) {
    for (int i = 0; i < kOrder; ++i) {
      for (int j = 0; j < kOrder; ++j) {
        entries.emplace_back(first + i, first + j, jerk[i] * jerk[j] * basis.spacing_s());
      }
    }
  }
  Sparse penalty(basis.size(), basis.size());
  penalty.setFromTriplets(entries.begin(), entries.end());
  return penalty;
}

double MedianSpacing(const std::vector<PathSample>& samples) {
  std::vector<double> gaps;
  for (std::size_t i = 1; i < samples.size(); ++i) gaps.push_back(samples[i].time_s - samples[i - 1].time_s);
  return Median(std::move(gaps));
}

double JerkWeight(const std::vector<PathSample>& samples, double cutoff_hz) {
  std::vector<double> sigmas;
  for (const PathSample& s : samples) sigmas.push_back(s.sigma);
  const double sigma = Median(std::move(sigmas));
  const double cutoff_rad_s = 2 * std::numbers::pi * cutoff_hz;
  return 1 / (sigma * sigma * MedianSpacing(samples) * std::pow(cutoff_rad_s, 6));
}

/// The normal equations: matrix B'WB and right side B'Wy.
struct NormalEquations {
  Sparse matrix;
  SplineCoefficients right;
};

NormalEquations AddSamples(const SplineBasis& basis, const std::vector<PathSample>& samples,
                           const std::vector<SplineBasis::Weights>& rows, const std::vector<double>& trust) {
  std::vector<Eigen::Triplet<double>> entries;
  entries.reserve(samples.size() * kOrder * kOrder);
  SplineCoefficients right = SplineCoefficients::Zero(basis.size(), 2);
  for (std::size_t k = 0; k < samples.size(); ++k) {
    const double weight = trust[k] / (samples[k].sigma * samples[k].sigma);
    for (int i = 0; i < kOrder; ++i) {
      const double wi = weight * rows[k].values[i];
      right.row(rows[k].first + i) += wi * samples[k].point.transpose();
      for (int j = 0; j < kOrder; ++j)
        entries.emplace_back(rows[k].first + i, rows[k].first + j, wi * rows[k].values[j]);
    }
  }
  Sparse matrix(basis.size(), basis.size());
  matrix.setFromTriplets(entries.begin(), entries.end());
  return {std::move(matrix), std::move(right)};
}

Vec2 Combine(const SplineBasis::Weights& weights, const SplineCoefficients& coefficients) {
  return (weights.values.transpose() * coefficients.block<kOrder, 2>(weights.first, 0)).transpose();
}

using Band = Eigen::Matrix<double, Eigen::Dynamic, kOrder>;

/// The band of the inverse Z of L L', L given by its own (row i: L(i, i), L(i+1, i), ...). L' Z is the inverse of L, so lower triangular, which gives for j >= i, from the
/// last row on:  Z(i, j) = ([i = j] / L(i, i) - sum over k > i of L(k, i) Z(k, j)) / L(i, i)
Band InverseBand(const Band& lower) {
  const Eigen::Index size = lower.rows();
  Band inverse = Band::Zero(size, kOrder);
  const auto at = [&](Eigen::Index a, Eigen::Index b) {
    return inverse(std::min(a, b), std::max(a, b) - std::min(a, b));
  };
  for (Eigen::Index i = size - 1; i >= 0; --i) {
    const Eigen::Index last = std::min<Eigen::Index>(kOrder - 1, size - 1 - i);
    for (Eigen::Index j = last; j >= 0; --j) {
      double sum = 0;
      for (Eigen::Index k = 1; k <= last; ++k) sum += lower(i, k) * at(i + k, i + j);
      inverse(i, j) = ((j == 0 ? 1 / lower(i, 0) : 0) - sum) / lower(i, 0);
    }
  }
  return inverse;
}

/// Solves L' x = z in place, from the last row on.
void SolveUpper(const Band& lower, SplineCoefficients& x) {
  const Eigen::Index size = lower.rows();
  for (Eigen::Index i = size - 1; i >= 0; --i) {
    const Eigen::Index last = std::min<Eigen::Index>(kOrder - 1, size - 1 - i);
    for (Eigen::Index k = 1; k <= last; ++k) x.row(i) -= lower(i, k) * x.row(i + k);
    x.row(i) /= lower(i, 0);
  }
}

/// w' Z w for the four functions that are not zero at a time.
double Variance(const SplineBasis::Weights& weights, const Band& inverse) {
  double sum = 0;
  for (int i = 0; i < kOrder; ++i) {
    for (int j = 0; j < kOrder; ++j)
      sum += weights.values[i] * weights.values[j] *
             inverse(weights.first + std::min(i, j), std::max(i, j) - std::min(i, j));
  }
  return sum;
}

}  // namespace

SplineBasis::SplineBasis(double start_s, double end_s, double spacing_s)
    : start_s_(start_s), end_s_(end_s), spacing_s_(spacing_s) {
  HINGE_CHECK(end_s > start_s && spacing_s > 0, start_s, end_s, spacing_s);
  size_ = static_cast<int>(std::ceil((end_s - start_s) / spacing_s)) + kOrder - 1;
}

SplineBasis::Weights SplineBasis::At(double time_s, int order) const {
  const double at = (std::clamp(time_s, start_s_, end_s_) - start_s_) / spacing_s_;
  const int first = std::min(static_cast<int>(at), size_ - kOrder);
  Weights weights{first, CubicBasis(at - first, order)};
  for (int k = 0; k < order; ++k) weights.values /= spacing_s_;
  return weights;
}

Vec2 Evaluate(const SplineBasis& basis, const SplineCoefficients& coefficients, double time_s, int order) {
  return Combine(basis.At(time_s, order), coefficients);
}

SmoothPath::Band SmoothPath::BandOf(const Sparse& lower) {
  Band band = Band::Zero(lower.cols(), kOrder);
  for (int column = 0; column < lower.outerSize(); ++column) {
    for (Sparse::InnerIterator entry(lower, column); entry; ++entry)
      band(column, entry.row() - column) = entry.value();
  }
  return band;
}

SmoothPath SmoothPath::Fit(const SplineBasis& basis, const std::vector<PathSample>& samples,
                           const SmoothingOptions& options) {
  HINGE_CHECK(samples.size() >= 4, samples.size());
  HINGE_CHECK(options.cutoff_hz > 0 && options.outlier_sigmas > 0);
  std::vector<SplineBasis::Weights> rows;
  for (const PathSample& s : samples) rows.push_back(basis.At(s.time_s));
  const Sparse penalty = JerkWeight(samples, options.cutoff_hz) * JerkPenalty(basis);

  SmoothPath path;
  path.trust_.assign(samples.size(), 1.0);
  Factor factor;
  std::vector<double> errors(samples.size());
  for (int round = 0; round <= options.reweightings; ++round) {
    NormalEquations equations = AddSamples(basis, samples, rows, path.trust_);
    const Sparse matrix = equations.matrix + penalty;
    if (round == 0) factor.analyzePattern(matrix);
    factor.factorize(matrix);
    path.mean_ = factor.solve(equations.right);
    for (std::size_t k = 0; k < samples.size(); ++k) {
      errors[k] = (samples[k].point - Combine(rows[k], path.mean_)).norm() / samples[k].sigma;
    }
    // The median length of a planar normal error of unit sigma is sqrt(2 ln 2).
    path.noise_ratio_ = std::max(Median(errors) / std::sqrt(2 * std::numbers::ln2), 1e-6);
    const double scale = options.outlier_sigmas * std::max(1.0, path.noise_ratio_);
    for (std::size_t k = 0; k < samples.size(); ++k)
      path.trust_[k] = 1 / (1 + std::pow(errors[k] / scale, 2));
  }
  path.lower_ = BandOf(factor.matrixL());
  return path;
}

SplineCoefficients SmoothPath::Draw(Random& random) const {
  SplineCoefficients draw(mean_.rows(), 2);
  for (Eigen::Index i = 0; i < draw.rows(); ++i) draw.row(i) << random.Normal(), random.Normal();
  SolveUpper(lower_, draw);
  const double ratio = std::max(1.0, noise_ratio_);
  for (Eigen::Index i = 0; i < draw.rows(); ++i) draw.row(i) = mean_.row(i) + ratio * draw.row(i);
  return draw;
}

/// w' (L L')^-1 w is the squared length of L^-1 w.
double SmoothPath::Sigma(const SplineBasis& basis, double time_s) const {
  const SplineBasis::Weights weights = basis.At(time_s);
  Eigen::VectorXd x = Eigen::VectorXd::Zero(lower_.rows());
  x.segment<kOrder>(weights.first) = weights.values;
  for (Eigen::Index i = weights.first; i < x.size(); ++i) {
    x[i] /= lower_(i, 0);
    const Eigen::Index last = std::min<Eigen::Index>(kOrder - 1, x.size() - 1 - i);
    for (Eigen::Index k = 1; k <= last; ++k) x[i + k] -= lower_(i, k) * x[i];
  }
  return std::max(1.0, noise_ratio_) * x.norm();
}

std::vector<double> SmoothPath::Sigmas(const SplineBasis& basis, const std::vector<double>& times_s) const {
  const Band inverse = InverseBand(lower_);
  std::vector<double> sigmas;
  for (double t : times_s)
    sigmas.push_back(std::max(1.0, noise_ratio_) * std::sqrt(Variance(basis.At(t), inverse)));
  return sigmas;
}

}  // namespace hinge
