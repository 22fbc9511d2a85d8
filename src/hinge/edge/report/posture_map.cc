// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/posture_map.h"

#include <fmt/format.h>

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "hinge/edge/report/palette.h"
#include "hinge/edge/report/report_text.h"
#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/random.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/form/posture_map.h"

namespace hinge {
namespace {

// The drawing: a square plot with room for the axes' words, in SVG units that are about pixels on a phone.
constexpr double kLeft = 30, kTop = 8, kSide = 362, kWidth = 400, kHeight = 412;
constexpr double kLeastReach = 3.4;
constexpr double kChiSquare95 = 5.991464547;  // two degrees of freedom
constexpr double kDialReach = 4, kDialWidth = 400, kDialHeight = 64, kDialLine = 34;
constexpr int kDialDraws = 2000;

const char* WordOf(State state) {
  switch (state) {
    case State::kTooTall:
      return "too tall";
    case State::kHinged:
      return "hinged";
    case State::kDeflated:
      return "deflated";
    case State::kOverHinged:
      return "over-hinged";
    case State::kBentSpine:
      return "bent spine";
  }
  return "";
}

std::string Text(const Vec2& at, const char* anchor, const char* kind, const std::string& words,
                 const char* more = "") {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" class=\"{}\"{}>{}</text>\n", at.x(),
                     at.y(), anchor, kind, more, words);
}

std::string RegionSvg(const MapRegion& region, double reach) {
  std::string points;
  for (const Vec2& corner : region.corners) {
    const Vec2 p = CalcMapPixel(corner, reach);
    points += fmt::format("{:.1f},{:.1f} ", p.x(), p.y());
  }
  return fmt::format("<polygon points=\"{}\" style=\"fill:var({})\" class=\"region\"/>\n", points,
                     FillVariable(region.state));
}

/// The region's name, at that of its two places which is further from the dot.
std::string WordSvg(const MapRegion& region, const std::optional<PosturePoint>& point, double reach) {
  const Vec2 dot = point ? point->leg_trunk : Vec2(0, reach);
  const bool above = (region.words[1] - dot).norm() > (region.words[0] - dot).norm();
  return Text(CalcMapPixel(region.words[above], reach), "middle", "word", WordOf(region.state));
}

std::string AxesSvg() {
  const double right = kLeft + kSide, bottom = kTop + kSide, x = kLeft - 11;
  const auto upwards = [&](double y) {
    return fmt::format(" transform=\"rotate(-90 {:.1f} {:.1f})\"", x, y);
  };
  return Text({kLeft, bottom + 18}, "start", "axis", "← straighter, stiffer leg") +
         Text({right, bottom + 34}, "end", "axis", "deeper knee and ankle bend →") +
         Text({x, bottom}, "start", "axis", "← upright", upwards(bottom).c_str()) +
         Text({x, kTop}, "end", "axis", "trunk leaning →", upwards(kTop).c_str());
}

std::string PointSvg(const PosturePoint& point, double reach) {
  const Vec2 p = CalcMapPixel(point.leg_trunk, reach);
  const Ellipse e = CalcEllipse95(point.covariance);
  const double scale = kSide / (2 * reach);
  return fmt::format(
      "<ellipse cx=\"{0:.2f}\" cy=\"{1:.2f}\" rx=\"{2:.2f}\" ry=\"{3:.2f}\" "
      "transform=\"rotate({4:.2f} {0:.2f} {1:.2f})\" class=\"ellipse\"/>\n"
      "<circle cx=\"{0:.2f}\" cy=\"{1:.2f}\" r=\"6\" class=\"dot\"/>\n",
      p.x(), p.y(), scale * e.long_axis, scale * e.short_axis, -DegFromRad(e.angle_rad));
}

std::string Describe(const Verdict& verdict, const PostureModel& model) {
  if (!verdict.map) return "Posture map without a dot: leg or trunk was not seen.";
  const Vec2& p = verdict.map->leg_trunk;
  return fmt::format(
      "Posture map. The runner's dot lies in the region {}: leg {} and trunk {} standard deviations from the "
      "ordinary runner; the ellipse holds 95 percent of what is possible.",
      WordOf(FindState(p, std::nullopt, model)), SignedText(p.x(), 1), SignedText(p.y(), 1));
}

/// 2.5th and 97.5th percentile of the dial over draws of the point.
std::pair<double, double> EstimateDialInterval(const PosturePoint& point, const PostureModel& model) {
  Random random(1);
  const Eigen::Matrix2d root = point.covariance.llt().matrixL();
  std::vector<double> dials;
  for (int i = 0; i < kDialDraws; ++i) {
    const double first = random.Normal(), second = random.Normal();
    dials.push_back(CalcDial(point.leg_trunk + root * Vec2(first, second), model));
  }
  return {Quantile(dials, 0.025), Quantile(dials, 0.975)};
}

double DialPixel(double dial) {
  return kDialWidth * (0.5 + 0.48 * std::clamp(dial, -kDialReach, kDialReach) / kDialReach);
}

std::string DialZone(double from, double to, State state) {
  const double left = DialPixel(from), right = DialPixel(to);
  return fmt::format(
             "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"16\" style=\"fill:var({})\"/>\n",
             left, kDialLine - 8, right - left, FillVariable(state)) +
         Text({(left + right) / 2, kDialLine + 24}, "middle", "axis", WordOf(state));
}

}  // namespace

std::vector<MapRegion> MakeMapRegions(const PostureModel& m, double reach) {
  const double r = reach, tall = m.tall_below, flat = m.deflated_above, over = m.over_hinged_above;
  const double middle = (tall + flat) / 2, inset = 0.1 * r;  // words stand that far from a border
  const double left = (tall - r) / 2, right = (flat + r) / 2;
  return {{State::kTooTall,
           {{-r, r}, {tall, r}, {tall, tall}, {flat, tall}, {flat, -r}, {-r, -r}},
           {Vec2(left, inset - r), Vec2(left, r - 1.5 * inset)}},
          {State::kDeflated,
           {{flat, r}, {r, r}, {r, -r}, {flat, -r}},
           {Vec2(right, inset - r), Vec2(right, r - 1.5 * inset)}},
          {State::kHinged,
           {{tall, over}, {flat, over}, {flat, tall}, {tall, tall}},
           {Vec2(middle, tall + 0.6 * inset), Vec2(middle, over - inset)}},
          {State::kOverHinged,
           {{tall, r}, {flat, r}, {flat, over}, {tall, over}},
           {Vec2(middle, over + 0.6 * inset), Vec2(middle, r - 1.5 * inset)}}};
}

Ellipse CalcEllipse95(const Eigen::Matrix2d& covariance) {
  const Eigen::SelfAdjointEigenSolver<Eigen::Matrix2d> solver(covariance);
  const Vec2 lambda = solver.eigenvalues().cwiseMax(0);  // ascending
  const Vec2 direction = solver.eigenvectors().col(1);
  return {std::sqrt(kChiSquare95 * lambda[1]), std::sqrt(kChiSquare95 * lambda[0]),
          std::atan2(direction.y(), direction.x())};
}

double CalcMapReach(const std::optional<PosturePoint>& point) {
  if (!point) return kLeastReach;
  const Vec2 half = (kChiSquare95 * point->covariance.diagonal().cwiseMax(0)).cwiseSqrt();
  const Vec2 furthest = point->leg_trunk.cwiseAbs() + half;
  constexpr double kMargin = 0.15;  // the ellipse does not touch the frame
  return std::max(kLeastReach, furthest.maxCoeff() + kMargin);
}

Vec2 CalcMapPixel(const Vec2& leg_trunk, double reach) {
  const double scale = kSide / (2 * reach);
  return {kLeft + (leg_trunk.x() + reach) * scale, kTop + (reach - leg_trunk.y()) * scale};
}

std::string MakePostureMapSvg(const Verdict& verdict, const PostureModel& model) {
  const double reach = CalcMapReach(verdict.map);
  std::string svg = fmt::format("<svg class=\"map\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n",
                                kWidth, kHeight, Describe(verdict, model));
  for (const MapRegion& region : MakeMapRegions(model, reach)) svg += RegionSvg(region, reach);
  svg += AxesSvg();
  for (const MapRegion& region : MakeMapRegions(model, reach)) svg += WordSvg(region, verdict.map, reach);
  if (verdict.map) {
    svg += PointSvg(*verdict.map, reach);
  } else {
    svg += Text(CalcMapPixel({0, 0.2}, reach), "middle", "axis", "leg or trunk not seen");
  }
  return svg + "</svg>\n";
}

std::string MakeDialSvg(const Verdict& verdict, const PostureModel& model) {
  if (!verdict.map) return "";
  const double dial = CalcDial(verdict.map->leg_trunk, model);
  const auto [low, high] = EstimateDialInterval(*verdict.map, model);
  const std::string label =
      fmt::format("One-line dial from too tall to deflated: {}, 95 percent interval {} to {}.",
                  SignedText(dial, 1), SignedText(low, 1), SignedText(high, 1));
  std::string svg = fmt::format("<svg class=\"dial\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n",
                                kDialWidth, kDialHeight, label);
  svg += DialZone(-kDialReach, model.tall_below, State::kTooTall);
  svg += DialZone(model.tall_below, model.deflated_above, State::kHinged);
  svg += DialZone(model.deflated_above, kDialReach, State::kDeflated);
  svg += fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" class=\"interval\"/>\n",
                     DialPixel(low), kDialLine, DialPixel(high), kDialLine);
  svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"6\" class=\"dot\"/>\n", DialPixel(dial),
                     kDialLine);
  svg += Text({std::clamp(DialPixel(dial), 40.0, kDialWidth - 40), kDialLine - 16}, "middle", "axis",
              "you: " + SignedText(dial, 1));
  return svg + "</svg>\n";
}

}  // namespace hinge
