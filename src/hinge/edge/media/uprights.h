// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/edge/media/frame.h"
#include "hinge/foundation/base/measured.h"

namespace hinge {

/// The source that such a roll names.
inline constexpr const char* kFromUprights = "uprights in the picture";

/// A part of the picture that is left out, px of the displayed image: where the runner is.
struct PictureBox {
  double left_px = 0, top_px = 0, right_px = 0, bottom_px = 0;
};

/// The camera's roll from upright edges in the background: door and window frames, posts, corners of walls.
///
/// What is modelled: edges that are plumb in the world lie in the picture along (sin roll, -cos roll), so all
/// their points share x cos(roll) + y sin(roll). The median of a few pictures (so that whoever moves drops
/// out) is searched for such lines within 8 degrees of the picture's own upright by a Hough vote of edge
/// points; the roll is the length-weighted median of the lines that agree with each other, radians, positive
/// when the picture's content is turned clockwise.
///
/// Missing, with the reason, when fewer than two lines agree or their length together is less than two fifths
/// of the picture's height: slanting rails alone are no plumb line. `pictures`: of one size, a still camera
/// is assumed; at least one (contract). Converging uprights of a camera that looks up or down cancel when
/// they stand on both sides.
Measured EstimateRollFromUprights_rad(const std::vector<Frame>& pictures, const PictureBox& leave_out);

}  // namespace hinge
