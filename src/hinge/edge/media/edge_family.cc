// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/edge_family.h"

#include <algorithm>
#include <cmath>

namespace hinge {
namespace {

constexpr double kIndependent = 3;  // edges at most
constexpr double kMostTilts = 2;    // of its spread
constexpr double kPlainer = 0.1;    // how much less a family counts that is as askew as can be

bool Agrees(const FamilyEdge& e, const EdgeFamily& family, double agree) {
  return std::abs(e.slope - family.At(e.at)) <= agree + e.sigma;
}

class Search {
 public:
  Search(const std::vector<FamilyEdge>& edges, const FamilyLimits& limits) : edges_(edges), limits_(limits) {}
  void Try(const EdgeFamily& family) {
    const double level = std::abs(family.level) / limits_.most_level,
                 tilt = std::abs(family.tilt) / (kMostTilts * limits_.tilt_sd);
    if (level > 1 || tilt > 1) return;
    double length = 0;
    for (const FamilyEdge& e : edges_) length += Agrees(e, family, limits_.agree) ? e.length : 0;
    length *= 1 - kPlainer * (level + tilt);
    if (length > most_) most_ = length, best_ = family;
  }
  const EdgeFamily& best() const { return best_; }

 private:
  const std::vector<FamilyEdge>& edges_;
  const FamilyLimits& limits_;
  EdgeFamily best_;
  double most_ = 0;
};

EdgeFamily FindMostAgreed(const std::vector<FamilyEdge>& edges, const FamilyLimits& limits) {
  Search search(edges, limits);
  for (const FamilyEdge& a : edges) {
    search.Try({.level = a.slope});
    for (const FamilyEdge& b : edges) {
      if (b.at - a.at < limits.apart) continue;
      const double tilt = (b.slope - a.slope) / (b.at - a.at);
      search.Try({.level = a.slope - tilt * a.at, .tilt = tilt});
    }
  }
  return search.best();
}

EdgeFamily Solve(const std::vector<FamilyEdge>& edges, double tilt_sd) {
  double ww = 0, wa = 0, waa = 1 / (tilt_sd * tilt_sd), ws = 0, was = 0;
  for (const FamilyEdge& e : edges) {
    const double w = 1 / (e.sigma * e.sigma);
    ww += w, wa += w * e.at, waa += w * e.at * e.at, ws += w * e.slope, was += w * e.at * e.slope;
  }
  const double determinant = ww * waa - wa * wa;
  EdgeFamily f{.level = (waa * ws - wa * was) / determinant, .tilt = (ww * was - wa * ws) / determinant};
  double chi = 0;
  for (const FamilyEdge& e : edges) chi += std::pow((e.slope - f.At(e.at)) / e.sigma, 2);
  const auto count = static_cast<double>(edges.size());
  const double grown = std::max(1.0, chi / count) * std::max(1.0, count / kIndependent) / determinant;
  f.level_variance = grown * waa, f.covariance = -grown * wa, f.tilt_variance = grown * ww;
  return f;
}

double SumOfSquares(const std::vector<FamilyEdge>& edges) {
  double sum = 0;
  for (const FamilyEdge& e : edges) sum += e.length * e.length;
  return sum;
}

}  // namespace

AgreedFamily FindEdgeFamily(const std::vector<FamilyEdge>& edges, const FamilyLimits& limits) {
  AgreedFamily agreed;
  if (edges.empty()) return agreed;
  const EdgeFamily found = FindMostAgreed(edges, limits);
  for (const FamilyEdge& e : edges) {
    if (Agrees(e, found, limits.agree)) agreed.edges.push_back(e), agreed.length += e.length;
  }
  if (agreed.edges.empty()) return agreed;  // all lean too much
  agreed.square_share = SumOfSquares(agreed.edges) / SumOfSquares(edges);
  agreed.family = Solve(agreed.edges, limits.tilt_sd);
  return agreed;
}

}  // namespace hinge
