// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "hinge/foundation/base/vec3.h"
#include "hinge/science/body/landmark.h"

namespace hinge {

/// Landmarks as they were seen, sample by sample: world W, metres. Their distances still vary.
struct JointPaths {
  std::vector<double> time_s;  ///< increasing
  PerLandmark<std::vector<std::optional<Vec3>>>
      p_W;  ///< as many as times, or none for a landmark that is not known
};

}  // namespace hinge
