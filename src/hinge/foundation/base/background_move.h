// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/foundation/base/vec2.h"

namespace hinge {

/// Where a picture's background lies against that of a reference picture, because the camera moved in between: a
/// similarity about the picture's middle. Image frame I, px, x right, y down.
///
///   p_here = middle + shift + zoom * R(roll) * (p_reference - middle),   R(a) = [cos a, -sin a; sin a, cos a]
///
/// The default is a camera that stands still.
struct BackgroundMove {
  double roll_rad = 0;  ///< positive: the content is turned clockwise
  double zoom = 1;      ///< above 1: the content is larger
  Vec2 shift_px = Vec2::Zero();

  bool operator==(const BackgroundMove&) const = default;
};

/// Where the background point of the reference picture is seen here.
Vec2 Carry(const BackgroundMove& move, const Vec2& middle_px, const Vec2& p_reference_px);

/// First `first`, then `then`.
BackgroundMove Compose(const BackgroundMove& then, const BackgroundMove& first);

/// The way back: Compose(Invert(m), m) is no move. Zoom is above 0 (contract).
BackgroundMove Invert(const BackgroundMove& move);

}  // namespace hinge
