// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/edge/media/edge_lines.h"
#include "hinge/foundation/base/measured.h"

namespace hinge {

/// The source that such a roll names.
inline constexpr const char* kFromUprights = "uprights in the picture";

/// The camera's roll from upright edges in the background: door and window frames, posts, corners of walls.
///
/// What is modelled: an edge that is plumb in the world leans in the picture by
///   lean = roll + c x / width,   x from the picture's middle, c = what a camera that looks up or down adds,
/// with c believed small beforehand. The most agreeing edges of the median of a few pictures (so that whoever
/// moves drops out) are taken, long ones counting more, and roll and c told from them together: with edges on
/// one side only, the doubt of c is in the roll's. Radians, positive when the picture's content is turned
/// clockwise; within 10 degrees.
///
/// Missing, with the reason, when fewer than two edges agree or their length together is less than two fifths
/// of the picture's height, or when most edges lean otherwise: slanting rails alone are no plumb line. `pictures`: of one size, a still camera
/// is assumed; at least one (contract).
Measured EstimateRollFromUprights_rad(const std::vector<Frame>& pictures, const PictureBox& leave_out);

}  // namespace hinge
