// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "hinge/science/body/keypoint_track.h"

namespace hinge {

/// Where the points of a `BodyOutline` are looked for, and where they are read: both must mean the same lines. Image frame I.

/// Half-way between the left and the right landmark, seen or not.
Vec2 CalcMiddle_px(const PerLandmark<Keypoint>& body, Part part);

/// From the middle of the hips to the middle of the shoulders; empty where one of the four was not seen.
struct TrunkLine {
  Vec2 p_IHips_px, up_px;
};
std::optional<TrunkLine> FindTrunkLine(const PerLandmark<Keypoint>& body);

/// Unit vector square to a line that runs down the body, towards where the person faces in the picture.
Vec2 CalcAhead(const Vec2& down, bool faces_right);

/// The same across the line that halves the angle of thigh and shank.
Vec2 CalcAheadOfKnee(const PerLandmark<Keypoint>& body, Side side, bool faces_right);

}  // namespace hinge
