// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

namespace hinge {

/// A planar vector. The frame it is written in stands in the variable's name: `p_WAnkle` (world, metres, y
/// up), `p_IAnkle_px` (image, pixels, y down).
using Vec2 = Eigen::Vector2d;

}  // namespace hinge
