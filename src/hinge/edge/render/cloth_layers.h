// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/edge/render/clothes.h"
#include "hinge/edge/render/skin.h"

namespace hinge {

/// A surface with its points at rest: what a person is made of, piece by piece.
struct DressedSurface {
  Surface surface;
  RestSurface rest;
};

/// The cut skin with cloth and hair lifted off it. Under cloth there is no skin: the cloth is the body's own
/// surface, smoothed and moved outwards, so skin cannot poke through it however the body bends. At a hem a
/// strip leads from the cloth's edge back to the skin, so the whole stays closed. Loose hems stand off by up
/// to 22 mm and hang.
DressedSurface MakeClothLayers(const CutMesh& mesh, const BodyShape& shape, const BodyOptions& options);

/// Adds one piece's points and triangles to another.
void Append(const DressedSurface& piece, DressedSurface& whole);

/// Every point at its own place.
void SetOwnPlaces(RestSurface& rest);

/// Outward unit normals by the triangles' areas.
std::vector<Eigen::Vector3f> CalcNormals(const std::vector<Eigen::Vector3f>& points,
                                         const std::vector<std::array<std::uint32_t, 3>>& triangles);

}  // namespace hinge
