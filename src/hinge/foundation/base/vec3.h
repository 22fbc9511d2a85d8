// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

namespace hinge {

/// A vector in space. The frame it is written in stands in the variable's name: `p_WAnkle` (world, metres: x
/// where the person faces, y up, z to the person's right).
using Vec3 = Eigen::Vector3d;

}  // namespace hinge
