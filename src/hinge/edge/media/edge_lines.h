// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/edge/media/frame.h"

namespace hinge {

/// A part of the picture that is left out, px of the displayed image: where the runner is.
struct PictureBox {
  double left_px = 0, top_px = 0, right_px = 0, bottom_px = 0;
};

/// A straight, nearly upright edge between light and dark in a picture.
struct EdgeLine {
  double lean_rad = 0;   ///< of the edge against the picture's columns; positive: turned clockwise
  double x_px = 0;       ///< of its middle, in the displayed image
  double length_px = 0;  ///< of the displayed image
  double sigma_rad = 0;  ///< from how its points scatter about it
};

/// Grey levels of a small picture as displayed: means over `step` x `step` pixels.
struct GreyPicture {
  int width = 0, height = 0, step = 1;
  std::vector<float> level;
  float At(int x, int y) const { return level[static_cast<std::size_t>(y) * width + x]; }
};

/// `step`: at least 1 (contract).
GreyPicture Shrink(const Frame& frame, int step);

/// Level by level the median of pictures of one size, at least one: whoever moves drops out.
GreyPicture MedianOf(const std::vector<GreyPicture>& pictures);

/// Straight edges within 12 degrees of the picture's columns and at least 7 % of its height long.
///
/// Model: an edge crosses each row at the place of steepest change, told to a fraction of a pixel by a parabola through
/// the gradient's size; points of the same kind (dark to light, or light to dark) that follow each other from row to row are
/// a chain; a chain is cut where it bends by more than a pixel, and a line x = a + y tan(lean) fitted to what is left.
std::vector<EdgeLine> FindUprightLines(const GreyPicture& picture, const PictureBox& leave_out);

}  // namespace hinge
