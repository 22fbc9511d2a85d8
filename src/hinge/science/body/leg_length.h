// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "hinge/science/body/keypoint_track.h"

namespace hinge {

/// Thigh and shank together in one picture, px, by the landmarks of that side.
double CalcLegLength_px(const KeypointFrame& frame, Side side);

/// The median over both legs and all pictures in which the person was found: the length in which jumps and
/// separations are judged, so that neither the picture's size nor the distance matters. At least 1 px; empty
/// when never found.
std::optional<double> CalcLegLength_px(const KeypointTrack& track);

}  // namespace hinge
