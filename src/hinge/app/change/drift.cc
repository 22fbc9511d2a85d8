// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/change/drift.h"

#include <fmt/format.h>

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <iterator>

#include "hinge/foundation/base/measured.h"
#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

constexpr double kMinutesAnHour = 60;

double SpreadOf(const std::vector<DriftPoint>& p, double DriftPoint::*field) {
  std::vector<double> values;
  for (const DriftPoint& x : p) values.push_back(x.*field);
  return StandardDeviation(values);
}

/// Columns: one, hours, and the companions that vary; `bend_min` adds the hours past it.
Eigen::MatrixXd DesignOf(const std::vector<DriftPoint>& p, std::optional<double> bend_min) {
  const bool speed = SpreadOf(p, &DriftPoint::speed_m_s) > 1e-6,
             grade = SpreadOf(p, &DriftPoint::grade) > 1e-6;
  const auto rows = static_cast<Eigen::Index>(p.size());
  Eigen::MatrixXd x(rows, 2 + speed + grade + (bend_min ? 1 : 0));
  for (Eigen::Index i = 0; i < rows; ++i) {
    const DriftPoint& point = p[static_cast<std::size_t>(i)];
    Eigen::Index k = 0;
    x(i, k++) = 1;
    x(i, k++) = point.time_min / kMinutesAnHour;
    if (speed) x(i, k++) = point.speed_m_s;
    if (grade) x(i, k++) = point.grade;
    if (bend_min) x(i, k++) = std::max(0.0, point.time_min - *bend_min) / kMinutesAnHour;
  }
  return x;
}

struct Fit {
  Eigen::VectorXd beta, residual;
  Eigen::MatrixXd inverse;  ///< (X'X)^-1
  double rss = 0, dof = 0;
  bool sound = false;  ///< the columns can be told apart
};

Fit Solve(const Eigen::MatrixXd& x, const Eigen::VectorXd& y) {
  Fit fit;
  const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(x);
  fit.sound = qr.rank() == x.cols();
  fit.dof = static_cast<double>(x.rows() - x.cols());
  if (!fit.sound) return fit;
  fit.beta = qr.solve(y);
  fit.residual = y - x * fit.beta;
  fit.rss = fit.residual.squaredNorm();
  fit.inverse = (x.transpose() * x).inverse();
  return fit;
}

Eigen::VectorXd ValuesOf(const std::vector<DriftPoint>& p) {
  Eigen::VectorXd y(static_cast<Eigen::Index>(p.size()));
  for (std::size_t i = 0; i < p.size(); ++i) y(static_cast<Eigen::Index>(i)) = p[i].value;
  return y;
}

/// First-order autocorrelation of the residuals, its small-sample bias taken off (a regression's residuals look
/// less alike than the errors: by about (columns + 3 rho) / n); 0 where it is not beyond its own noise, or negative.
double AutocorrelationOf(const Fit& fit, double columns) {
  const Eigen::Index n = fit.residual.size();
  if (n < 10 || fit.rss <= 0) return 0;
  const double rho = fit.residual.head(n - 1).dot(fit.residual.tail(n - 1)) / fit.rss;
  const double count = static_cast<double>(n);
  if (rho < 1.5 / std::sqrt(count)) return 0;
  return std::min(rho + (columns + 3 * rho) / count, 0.9);
}

/// Rows freed of a first-order autocorrelation.
template <typename Matrix>
Matrix Whitened(const Matrix& m, double rho) {
  Matrix w = m;
  w.row(0) *= std::sqrt(1 - rho * rho);
  for (Eigen::Index i = 1; i < m.rows(); ++i) w.row(i) = m.row(i) - rho * m.row(i - 1);
  return w;
}

/// Weights of the times at which the line may bend, and the fits there.
struct Bends {
  std::vector<double> times_min, weights;
  double best_min = 0, best_rss = 0;
  Fit best;
};

Bends TryBends(const std::vector<DriftPoint>& p, const Eigen::VectorXd& y, double rho) {
  constexpr int kTimes = 240;
  constexpr double kMargin = 0.08;  // of the run, at both ends
  const double from = p.front().time_min, span = p.back().time_min - from;
  Bends bends;
  std::vector<double> logs;
  for (int k = 0; k <= kTimes; ++k) {
    const double at = from + span * (kMargin + (1 - 2 * kMargin) * k / kTimes);
    const Fit fit = Solve(Whitened(DesignOf(p, at), rho), y);
    if (!fit.sound) continue;
    if (bends.times_min.empty() || fit.rss < bends.best_rss)
      bends.best_min = at, bends.best_rss = fit.rss, bends.best = fit;
    bends.times_min.push_back(at);
    logs.push_back(-0.5 * fit.dof * std::log(std::max(fit.rss, 1e-300)));
  }
  const double top = logs.empty() ? 0 : *std::max_element(logs.begin(), logs.end());
  for (double l : logs) bends.weights.push_back(std::exp(l - top));
  return bends;
}

double WeightedQuantile(const Bends& b, double q) {
  double all = 0, sum = 0;
  for (double w : b.weights) all += w;
  for (std::size_t k = 0; k < b.weights.size(); ++k) {
    sum += b.weights[k];
    if (sum >= q * all) return b.times_min[k];
  }
  return b.times_min.back();
}

/// The autocorrelation is that of the residuals of the best bend: a straight line's residuals look alike where the
/// run does bend.
void SetBend(Drift& d, const std::vector<DriftPoint>& p, const DriftOptions& options) {
  const Eigen::MatrixXd x = DesignOf(p, {});
  const Eigen::VectorXd y = ValuesOf(p);
  if (y.size() - x.cols() < 6) return;
  double rho = 0;
  if (options.evenly_spaced) {
    const Bends first = TryBends(p, y, 0);
    if (!first.times_min.empty()) rho = AutocorrelationOf(first.best, static_cast<double>(x.cols()) + 1);
  }
  const Eigen::VectorXd whitened = Whitened(y, rho);
  const Fit straight = Solve(Whitened(x, rho), whitened);
  const Bends bends = TryBends(p, whitened, rho);
  if (bends.times_min.empty() || bends.best_rss <= 0) return;
  const double n = static_cast<double>(p.size());
  const double log_factor = 0.5 * (n * std::log(straight.rss / bends.best_rss) - 2 * std::log(n));
  d.bend_probability = 1 / (1 + std::exp(-log_factor));
  if (d.bend_probability < options.least_bend_probability) return;
  const double before = bends.best.beta(1), gain = bends.best.beta(bends.best.beta.size() - 1);
  d.change = ChangePoint{.time_min = bends.best_min,
                         .low_min = WeightedQuantile(bends, 0.025),
                         .high_min = WeightedQuantile(bends, 0.975),
                         .before_per_hour = before,
                         .after_per_hour = before + gain};
}

std::string WhyNot(const std::vector<DriftPoint>& p) {
  static constexpr const char* kFew[] = {"no stretch shows it", "one stretch", "two stretches",
                                         "three stretches"};
  if (p.size() < std::size(kFew)) return std::string(kFew[p.size()]) + ", four are needed";
  if (SpreadOf(p, &DriftPoint::time_min) <= 0) return "all stretches are at one time";
  const auto needed = DesignOf(p, {}).cols() + 2;
  if (static_cast<Eigen::Index>(p.size()) < needed)
    return fmt::format("{} stretches, and {} are needed where speed or grade varies", p.size(), needed);
  return "";
}

}  // namespace

Drift EstimateDrift(const std::vector<DriftPoint>& points, const DriftOptions& options) {
  Drift d;
  std::vector<DriftPoint> p = points;
  std::stable_sort(p.begin(), p.end(),
                   [](const DriftPoint& a, const DriftPoint& b) { return a.time_min < b.time_min; });
  d.points = static_cast<int>(p.size());
  d.why_missing = WhyNot(p);
  if (!d.why_missing.empty()) return d;
  const Eigen::MatrixXd x = DesignOf(p, {});
  const Eigen::VectorXd y = ValuesOf(p);
  Fit fit = Solve(x, y);
  if (!fit.sound) {
    d.why_missing = "speed or grade changes evenly with time: what is drift cannot be told from them";
    return d;
  }
  const double rho = options.evenly_spaced ? AutocorrelationOf(fit, static_cast<double>(x.cols())) : 0;
  const Eigen::VectorXd whitened = Whitened(y, rho);
  fit = Solve(Whitened(x, rho), whitened);
  const double sigma = std::sqrt(fit.rss / fit.dof * fit.inverse(1, 1));
  d.per_hour = fit.beta(1);
  const double half = StudentFactor(fit.dof) * Measured::kTwoSided95 * sigma;
  d.low = *d.per_hour - half;
  d.high = *d.per_hour + half;
  d.probability = sigma > 0          ? StudentCdf(std::abs(*d.per_hour) / sigma, fit.dof)
                  : *d.per_hour != 0 ? 1.0
                                     : 0.5;
  d.beyond_noise = d.probability >= options.least_probability;
  SetBend(d, p, options);
  return d;
}

}  // namespace hinge
