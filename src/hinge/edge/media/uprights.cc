// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/uprights.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "hinge/edge/media/edge_family.h"
#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr std::size_t kMostLines = 100;  // the longest: what agrees is searched for among all pairs
constexpr int kSmallSide_px = 640;       // the longer side of the picture that is searched
constexpr double kMostRoll_deg = 10;
constexpr double kAgree_deg = 0.5;      // beyond what an edge is doubtful itself
constexpr double kLengthNeeded = 0.40;  // of the picture's height, all agreeing lines together
constexpr double kShareNeeded = 0.5;    // of all edges found
constexpr double kPlumb_deg = 0.5;      // how plumb builders make an edge, and lenses show it
constexpr double kLeastSigma_deg = 0.3;
// Sd of the lean from one side of the picture to the other: of a camera at the height of the chest, which looks down at the runner by
// 5 degrees through a lens that sees its picture's width in 67 degrees.
constexpr double kConvergence_deg = 6.0;

double SlopeOf(double degrees) { return std::tan(RadFromDeg(degrees)); }

std::vector<FamilyEdge> EdgesOf(std::vector<EdgeLine> lines, double middle_x_px) {
  std::ranges::sort(lines, std::greater{}, &EdgeLine::length_px);
  lines.resize(std::min(lines.size(), kMostLines));
  std::vector<FamilyEdge> edges;
  for (const EdgeLine& l : lines) {
    edges.push_back({.slope = std::tan(l.lean_rad),
                     .sigma = std::hypot(l.sigma_rad, RadFromDeg(kPlumb_deg)),
                     .at = l.x_px - middle_x_px,
                     .length = l.length_px});
  }
  return edges;
}

}  // namespace

Measured EstimateRollFromUprights_rad(const std::vector<Frame>& pictures, const PictureBox& leave_out) {
  HINGE_CHECK(!pictures.empty());
  const std::vector<EdgeLine> lines = FindUprightLines(MedianOf(pictures, kSmallSide_px), leave_out);
  if (lines.empty()) return Missing("no upright edges stand in the picture");
  const double width_px = pictures[0].width_px;
  const AgreedFamily agreed =
      FindEdgeFamily(EdgesOf(lines, 0.5 * width_px), {.most_level = SlopeOf(kMostRoll_deg),
                                                      .tilt_sd = SlopeOf(kConvergence_deg) / width_px,
                                                      .apart = 0.1 * width_px,
                                                      .agree = SlopeOf(kAgree_deg)});
  if (agreed.edges.size() < 2 || agreed.length < kLengthNeeded * pictures[0].height_px ||
      agreed.square_share < kShareNeeded)
    return Missing("too few upright edges in the picture agree");
  return Known(std::atan(agreed.family.level),
               std::hypot(RadFromDeg(kLeastSigma_deg), std::sqrt(agreed.family.level_variance)),
               kFromUprights);
}

}  // namespace hinge
