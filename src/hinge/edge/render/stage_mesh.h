// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include "hinge/edge/render/stage.h"

namespace hinge {

/// A flat four-cornered piece: corner, and two edges; its outside is where along x across points. The
/// pattern's u runs along the first edge, v along the second, counted in metres from `corner`.
struct Patch {
  Vec3 corner, along, across;
  Eigen::Vector3f colour;
};
/// `cells` divides the first edge, so that perspective and light stay exact on very long pieces.
void AddPatch(StageMesh& mesh, const Patch& patch, int cells = 1);

/// A box between two corners, its lower side left out. `lean` lifts it by lean * x: the deck of a treadmill
/// on a grade.
void AddBox(StageMesh& mesh, const Vec3& low, const Vec3& high, const Eigen::Vector3f& colour,
            double lean = 0);

/// A round bar between two points, its ends open.
void AddBar(StageMesh& mesh, const Vec3& from, const Vec3& to, double radius_m,
            const Eigen::Vector3f& colour);

}  // namespace hinge
