// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>
#include <optional>
#include <vector>

#include "hinge/foundation/base/vec3.h"

namespace hinge {

/// Where a rigid body B is in the world: p_W = R_WB * p_B + p_WB.
struct RigidPose {
  Eigen::Matrix3d R_WB = Eigen::Matrix3d::Identity();
  Vec3 p_WB = Vec3::Zero();

  Vec3 operator*(const Vec3& p_B) const { return R_WB * p_B + p_WB; }
};

/// The pose that lays points of a body on where they were seen, least squares over those that were seen:
/// singular value decomposition of the covariance [Soederkvist and Wedin 1993, J Biomech 26:1473-1477]. Empty
/// when fewer than three are seen or they lie within 1 mm of one line. Both lists have the same length
/// (contract).
std::optional<RigidPose> FitRigid(const std::vector<Vec3>& p_B, const std::vector<std::optional<Vec3>>& p_W);

}  // namespace hinge
