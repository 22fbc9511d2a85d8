// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/flat_edges.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "hinge/edge/media/edge_family.h"
#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr int kSmallSide_px = 640;      // the longer side of the picture that is searched
constexpr std::size_t kMostLines = 60;  // the longest
constexpr double kAgree = 0.008;        // how far slopes may differ that agree
constexpr double kBuilt = 0.004;        // how level builders make an edge, and lenses show it
constexpr double kMostRoll = 0.17;      // 10 degrees
constexpr std::size_t kFewest = 3;
constexpr double kLengthNeeded = 0.5;  // of the picture's width, all agreeing edges together
constexpr double kShareNeeded = 0.5;   // of all edges' squared length
constexpr double kOneLine_px = 1.5;    // of the small picture, between pieces of one edge
constexpr std::size_t kFewestUnder = 2;
constexpr double kGroundNeeded_leg = 0.8;  // length of edges under the feet, far ones counting less
constexpr double kUnderShare = 0.3;        // what counts less under the feet is of the background
constexpr double kUnder_leg = 0.1, kUnderWidth_leg = 0.2;  // where a belt's edges lie below the feet's points
constexpr double kReach_leg = 1.2;                         // of a belt to either side
constexpr double kBeside_leg = 0.35;                       // how far beside the feet an edge may end
// Of the picture's longer side: a phone's lens sees it in 67 degrees. A camera that is put up by eye stands 5 degrees off the right
// angle and looks up or down by 4.
constexpr double kFocal = 0.75, kYaw = 0.09, kPitch = 0.07;

struct Edge : FamilyEdge {
  double x = 0;                                  ///< of its middle, px from the picture's; `at` is its y
  std::vector<std::pair<double, double>> spans;  ///< where its pieces begin and end
  double y() const { return at; }
  double HeightAt(double x_px) const { return at + slope * (x_px - x); }
};

/// The runner, and what stands about, cut edges in pieces.
bool IsPieceOfOne(const Edge& a, const Edge& b, double apart_px) {
  const double middle = 0.5 * (a.x + b.x);
  return std::abs(a.slope - b.slope) <= kAgree + a.sigma + b.sigma &&
         std::abs(a.HeightAt(middle) - b.HeightAt(middle)) <= apart_px;
}

void Join(const Edge& piece, Edge& e) {
  const double share = piece.length / (piece.length + e.length);
  const double x = (1 - share) * e.x + share * piece.x, y = (1 - share) * e.at + share * piece.at;
  e.slope = (1 - share) * e.slope + share * piece.slope;
  e.x = x, e.at = y, e.length += piece.length;
  e.spans.insert(e.spans.end(), piece.spans.begin(), piece.spans.end());
}

std::vector<Edge> LongestEdges(const GreyPicture& picture, const PictureBox& leave_out) {
  std::vector<EdgeLine> lines = FindFlatLines(picture, leave_out);
  std::ranges::stable_sort(lines, std::ranges::greater(), &EdgeLine::length_px);
  const double middle_x = 0.5 * picture.width * picture.step, middle_y = 0.5 * picture.height * picture.step;
  std::vector<Edge> edges;
  for (const EdgeLine& l : lines) {
    Edge edge;
    edge.slope = std::tan(l.lean_rad), edge.sigma = std::hypot(l.sigma_rad, kBuilt);
    edge.x = l.x_px - middle_x, edge.at = l.y_px - middle_y, edge.length = l.length_px;
    edge.spans = {{edge.x - edge.length / 2, edge.x + edge.length / 2}};
    const auto whole = std::ranges::find_if(
        edges, [&](const Edge& e) { return IsPieceOfOne(edge, e, kOneLine_px * picture.step); });
    if (whole != edges.end())
      Join(edge, *whole);
    else if (edges.size() < kMostLines)
      edges.push_back(edge);
  }
  return edges;
}

/// How much an edge counts as one under the feet: its pieces there, the less the farther from where a belt's edge lies.
double WeightUnder(const Edge& e, const Edge& feet, double leg_px) {
  double length = 0;
  for (const auto& [left, right] : e.spans) {
    const double beside = std::max({left - feet.x, feet.x - right, 0.0});
    const double reach = kReach_leg * leg_px;
    if (beside <= kBeside_leg * leg_px)
      length += std::min(right, feet.x + reach) - std::max(left, feet.x - reach);
  }
  const double below_leg = (e.HeightAt(feet.x) - feet.y()) / leg_px;
  return length * std::exp(-0.5 * std::pow((below_leg - kUnder_leg) / kUnderWidth_leg, 2));
}

/// An edge as it leans beyond the family's, with its weight.
struct Beyond {
  double slope = 0, sigma = 0, weight = 0;
};

bool Agree(const Beyond& a, const Beyond& b) { return std::abs(a.slope - b.slope) <= kAgree + b.sigma; }

/// Those that agree with the one on which most weight agrees.
std::vector<Beyond> MostAgreed(const std::vector<Beyond>& all) {
  std::vector<Beyond> best;
  double most = 0;
  for (const Beyond& a : all) {
    std::vector<Beyond> agreeing;
    double weight = 0;
    for (const Beyond& b : all) {
      if (Agree(a, b)) agreeing.push_back(b), weight += b.weight;
    }
    if (weight > most) most = weight, best = agreeing;
  }
  return best;
}

Measured SolveGround(const std::vector<Edge>& edges, const Edge& feet, double leg_px,
                     const EdgeFamily& family) {
  std::vector<Beyond> under;
  for (const Edge& e : edges) {
    const double weight = WeightUnder(e, feet, leg_px);
    if (weight > 0) under.push_back({e.slope - family.At(e.at), e.sigma, weight});
  }
  const std::vector<Beyond> agreed = MostAgreed(under);
  double weights = 0, sum = 0, square = 0;
  for (const Beyond& b : agreed) weights += b.weight, sum += b.weight * b.slope;
  if (agreed.size() < kFewestUnder || weights < kGroundNeeded_leg * leg_px)
    return Missing("too few edges of the ground lie under the feet");
  const double slope = sum / weights;
  for (const Beyond& b : agreed) square += b.weight * std::pow(b.slope - slope, 2);
  return Known(std::atan(slope), std::sqrt(kBuilt * kBuilt + square / weights + family.VarianceAt(feet.at)),
               kFromFlatEdges);
}

Edge PlaceOf(const FeetPlace& feet, const Frame& picture) {
  Edge place;
  place.x = feet.x_px - 0.5 * picture.width_px, place.at = feet.y_px - 0.5 * picture.height_px;
  return place;
}

/// The family of those that do not lie under the feet.
AgreedFamily FindBackground(const std::vector<Edge>& edges, const Edge& feet, double leg_px,
                            double focal_px) {
  std::vector<FamilyEdge> away;
  for (const Edge& e : edges) {
    if (WeightUnder(e, feet, leg_px) < kUnderShare * e.length) away.push_back(e);
  }
  return FindEdgeFamily(
      away, {.most_level = kMostRoll, .tilt_sd = kYaw / focal_px, .apart = 0.1 * focal_px, .agree = kAgree});
}

}  // namespace

FlatEdges NoFlatEdges(const std::string& why) { return {Missing(why), Missing(why), Missing(why)}; }

FlatEdges EstimateFlatEdges(const std::vector<Frame>& pictures, const PictureBox& leave_out,
                            const FeetPlace& feet) {
  HINGE_CHECK(!pictures.empty());
  const Frame& first = pictures.front();
  const std::vector<Edge> edges = LongestEdges(MedianOf(pictures, kSmallSide_px), leave_out);
  const double focal_px = kFocal * std::max(first.width_px, first.height_px);
  const Edge place = PlaceOf(feet, first);
  const AgreedFamily background = FindBackground(edges, place, feet.leg_px, focal_px);
  if (background.edges.size() < kFewest || background.length < kLengthNeeded * first.width_px ||
      background.square_share < kShareNeeded)
    return NoFlatEdges("too few flat edges in the picture agree");
  const EdgeFamily& f = background.family;
  const double looks = kPitch * focal_px * f.tilt;
  return {.lean_rad = Known(std::atan(f.level), std::hypot(std::sqrt(f.level_variance), looks, kBuilt),
                            kFromFlatEdges),
          .slant_rad = Known(std::atan(f.tilt * place.at), std::sqrt(f.tilt_variance) * std::abs(place.at),
                             kFromFlatEdges),
          .ground_lean_rad = SolveGround(edges, place, feet.leg_px, f)};
}

}  // namespace hinge
