// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hinge/foundation/base/vec3.h"

namespace hinge {

/// Markers on a person's skin, as a laboratory saw them: world W (x where the person faces, y up, z to the
/// right), metres.
struct Markers {
  std::vector<std::string> names;
  std::vector<double> time_s;  ///< increasing
  std::vector<std::vector<std::optional<Vec3>>>
      p_W;  ///< by name, then by time; empty where the marker was not seen

  /// Where a name stands in `names`; empty when there is no such marker.
  std::optional<std::size_t> Find(std::string_view name) const {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] == name) return i;
    }
    return std::nullopt;
  }
};

/// What the ground bears, newtons, up positive; the first sample at `start_s` on the markers' clock.
struct VerticalForce {
  double start_s = 0;
  double rate_hz = 0;
  std::vector<double> force_N;
};

}  // namespace hinge
