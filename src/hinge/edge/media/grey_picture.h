// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/edge/media/frame.h"

namespace hinge {

/// A part of the picture that is left out, px of the displayed image: where the runner is.
struct PictureBox {
  double left_px = 0, top_px = 0, right_px = 0, bottom_px = 0;
  bool Holds(double x_px, double y_px) const {
    return x_px > left_px && x_px < right_px && y_px > top_px && y_px < bottom_px;
  }
};

/// Grey levels of a small picture as displayed: means over `step` x `step` pixels.
struct GreyPicture {
  int width = 0, height = 0, step = 1;
  std::vector<float> level;
  float At(int x, int y) const { return level[static_cast<std::size_t>(y) * width + x]; }
};

/// `step`: at least 1 (contract).
GreyPicture Shrink(const Frame& frame, int step);

/// Half as wide and high: means over 2 x 2 levels; a last odd row or column is left out.
GreyPicture Halve(const GreyPicture& picture);

/// Rows become columns.
GreyPicture Transpose(const GreyPicture& picture);
PictureBox Transpose(const PictureBox& box);

/// The step that makes the longer side about `side_px` pixels long.
int StepFor(const Frame& frame, int side_px);

/// Level by level the median of pictures of one size, at least one: whoever moves drops out.
GreyPicture MedianOf(const std::vector<GreyPicture>& pictures);
/// Of pictures whose longer side is made about `side_px` long.
GreyPicture MedianOf(const std::vector<Frame>& pictures, int side_px);

}  // namespace hinge
