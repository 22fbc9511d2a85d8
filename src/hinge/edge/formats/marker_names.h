// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "hinge/science/body/landmark.h"
#include "hinge/science/body/markers.h"

namespace hinge {

/// Which markers make a landmark: their middle. Empty: the file has none.
using MarkersOfLandmark = PerLandmark<std::vector<std::size_t>>;

/// Looks for each landmark under the names that pose programs give it, the keypoints themselves before augmented markers.
MarkersOfLandmark FindMarkers(const Markers& markers);

/// Where a landmark is in one picture; empty when one of its markers is not seen. A marker at the origin is not seen.
std::optional<Vec3> PlaceOf(const Markers& markers, const std::vector<std::size_t>& of, std::size_t picture);

}  // namespace hinge
