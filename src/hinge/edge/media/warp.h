// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "hinge/edge/media/frame.h"
#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/vec2.h"

namespace hinge {

/// A square of the picture, in the displayed image's pixels; `rotation` turns it clockwise about its centre. A mirrored
/// one is looked at from behind: its own x runs to the left.
struct Region {
  Vec2 centre_I_px = Vec2::Zero();
  double size_px = 0;
  Angle rotation;
  bool mirrored = false;
};

/// What lies beyond the picture's border.
enum class Border { kBlack, kReplicate };

/// Samples a region straight from the frame's planes into an n x n x 3 tensor of RGB in 0..1, row by row,
/// channels last.
///
///   output (i, j) shows the picture at  centre + R(rotation) * (m (i - n/2), j - n/2) * size/n,  m = -1 when mirrored
///
/// bilinear; no half-pixel shift: pixel (0, 0) of the picture lies at (0, 0), as the pose networks were
/// trained. Values are those of 8-bit RGB pictures (rounded), colour by the frame's matrix and range.
/// Contracts: `out` holds n * n * 3; the size is positive, and size and centre are below 1e6 px.
void Warp(const Frame& frame, const Region& region, int n, Border border, std::span<float> out);

}  // namespace hinge
