// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hinge/science/body/markers.h"

namespace hinge {

/// Markers that sit on one segment: where they are on it (as in the standing trial) and where they were seen.
struct MarkerCluster {
  std::size_t times = 0;
  std::vector<std::string> names;
  std::vector<Vec3> p_B;                              ///< standing trial, laboratory frame
  std::vector<std::vector<std::optional<Vec3>>> p_W;  ///< by marker, then by time
  std::vector<std::string> exchanged;  ///< two markers that bear each other's names while running
  std::vector<std::string> left_out;   ///< markers whose distances to the others have changed
};

/// Median place of a marker over a trial; empty when it is never seen.
std::optional<Vec3> FindMiddle(const Markers& markers, std::string_view name);

/// The markers of those names, where the standing trial has them. Their distances to each other must agree
/// between the trials within 12 mm (root mean square over a marker's distances, medians over time). Where
/// they do not, the pair of names is exchanged that makes them; if none does, the worst marker is left out,
/// as long as three remain.
MarkerCluster MakeCluster(const Markers& standing, const Markers& running,
                          const std::vector<std::string>& names);

/// A further point of the segment, seen by other means.
void AddPoint(MarkerCluster& cluster, const Vec3& p_B, const std::vector<std::optional<Vec3>>& p_W);

/// Where a point of the standing trial is while the cluster moves; empty at times at which fewer than three
/// markers are seen.
std::vector<std::optional<Vec3>> Carry(const MarkerCluster& cluster, const Vec3& p_B);

/// Root mean square distance of the markers from the rigid cluster laid on them; 0 when it never can be.
double CalcFit_m(const MarkerCluster& cluster);

}  // namespace hinge
