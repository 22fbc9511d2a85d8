// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "hinge/edge/media/grey_picture.h"
#include "hinge/foundation/base/background_move.h"

namespace hinge {

/// A picture at falling sizes, finest first, whose background others are laid upon.
struct AlignTemplate {
  /// Places with much change of level, spread over the picture; the moving person's place left out.
  struct Point {
    Vec2 p_px = Vec2::Zero();  ///< from the picture's middle, in this size's pixels
    Vec2 gradient = Vec2::Zero();
    double level = 0;
  };
  struct Size {
    GreyPicture picture;
    std::vector<Point> points;
  };
  std::vector<Size> sizes;
};

/// `leave_out`: px of the displayed image.
AlignTemplate MakeAlignTemplate(const GreyPicture& picture, const PictureBox& leave_out);

/// How the background of `picture` lies against the template's: inverse compositional Gauss-Newton on the levels
/// from coarse to fine, for shift, roll and zoom with a gain and an offset of the light [baker2004]. Tukey's weights let up
/// to about half of the points be something else: other people, a turning belt, leaves.
///
/// `near` is where the search begins; it reaches about an eighth of the picture's longer side. px of the displayed image.
/// Empty when fewer than a third of the points agree, or too few of them are still in the picture.
std::optional<BackgroundMove> AlignBackground(const AlignTemplate& to, const AlignTemplate& picture,
                                              const PictureBox& leave_out, const BackgroundMove& near);

}  // namespace hinge
