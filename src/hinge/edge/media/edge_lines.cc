// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/edge_lines.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "hinge/foundation/base/angle.h"

namespace hinge {
namespace {

constexpr double kMostLean_deg = 12, kMostSlope_deg = 20;
constexpr float kLeastEdge = 5;       // grey levels a pixel: a faint but visible edge
constexpr double kShortest = 0.07;    // of the picture's height
constexpr double kReach_px = 1.3;     // from row to row: 20 degrees move 0.4 px, the rest is noise
constexpr int kLostRows = 3;          // of a chain: noise hides an edge for so long
constexpr double kStraight_px = 1.0;  // how far a point may lie from its line
constexpr double kPlace_px = 0.25;    // sigma of one point, correlated from row to row by the blur

/// Change along a row, smoothed over three rows: grey levels a pixel.
float AcrossAt(const GreyPicture& g, int x, int y) {
  const auto row = [&](int j) { return g.At(x + 1, j) - g.At(x - 1, j); };
  return (row(y - 1) + 2 * row(y) + row(y + 1)) / 8;
}
float AlongAt(const GreyPicture& g, int x, int y) {
  const auto column = [&](int i) { return g.At(i, y + 1) - g.At(i, y - 1); };
  return (column(x - 1) + 2 * column(x) + column(x + 1)) / 8;
}

struct RowPoint {
  double x = 0;
  bool rising = false;  // dark to light
};

/// Edges are looked for in `picture`, outside `out`, up to `most_lean_deg` from its columns.
struct Search {
  const GreyPicture& picture;
  const PictureBox& out;
  double most_lean_deg;
};

/// Where a row crosses upright edges.
std::vector<RowPoint> FindCrossings(const Search& search, int y) {
  const GreyPicture& g = search.picture;
  const double steepest_slope = std::tan(RadFromDeg(2 * search.most_lean_deg));
  std::vector<float> across(static_cast<std::size_t>(g.width));
  for (int x = 1; x + 1 < g.width; ++x) across[static_cast<std::size_t>(x)] = AcrossAt(g, x, y);
  std::vector<RowPoint> points;
  for (int x = 2; x + 2 < g.width; ++x) {
    const float a = std::abs(across[static_cast<std::size_t>(x) - 1]),
                b = std::abs(across[static_cast<std::size_t>(x)]),
                c = std::abs(across[static_cast<std::size_t>(x) + 1]);
    if (b < kLeastEdge || b < a || b <= c || search.out.Holds((x + 0.5) * g.step, (y + 0.5) * g.step))
      continue;
    if (std::abs(AlongAt(g, x, y)) > steepest_slope * b) continue;
    const double shift = 0.5 * (a - c) / std::min(-1e-6f, a - 2 * b + c);
    points.push_back({x + std::clamp(shift, -0.5, 0.5), across[static_cast<std::size_t>(x)] > 0});
  }
  return points;
}

struct ChainPoint {
  double x = 0, y = 0;
};
struct Chain {
  std::vector<ChainPoint> points;
  bool rising = false;
  int last_row() const { return static_cast<int>(points.back().y); }
};

/// Adds a row's crossings to the chains that reach them; what is left begins chains of its own.
void Follow(std::vector<Chain>& open, std::vector<RowPoint> row, int y) {
  for (Chain& chain : open) {
    const double reach = kReach_px + 0.2 * (y - chain.last_row() - 1);
    const auto nearest = std::min_element(row.begin(), row.end(), [&](const RowPoint& a, const RowPoint& b) {
      return std::abs(a.x - chain.points.back().x) < std::abs(b.x - chain.points.back().x);
    });
    if (nearest == row.end() || nearest->rising != chain.rising ||
        std::abs(nearest->x - chain.points.back().x) > reach)
      continue;
    chain.points.push_back({nearest->x, static_cast<double>(y)});
    row.erase(nearest);
  }
  for (const RowPoint& p : row)
    open.push_back({.points = {{p.x, static_cast<double>(y)}}, .rising = p.rising});
}

std::vector<Chain> FindChains(const Search& search) {
  std::vector<Chain> open, closed;
  for (int y = 1; y + 1 < search.picture.height; ++y) {
    Follow(open, FindCrossings(search, y), y);
    const auto ended = std::stable_partition(open.begin(), open.end(),
                                             [&](const Chain& c) { return y - c.last_row() <= kLostRows; });
    closed.insert(closed.end(), std::make_move_iterator(ended), std::make_move_iterator(open.end()));
    open.erase(ended, open.end());
  }
  closed.insert(closed.end(), open.begin(), open.end());
  return closed;
}

struct Fit {
  double middle_x = 0, middle_y = 0, slope = 0, slope_sigma = 0;
  double worst_px = 0;
};

Fit FitLine(const ChainPoint* first, const ChainPoint* last) {
  Fit fit;
  const auto n = static_cast<double>(last - first);
  for (const auto* p = first; p != last; ++p) fit.middle_x += p->x / n, fit.middle_y += p->y / n;
  double yy = 0, xy = 0;
  for (const auto* p = first; p != last; ++p) {
    yy += (p->y - fit.middle_y) * (p->y - fit.middle_y);
    xy += (p->y - fit.middle_y) * (p->x - fit.middle_x);
  }
  fit.slope = xy / std::max(yy, 1e-9);
  double square = 0;
  for (const auto* p = first; p != last; ++p) {
    const double off = p->x - fit.middle_x - fit.slope * (p->y - fit.middle_y);
    square += off * off;
    fit.worst_px = std::max(fit.worst_px, std::abs(off));
  }
  constexpr double kRowsTogether = 4;  // neighbouring rows err alike
  fit.slope_sigma =
      std::sqrt(kRowsTogether * std::max(square / n, kPlace_px * kPlace_px) / std::max(yy, 1e-9));
  return fit;
}

/// The point farthest from the straight line between first and last.
const ChainPoint* FarthestFromChord(const ChainPoint* first, const ChainPoint* last) {
  const ChainPoint &a = *first, &b = *(last - 1);
  const double slope = (b.x - a.x) / std::max(b.y - a.y, 1e-9);
  const auto off = [&](const ChainPoint& p) { return std::abs(p.x - a.x - slope * (p.y - a.y)); };
  return std::max_element(first + 1, last - 1,
                          [&](const ChainPoint& p, const ChainPoint& q) { return off(p) < off(q); });
}

/// The straight pieces of a chain, cut until every piece is straight.
void AddLines(const ChainPoint* first, const ChainPoint* last, const Search& search,
              std::vector<EdgeLine>& lines) {
  const GreyPicture& g = search.picture;
  if (last - first < 3 || (last - 1)->y - first->y < kShortest * g.height) return;
  const Fit fit = FitLine(first, last);
  if (fit.worst_px > kStraight_px) {
    const ChainPoint* bend = FarthestFromChord(first, last);
    AddLines(first, bend, search, lines);
    AddLines(bend, last, search, lines);
    return;
  }
  if (std::abs(fit.slope) > std::tan(RadFromDeg(search.most_lean_deg))) return;
  // x grows to the right, y downward: an edge turned clockwise has its lower end to the left.
  lines.push_back({.lean_rad = -std::atan(fit.slope),
                   .x_px = (fit.middle_x + 0.5) * g.step,
                   .y_px = (fit.middle_y + 0.5) * g.step,
                   .length_px = ((last - 1)->y - first->y) * g.step,
                   .sigma_rad = fit.slope_sigma});
}

std::vector<EdgeLine> FindLines(const Search& search) {
  std::vector<EdgeLine> lines;
  for (const Chain& chain : FindChains(search))
    AddLines(chain.points.data(), chain.points.data() + chain.points.size(), search, lines);
  return lines;
}

}  // namespace

std::vector<EdgeLine> FindUprightLines(const GreyPicture& picture, const PictureBox& leave_out) {
  return FindLines({picture, leave_out, kMostLean_deg});
}

std::vector<EdgeLine> FindFlatLines(const GreyPicture& picture, const PictureBox& leave_out) {
  const GreyPicture turned = Transpose(picture);
  const PictureBox out = Transpose(leave_out);
  std::vector<EdgeLine> lines = FindLines({turned, out, kMostSlope_deg});
  for (EdgeLine& l : lines) std::swap(l.x_px, l.y_px), l.lean_rad = -l.lean_rad;
  return lines;
}

}  // namespace hinge
