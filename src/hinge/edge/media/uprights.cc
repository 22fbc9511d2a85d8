// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/uprights.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr int kSmallSide_px = 480;  // the longer side of the picture that is searched
constexpr double kMostRoll_deg = 8;
constexpr double kAngleStep_deg = 0.2;
constexpr double kOrientation_deg = 4;  // how far an edge point's own direction may differ from its line's
constexpr float kLeastEdge = 16;        // grey levels over two pixels: a visible edge
constexpr double kShortestLine = 0.12;  // of the picture's height
constexpr double kLengthNeeded = 0.40;  // of the picture's height, all agreeing lines together
constexpr double kAgree_deg = 1.0;
constexpr double kLeastSigma_deg = 0.4;  // of any such estimate: lens distortion, builders' tolerance
constexpr int kMostLines = 16;

/// A small grey picture as displayed.
struct Grey {
  int width = 0, height = 0;
  std::vector<float> level;
  float At(int x, int y) const { return level[static_cast<std::size_t>(y) * width + x]; }
};

/// Luma at a displayed pixel, undoing the display turns.
float LumaAt(const Frame& f, int x, int y) {
  const int w = f.stored_width_px, h = f.stored_height_px;
  int sx = x, sy = y;
  if (f.quarter_turns == 1) sx = y, sy = h - 1 - x;
  if (f.quarter_turns == 2) sx = w - 1 - x, sy = h - 1 - y;
  if (f.quarter_turns == 3) sx = w - 1 - y, sy = x;
  sx = std::clamp(sx, 0, w - 1);
  sy = std::clamp(sy, 0, h - 1);
  return f.planes[0].data[static_cast<std::ptrdiff_t>(sy) * f.planes[0].stride + sx];
}

/// The mean of the pixels under each small pixel.
Grey Shrink(const Frame& f, int step) {
  Grey grey{f.width_px / step, f.height_px / step, {}};
  grey.level.resize(static_cast<std::size_t>(grey.width) * grey.height);
  for (int y = 0; y < grey.height; ++y) {
    for (int x = 0; x < grey.width; ++x) {
      float sum = 0;
      for (int dy = 0; dy < step; ++dy) {
        for (int dx = 0; dx < step; ++dx) sum += LumaAt(f, x * step + dx, y * step + dy);
      }
      grey.level[static_cast<std::size_t>(y) * grey.width + x] = sum / static_cast<float>(step * step);
    }
  }
  return grey;
}

Grey MedianOf(const std::vector<Grey>& pictures) {
  Grey median = pictures.front();
  std::vector<float> levels(pictures.size());
  for (std::size_t i = 0; i < median.level.size(); ++i) {
    for (std::size_t k = 0; k < pictures.size(); ++k) levels[k] = pictures[k].level[i];
    std::nth_element(levels.begin(), levels.begin() + static_cast<std::ptrdiff_t>(levels.size() / 2),
                     levels.end());
    median.level[i] = levels[levels.size() / 2];
  }
  return median;
}

struct EdgePoint {
  double x, y, normal_deg;  // direction across the edge: 0 = the edge is plumb in the picture
};

std::vector<EdgePoint> FindEdgePoints(const Grey& g, const PictureBox& out, int step) {
  std::vector<EdgePoint> points;
  for (int y = 1; y + 1 < g.height; ++y) {
    for (int x = 1; x + 1 < g.width; ++x) {
      const double px = (x + 0.5) * step, py = (y + 0.5) * step;
      if (px > out.left_px && px < out.right_px && py > out.top_px && py < out.bottom_px) continue;
      const auto across = [&](int i) { return g.At(i, y - 1) + 2 * g.At(i, y) + g.At(i, y + 1); };
      const auto along = [&](int j) { return g.At(x - 1, j) + 2 * g.At(x, j) + g.At(x + 1, j); };
      const float gx = (across(x + 1) - across(x - 1)) / 4, gy = (along(y + 1) - along(y - 1)) / 4;
      const float before = std::abs(g.At(x, y) - g.At(x - 1, y)),
                  after = std::abs(g.At(x + 1, y) - g.At(x, y));
      if (std::abs(gx) < kLeastEdge || std::abs(gy) > 0.3f * std::abs(gx) || before + after < kLeastEdge)
        continue;
      points.push_back({x + 0.5, y + 0.5, DegFromRad(std::atan(gy / gx))});
    }
  }
  return points;
}

struct Line {
  double roll_deg, offset, length_px;
};

/// Votes for every roll and offset; the best line, then what it used is taken out, and again.
std::vector<Line> FindLines(std::vector<EdgePoint> points, const Grey& g) {
  const int angles = static_cast<int>(2 * kMostRoll_deg / kAngleStep_deg) + 1;
  const int offsets = g.width + 2 * g.height;
  std::vector<Line> lines;
  while (static_cast<int>(lines.size()) < kMostLines) {
    std::vector<int> votes(static_cast<std::size_t>(angles) * offsets);
    for (const EdgePoint& p : points) {
      for (int a = 0; a < angles; ++a) {
        const double roll_deg = -kMostRoll_deg + a * kAngleStep_deg;
        if (std::abs(p.normal_deg - roll_deg) > kOrientation_deg) continue;
        const double roll = RadFromDeg(roll_deg);
        const int at = static_cast<int>(std::lround(p.x * std::cos(roll) + p.y * std::sin(roll))) + g.height;
        ++votes[static_cast<std::size_t>(a) * offsets + std::clamp(at, 0, offsets - 1)];
      }
    }
    const auto best = std::max_element(votes.begin(), votes.end());
    if (*best < kShortestLine * g.height) break;
    const auto index = static_cast<int>(best - votes.begin());
    const double roll_deg = -kMostRoll_deg + (index / offsets) * kAngleStep_deg, roll = RadFromDeg(roll_deg);
    const double offset = index % offsets - g.height;
    lines.push_back({roll_deg, offset, static_cast<double>(*best)});
    constexpr double kUsed_px = 2.5;
    std::erase_if(points, [&](const EdgePoint& p) {
      return std::abs(p.x * std::cos(roll) + p.y * std::sin(roll) - offset) < kUsed_px;
    });
  }
  return lines;
}

double WeightedMedianRoll_deg(std::vector<Line> lines) {
  std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.roll_deg < b.roll_deg; });
  double all = 0, sum = 0;
  for (const Line& l : lines) all += l.length_px;
  for (const Line& l : lines) {
    sum += l.length_px;
    if (2 * sum >= all) return l.roll_deg;
  }
  return 0;
}

}  // namespace

Measured EstimateRollFromUprights_rad(const std::vector<Frame>& pictures, const PictureBox& leave_out) {
  HINGE_CHECK(!pictures.empty());
  const int step = std::max(1, std::max(pictures[0].width_px, pictures[0].height_px) / kSmallSide_px);
  std::vector<Grey> small;
  for (const Frame& f : pictures) small.push_back(Shrink(f, step));
  const Grey still = MedianOf(small);
  const std::vector<Line> lines = FindLines(FindEdgePoints(still, leave_out, step), still);
  if (lines.empty()) return Missing("no upright edges stand in the picture");
  const double middle_deg = WeightedMedianRoll_deg(lines);
  double length = 0, sum = 0, square = 0;
  int agree = 0;
  for (const Line& l : lines) {
    if (std::abs(l.roll_deg - middle_deg) > kAgree_deg) continue;
    ++agree;
    length += l.length_px;
    sum += l.length_px * l.roll_deg;
    square += l.length_px * l.roll_deg * l.roll_deg;
  }
  if (agree < 2 || length < kLengthNeeded * still.height)
    return Missing("too few upright edges in the picture agree");
  const double mean_deg = sum / length;
  const double spread_deg = std::sqrt(std::max(0.0, square / length - mean_deg * mean_deg) / agree);
  return Known(RadFromDeg(mean_deg), RadFromDeg(std::hypot(kLeastSigma_deg, spread_deg)),
               kFromUprights);
}

}  // namespace hinge
