// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include "hinge/edge/render/surface.h"
#include "hinge/foundation/base/vec3.h"

namespace hinge {

/// World to the shadow map's clip space: an orthographic look along the light at a box around the figure,
/// with room to spare. Its size goes in steps of a quarter metre and its place in whole texels of the map, so
/// that shadows do not flicker. Empty shapes give a box around the origin. `towards_W` is the unit vector to
/// the light.
Eigen::Matrix4f LightFromWorld(const SurfaceShape& figure, const Vec3& towards_W, int map_px);

}  // namespace hinge
