// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "hinge/edge/render/body_frames.h"
#include "hinge/edge/render/surface.h"

namespace hinge {

/// A surface at rest whose points are carried by bones.
struct RestSurface {
  std::vector<Eigen::Vector3f> p_B, normal_B;
  std::vector<BoneShares> bones;
  std::vector<std::uint32_t>
      at;  ///< the point whose place a point shares: itself, or an earlier one (a hem's other face)
  std::vector<float>
      hang_m;  ///< how far loose cloth falls off where its outside faces the ground; 0 for skin
};

/// Dual-quaternion skinning (Kavan, Collins, Zara, O'Sullivan 2007, "Skinning with dual quaternions"): the
/// moves of a point's bones are blended as unit dual quaternions, each with the sign that is nearer to the
/// first, so a joint neither shrinks when it bends nor collapses when it turns. Normals are turned, not
/// computed anew. Loose cloth then falls by
///   hang_m * max(0, -n_y)^2.
/// `out` keeps its storage from picture to picture.
void SkinSurface(const RestSurface& rest, const BoneMoves& moves, SurfaceShape& out);

}  // namespace hinge
