// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/uprights.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr int kSmallSide_px = 640;  // the longer side of the picture that is searched
constexpr double kMostRoll_deg = 10;
constexpr double kAgree_deg = 1.0;
constexpr double kLengthNeeded = 0.40;  // of the picture's height, all agreeing lines together
constexpr double kShareNeeded = 0.5;    // of all edges found
constexpr double kPlumb_deg = 0.5;      // how plumb builders make an edge, and lenses show it
constexpr double kLeastSigma_deg = 0.3;
// A camera that looks down by 3 degrees, through a lens that sees its picture's width in 55 degrees.
constexpr double kConvergence_deg = 3.0;  // sd of the lean from one side of the picture to the other

/// The part of all length whose lean is within reach of `lean_deg`.
double AgreeingLength_px(const std::vector<EdgeLine>& lines, double lean_deg) {
  double length_px = 0;
  for (const EdgeLine& l : lines) {
    if (std::abs(DegFromRad(l.lean_rad) - lean_deg) <= kAgree_deg) length_px += l.length_px;
  }
  return length_px;
}

/// The lines that agree with the lean on which the most length agrees. Level cameras are commoner: of two
/// leans with as much length the smaller is taken.
std::vector<EdgeLine> Agreeing(const std::vector<EdgeLine>& lines) {
  double best_deg = 0, most = -1;
  for (const EdgeLine& l : lines) {
    const double lean_deg = DegFromRad(l.lean_rad);
    const double agreeing = AgreeingLength_px(lines, lean_deg) * (1 - 0.02 * std::abs(lean_deg));
    if (std::abs(lean_deg) <= kMostRoll_deg && agreeing > most) best_deg = lean_deg, most = agreeing;
  }
  std::vector<EdgeLine> agreeing;
  for (const EdgeLine& l : lines) {
    if (most > 0 && std::abs(DegFromRad(l.lean_rad) - best_deg) <= kAgree_deg) agreeing.push_back(l);
  }
  return agreeing;
}

/// Which part of all edges agree, long ones counting by the square of their length: chance makes short ones.
double AgreeingShare(const std::vector<EdgeLine>& agreeing, const std::vector<EdgeLine>& all) {
  const auto squares = [](const std::vector<EdgeLine>& lines) {
    double sum = 0;
    for (const EdgeLine& l : lines) sum += l.length_px * l.length_px;
    return sum;
  };
  return squares(agreeing) / squares(all);
}

/// Weighted least squares for roll and convergence, the latter with its prior; sigma grown where the lines
/// scatter more than they should.
Measured SolveRoll(const std::vector<EdgeLine>& lines, double width_px) {
  double ww = 0, wx = 0, wxx = 1 / (kConvergence_deg * kConvergence_deg), wy = 0, wxy = 0;
  const auto weight = [](const EdgeLine& l) {
    return 1 / (std::pow(DegFromRad(l.sigma_rad), 2) + kPlumb_deg * kPlumb_deg);
  };
  const auto place = [&](const EdgeLine& l) { return l.x_px / width_px - 0.5; };
  for (const EdgeLine& l : lines) {
    const double w = weight(l), x = place(l), y = DegFromRad(l.lean_rad);
    ww += w, wx += w * x, wxx += w * x * x, wy += w * y, wxy += w * x * y;
  }
  const double determinant = ww * wxx - wx * wx;
  const double roll_deg = (wxx * wy - wx * wxy) / determinant,
               convergence_deg = (ww * wxy - wx * wy) / determinant;
  double chi = 0;
  for (const EdgeLine& l : lines)
    chi += weight(l) * std::pow(DegFromRad(l.lean_rad) - roll_deg - convergence_deg * place(l), 2);
  const double grown = std::max(1.0, std::sqrt(chi / static_cast<double>(lines.size())));
  const double sigma_deg = std::hypot(kLeastSigma_deg, grown * std::sqrt(wxx / determinant));
  return Known(RadFromDeg(roll_deg), RadFromDeg(sigma_deg), kFromUprights);
}

}  // namespace

Measured EstimateRollFromUprights_rad(const std::vector<Frame>& pictures, const PictureBox& leave_out) {
  HINGE_CHECK(!pictures.empty());
  const int step = StepFor(pictures[0], kSmallSide_px);
  std::vector<GreyPicture> small;
  for (const Frame& f : pictures) small.push_back(Shrink(f, step));
  const std::vector<EdgeLine> lines = FindUprightLines(MedianOf(small), leave_out);
  if (lines.empty()) return Missing("no upright edges stand in the picture");
  const std::vector<EdgeLine> agreeing = Agreeing(lines);
  double length_px = 0;
  for (const EdgeLine& l : agreeing) length_px += l.length_px;
  if (agreeing.size() < 2 || length_px < kLengthNeeded * pictures[0].height_px ||
      AgreeingShare(agreeing, lines) < kShareNeeded)
    return Missing("too few upright edges in the picture agree");
  return SolveRoll(agreeing, pictures[0].width_px);
}

}  // namespace hinge
