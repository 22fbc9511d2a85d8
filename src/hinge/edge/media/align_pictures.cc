// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/align_pictures.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

constexpr int kSizes = 4;
constexpr int kSmallestSide_px = 24;  // of the coarsest picture's shorter side
constexpr int kCells = 40;            // along the picture's longer side: one point a cell
constexpr double kLeastGradient = 2;  // grey levels a pixel: less is noise and compression
constexpr int kMostRounds = 15;
constexpr double kSettled_px = 0.01;
constexpr double kTukey = 4.685;     // sigmas: 95 % efficient on normal errors
constexpr double kLeastNoise = 1.0;  // grey levels
constexpr double kShareNeeded = 1 / 3.0;
constexpr std::size_t kPointsNeeded = 40;
constexpr double kMostGain = 0.3;   // change of the light that is believed
constexpr double kMostNoise = 0.4;  // of the levels' own spread: more, and the pictures are not of one place

using Vector6 = Eigen::Matrix<double, 6, 1>;
using Matrix6 = Eigen::Matrix<double, 6, 6>;

Vec2 MiddleOf(const GreyPicture& p) { return {0.5 * (p.width - 1), 0.5 * (p.height - 1)}; }

Vec2 GradientAt(const GreyPicture& p, int x, int y) {
  return {0.5 * (p.At(x + 1, y) - p.At(x - 1, y)), 0.5 * (p.At(x, y + 1) - p.At(x, y - 1))};
}

/// The place of most change in each cell, where there is enough.
std::vector<AlignTemplate::Point> ChoosePoints(const GreyPicture& p, const PictureBox& leave_out) {
  const int cell = std::max(2, std::max(p.width, p.height) / kCells);
  const Vec2 middle = MiddleOf(p);
  std::vector<AlignTemplate::Point> points;
  for (int top = 1; top + 1 < p.height; top += cell) {
    for (int left = 1; left + 1 < p.width; left += cell) {
      AlignTemplate::Point best;
      for (int y = top; y < std::min(top + cell, p.height - 1); ++y) {
        for (int x = left; x < std::min(left + cell, p.width - 1); ++x) {
          const Vec2 gradient = GradientAt(p, x, y);
          if (gradient.squaredNorm() <= best.gradient.squaredNorm()) continue;
          if (!leave_out.Holds((x + 0.5) * p.step, (y + 0.5) * p.step))
            best = {Vec2(x, y) - middle, gradient, p.At(x, y)};
        }
      }
      if (best.gradient.norm() >= kLeastGradient) points.push_back(best);
    }
  }
  return points;
}

/// Bilinear; empty outside the picture.
std::optional<double> LevelAt(const GreyPicture& p, const Vec2& at) {
  const int x = static_cast<int>(std::floor(at.x())), y = static_cast<int>(std::floor(at.y()));
  if (x < 0 || y < 0 || x + 1 >= p.width || y + 1 >= p.height) return std::nullopt;
  const double u = at.x() - x, v = at.y() - y;
  return (1 - v) * ((1 - u) * p.At(x, y) + u * p.At(x + 1, y)) +
         v * ((1 - u) * p.At(x, y + 1) + u * p.At(x + 1, y + 1));
}

/// One linear equation: how the level there answers to shift x, shift y, roll, zoom, gain and offset.
struct Equation {
  Vector6 row;
  double residual = 0;
};

std::vector<Equation> MakeEquations(const AlignTemplate::Size& to, const GreyPicture& picture,
                                    const PictureBox& leave_out, const BackgroundMove& move) {
  const Vec2 middle = MiddleOf(picture);
  std::vector<Equation> equations;
  for (const AlignTemplate::Point& point : to.points) {
    const Vec2 at = Carry(move, middle, middle + point.p_px);
    const std::optional<double> level = LevelAt(picture, at);
    if (!level || leave_out.Holds((at.x() + 0.5) * picture.step, (at.y() + 0.5) * picture.step)) continue;
    const Vec2 &g = point.gradient, &p = point.p_px;
    equations.push_back({.row = {g.x(), g.y(), g.y() * p.x() - g.x() * p.y(), g.dot(p), point.level, 1},
                         .residual = *level - point.level});
  }
  return equations;
}

/// Which part of the points agree, and what makes the rest of the difference smallest.
struct Step {
  Vector6 change = Vector6::Zero();
  double agreeing = 0;  ///< of all points of the template
  double noise = 0;     ///< robust sigma of what is left, grey levels
};

Step SolveStep(const std::vector<Equation>& equations, std::size_t points) {
  std::vector<double> residuals;
  for (const Equation& e : equations) residuals.push_back(e.residual);
  const double light = Median(residuals), noise = std::max(kLeastNoise, RobustSigma(residuals));
  const double reach = kTukey * noise;
  Matrix6 normal = Matrix6::Zero();
  Vector6 right = Vector6::Zero();
  Step step{.noise = noise};
  for (const Equation& e : equations) {
    const double share = (e.residual - light) / reach;
    if (std::abs(share) >= 1) continue;
    const double weight = std::pow(1 - share * share, 2);
    normal.noalias() += weight * e.row * e.row.transpose();
    right.noalias() += weight * e.row * e.residual;
    step.agreeing += 1;
  }
  step.agreeing /= static_cast<double>(points);
  // A direction that no edge shows, such as along straight stripes, stays where it was.
  normal.diagonal().array() += 1e-6 * normal.diagonal().array() + 1e-9;
  step.change = normal.ldlt().solve(right);
  return step;
}

/// The template's own small move, undone before `move`.
BackgroundMove Improve(const BackgroundMove& move, const Vector6& change) {
  return Compose(move, Invert({.roll_rad = change[2],
                               .zoom = std::exp(std::clamp(change[3], -0.5, 0.5)),
                               .shift_px = {change[0], change[1]}}));
}

double MotionOf(const Vector6& change, const GreyPicture& picture) {
  return change.head<2>().norm() +
         change.segment<2>(2).norm() * 0.5 * std::max(picture.width, picture.height);
}

BackgroundMove Scaled(BackgroundMove move, double times) {
  move.shift_px *= times;
  return move;
}

bool AreOfOnePlace(const Step& step, const std::vector<AlignTemplate::Point>& points) {
  std::vector<double> levels;
  for (const AlignTemplate::Point& p : points) levels.push_back(p.level);
  return step.agreeing >= kShareNeeded && std::abs(step.change[4]) <= kMostGain &&
         step.noise <= std::max(2 * kLeastNoise, kMostNoise * RobustSigma(levels));
}

struct Laid {
  BackgroundMove move;
  Step last;
};

/// On one size, in its pixels; empty when too few points are in the picture.
std::optional<Laid> AlignOn(const AlignTemplate::Size& to, const GreyPicture& picture,
                            const PictureBox& leave_out, BackgroundMove move) {
  Step step;
  for (int round = 0; round < kMostRounds; ++round) {
    const std::vector<Equation> equations = MakeEquations(to, picture, leave_out, move);
    if (equations.size() < std::min(kPointsNeeded, to.points.size()) || equations.empty())
      return std::nullopt;
    step = SolveStep(equations, to.points.size());
    if (!step.change.allFinite()) return std::nullopt;
    move = Improve(move, step.change);
    if (MotionOf(step.change, picture) < kSettled_px) break;
  }
  return Laid{move, step};
}

}  // namespace

AlignTemplate MakeAlignTemplate(const GreyPicture& picture, const PictureBox& leave_out) {
  AlignTemplate made;
  GreyPicture smaller = picture;
  for (int k = 0; k < kSizes; ++k) {
    made.sizes.push_back({smaller, ChoosePoints(smaller, leave_out)});
    if (std::min(smaller.width, smaller.height) < 2 * kSmallestSide_px) break;
    smaller = Halve(smaller);
  }
  return made;
}

std::optional<BackgroundMove> AlignBackground(const AlignTemplate& to, const AlignTemplate& picture,
                                              const PictureBox& leave_out, const BackgroundMove& near) {
  if (to.sizes.front().points.size() < kPointsNeeded) return std::nullopt;
  Laid laid{.move = near, .last = {}};
  for (std::size_t k = to.sizes.size(); k-- > 0;) {
    const double step = to.sizes[k].picture.step;
    const auto better =
        AlignOn(to.sizes[k], picture.sizes[k].picture, leave_out, Scaled(laid.move, 1 / step));
    if (!better) return std::nullopt;
    laid = {.move = Scaled(better->move, step), .last = better->last};
  }
  // Only the finest size is judged: the coarse ones blur what the move has turned or brought into view.
  if (!AreOfOnePlace(laid.last, to.sizes.front().points)) return std::nullopt;
  return laid.move;
}

}  // namespace hinge
