// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>
#include <array>
#include <cstdint>
#include <vector>

namespace hinge {

/// A coloured triangle surface whose points move: what stays the same from picture to picture. Where a colour
/// ends sharply (a hem), points are there twice.
struct Surface {
  std::vector<std::array<std::uint32_t, 3>> triangles;  ///< counter-clockwise seen from outside
  std::vector<Eigen::Vector3f> colour;                  ///< of each point, linear RGB, 0 to 1
  std::vector<float> gloss;  ///< of each point: 0 cloth, about 0.3 skin, 1 wet plastic
};

/// Where a surface's points are in one picture: world W, metres, and outward unit normals.
struct SurfaceShape {
  std::vector<Eigen::Vector3f> p_W, normal;
};

}  // namespace hinge
