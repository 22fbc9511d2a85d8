// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/edge/media/warp.h"
#include "hinge/foundation/base/vec2.h"

namespace hinge {

/// The region that a person's two alignment points ask for: a square around the middle of the hips whose half
/// side is 1.25 times the distance to the second point, turned so that the second point lies straight above
/// the first.
///
///   size = 2 * 1.25 * |p_size - p_hips|        rotation = 90 deg - atan2(-(y_size - y_hips), x_size -
///   x_hips)
///
/// Rotation positive clockwise as seen (x right, y down), in (-180, 180] deg; zero = upright. The factor is
/// the margin that the networks were trained with (MediaPipe's pose graphs).
Region RegionFromAlignment(const Vec2& p_IHips_px, const Vec2& p_ISize_px);

/// From the region's own coordinates (0..1 across, 0..1 down) to the image and back.
Vec2 ImageFromRegion(const Region& region, const Vec2& p_unit);
Vec2 RegionFromImage(const Region& region, const Vec2& p_I_px);

/// Whether a network can be asked about the region: finite, neither a speck nor far larger than the picture,
/// and its centre not far outside.
bool IsUsable(const Region& region, int image_width_px, int image_height_px);

}  // namespace hinge
