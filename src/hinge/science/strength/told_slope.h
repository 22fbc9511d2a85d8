// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "hinge/foundation/base/measured.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

/// The slope of the ground in degrees, uphill positive, where something tells it better than the way of a hiker's hips: what the user
/// gives (rise over run), else the edges under his feet beyond those of the background (PictureEdges::ground_rad). These tell a slope only
/// where they differ by more than three sigma: edges that lean alike are of a level room, or of a hill that everything in view goes up with.
std::optional<Measured> FindToldSlope_deg(const std::optional<double>& grade,
                                          const Measured& ground_edges_rad, Facing facing);

}  // namespace hinge
