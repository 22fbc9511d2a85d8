// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/edge/media/grey_picture.h"

namespace hinge {

/// A straight edge between light and dark in a picture.
struct EdgeLine {
  double lean_rad = 0;        ///< against the picture's columns or rows; positive: turned clockwise
  double x_px = 0, y_px = 0;  ///< of its middle, in the displayed image
  double length_px = 0;       ///< of the displayed image, along the columns or rows
  double sigma_rad = 0;       ///< from how its points scatter about it
};

/// Straight edges within 12 degrees of the picture's columns and at least 7 % of its height long.
///
/// Model: an edge crosses each row at the place of steepest change, told to a fraction of a pixel by a parabola through
/// the gradient's size; points of the same kind (dark to light, or light to dark) that follow each other from row to row are
/// a chain; a chain is cut where it bends by more than a pixel, and a line x = a + y tan(lean) fitted to what is left.
std::vector<EdgeLine> FindUprightLines(const GreyPicture& picture, const PictureBox& leave_out);

/// The same for edges within 20 degrees of the picture's rows and at least 7 % of its width long.
std::vector<EdgeLine> FindFlatLines(const GreyPicture& picture, const PictureBox& leave_out);

}  // namespace hinge
