// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "hinge/science/body/keypoint_track.h"

namespace hinge {

/// How the network may have named the lower legs of one picture. Bit 0: knees exchanged, bit 1: feet exchanged.
inline constexpr int kLegStates = 4;
using StateCosts = std::array<double, kLegStates>;

inline constexpr std::array<Part, 4> kLowerLeg = {Part::kKnee, Part::kAnkle, Part::kHeel, Part::kToe};

inline bool Exchanged(int state, Part part) {
  return part == Part::kKnee ? (state & 1) != 0 : (state & 2) != 0;
}

/// The point of a side's leg if the picture is in that state.
inline const Keypoint& PointIn(const KeypointFrame& frame, int state, Side side, Part part) {
  return frame.points[LandmarkOf(Exchanged(state, part) ? Opposite(side) : side, part)];
}

inline Vec2 HipMiddle(const KeypointFrame& frame) {
  return 0.5 * (frame.points[Landmark::kLeftHip].p_I_px + frame.points[Landmark::kRightHip].p_I_px);
}

}  // namespace hinge
