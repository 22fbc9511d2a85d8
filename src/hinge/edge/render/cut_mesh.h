// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "hinge/edge/render/body_data.h"

namespace hinge {

/// What covers a triangle of the body.
enum class Cover : unsigned char {
  kSkin,
  kHair,
  kTop,
  kLegs,
  kSock,
  kNothing
};  ///< kNothing: not drawn, inside a shoe
inline constexpr std::size_t kCoverCount = 6;

/// A body's skin that can be cut along lines, so that a hem is straight though the triangles are not.
struct CutMesh {
  std::vector<Eigen::Vector3f> p_B;
  std::vector<BoneShares> bones;
  std::vector<std::array<std::uint32_t, 3>> triangles;
  std::vector<Cover> cover;  ///< of each triangle
};

/// Splits every triangle that the zero line of a field (one value a point, linear along edges) crosses, and
/// gives the field with values for the new points (0). A line that passes within 3 % of an edge's end goes
/// through that end.
std::vector<float> CutAlongZero(CutMesh& mesh, std::vector<float> field);

/// Covers the triangles on the positive side (after `CutAlongZero`) that are covered by `from` so far.
void CoverPositive(CutMesh& mesh, const std::vector<float>& field, Cover from, Cover to);

/// Shares of a point between two others (`t` from a to b), the four strongest bones kept.
BoneShares BlendShares(const BoneShares& a, const BoneShares& b, float t);

}  // namespace hinge
