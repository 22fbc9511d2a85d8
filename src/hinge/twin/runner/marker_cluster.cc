// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/marker_cluster.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/body/rigid_fit.h"

namespace hinge {
namespace {

constexpr double kLargestChange_m = 0.012;

/// The cluster as it was seen at one time.
std::vector<std::optional<Vec3>> SeenAt(const MarkerCluster& cluster, std::size_t idx) {
  std::vector<std::optional<Vec3>> seen;
  for (const auto& path : cluster.p_W) seen.push_back(path[idx]);
  return seen;
}

/// Distances between the markers while running, median over time; below 0 where two are never seen together.
Eigen::MatrixXd CalcDistances_m(const MarkerCluster& cluster) {
  const auto count = static_cast<Eigen::Index>(cluster.names.size());
  Eigen::MatrixXd distances = Eigen::MatrixXd::Constant(count, count, -1);
  for (Eigen::Index a = 0; a < count; ++a) {
    for (Eigen::Index b = 0; b < a; ++b) {
      std::vector<double> seen;
      for (std::size_t i = 0; i < cluster.times; ++i) {
        const auto &p = cluster.p_W[static_cast<std::size_t>(a)][i],
                   &q = cluster.p_W[static_cast<std::size_t>(b)][i];
        if (p && q) seen.push_back((*p - *q).norm());
      }
      if (!seen.empty()) distances(a, b) = distances(b, a) = Median(std::move(seen));
    }
  }
  return distances;
}

/// Root mean square change of each marker's distances to the others between the trials; 0 for one that is
/// never seen.
std::vector<double> CalcChanges_m(const MarkerCluster& cluster, const Eigen::MatrixXd& distances_m) {
  std::vector<double> changes;
  for (std::size_t a = 0; a < cluster.names.size(); ++a) {
    double squares = 0;
    int n = 0;
    for (std::size_t b = 0; b < cluster.names.size(); ++b) {
      const double running_m = distances_m(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b));
      if (running_m < 0) continue;
      squares += std::pow(running_m - (cluster.p_B[a] - cluster.p_B[b]).norm(), 2);
      ++n;
    }
    changes.push_back(n == 0 ? 0 : std::sqrt(squares / n));
  }
  return changes;
}

double WorstChange_m(const MarkerCluster& cluster) {
  return std::ranges::max(CalcChanges_m(cluster, CalcDistances_m(cluster)));
}

/// Exchanges the one pair of names whose exchange makes the trials agree, where they do not as they are.
void ExchangeNames(MarkerCluster& cluster) {
  if (cluster.names.size() < 3 || WorstChange_m(cluster) <= kLargestChange_m) return;
  for (std::size_t a = 0; a < cluster.names.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      std::swap(cluster.p_W[a], cluster.p_W[b]);
      if (WorstChange_m(cluster) <= kLargestChange_m) {
        cluster.exchanged = {cluster.names[b], cluster.names[a]};
        return;
      }
      std::swap(cluster.p_W[a], cluster.p_W[b]);
    }
  }
}

void LeaveOutChanged(MarkerCluster& cluster) {
  while (cluster.names.size() > 3) {
    const std::vector<double> changes = CalcChanges_m(cluster, CalcDistances_m(cluster));
    const auto worst = std::ranges::max_element(changes) - changes.begin();
    if (changes[static_cast<std::size_t>(worst)] <= kLargestChange_m) return;
    cluster.left_out.push_back(cluster.names[static_cast<std::size_t>(worst)]);
    cluster.names.erase(cluster.names.begin() + worst);
    cluster.p_B.erase(cluster.p_B.begin() + worst);
    cluster.p_W.erase(cluster.p_W.begin() + worst);
  }
}

}  // namespace

std::optional<Vec3> FindMiddle(const Markers& markers, std::string_view name) {
  const auto idx = markers.Find(name);
  if (!idx) return std::nullopt;
  std::vector<double> along[3];
  for (const auto& p : markers.p_W[*idx]) {
    for (int axis = 0; p && axis < 3; ++axis) along[axis].push_back((*p)[axis]);
  }
  if (along[0].empty()) return std::nullopt;
  return Vec3(Median(along[0]), Median(along[1]), Median(along[2]));
}

MarkerCluster MakeCluster(const Markers& standing, const Markers& running,
                          const std::vector<std::string>& names) {
  MarkerCluster cluster;
  cluster.times = running.time_s.size();
  for (const std::string& name : names) {
    const auto idx = running.Find(name);
    const auto at_rest = FindMiddle(standing, name);
    if (!at_rest) continue;
    cluster.names.push_back(name);
    cluster.p_B.push_back(*at_rest);
    if (idx)
      cluster.p_W.push_back(running.p_W[*idx]);
    else
      cluster.p_W.emplace_back(cluster.times);
  }
  ExchangeNames(cluster);
  LeaveOutChanged(cluster);
  return cluster;
}

void AddPoint(MarkerCluster& cluster, const Vec3& p_B, const std::vector<std::optional<Vec3>>& p_W) {
  HINGE_CHECK(p_W.size() == cluster.times, p_W.size(), cluster.times);
  cluster.names.emplace_back();
  cluster.p_B.push_back(p_B);
  cluster.p_W.push_back(p_W);
}

std::vector<std::optional<Vec3>> Carry(const MarkerCluster& cluster, const Vec3& p_B) {
  std::vector<std::optional<Vec3>> carried(cluster.times);
  for (std::size_t i = 0; i < carried.size(); ++i) {
    if (const auto pose = FitRigid(cluster.p_B, SeenAt(cluster, i))) carried[i] = *pose * p_B;
  }
  return carried;
}

double CalcFit_m(const MarkerCluster& cluster) {
  double squares = 0;
  std::size_t n = 0;
  for (std::size_t i = 0; i < cluster.times; ++i) {
    const auto seen = SeenAt(cluster, i);
    const auto pose = FitRigid(cluster.p_B, seen);
    if (!pose) continue;
    for (std::size_t k = 0; k < seen.size(); ++k) {
      if (!seen[k]) continue;
      squares += (*pose * cluster.p_B[k] - *seen[k]).squaredNorm();
      ++n;
    }
  }
  return n == 0 ? 0 : std::sqrt(squares / static_cast<double>(n));
}

}  // namespace hinge
