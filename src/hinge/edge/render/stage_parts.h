// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>
#include <utility>

#include "hinge/edge/render/stage_mesh.h"
#include "hinge/foundation/base/random.h"

namespace hinge {

// The places, built as seen from +z (the far side at -z); MakeStage mirrors them for a camera on the other
// side.
void AddTreadmillRoom(Stage& stage, Random& random);
void AddRoad(Stage& stage, Random& random);
void AddTrack(Stage& stage, Random& random);
void AddStudio(Stage& stage, Random& random);

inline StageMesh& NewMesh(Stage& stage, Pattern pattern, bool receives_shadow) {
  StageMesh& mesh = stage.meshes.emplace_back();
  mesh.pattern = pattern;
  mesh.receives_shadow = receives_shadow;
  return mesh;
}

/// A linear RGB colour near the one given: lightness and tint a little other each time.
inline Eigen::Vector3f Vary(Random& random, const Eigen::Vector3f& colour, double lightness = 0.15,
                            double tint = 0.04) {
  const double factor = random.Uniform(1 - lightness, 1 + lightness);
  Eigen::Vector3f out;
  for (int c = 0; c < 3; ++c)
    out[c] = colour[c] * static_cast<float>(factor * random.Uniform(1 - tint, 1 + tint));
  return out;
}

}  // namespace hinge
