// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "hinge/edge/media/frame.h"
#include "hinge/edge/media/warp.h"
#include "hinge/edge/pose/network.h"

namespace hinge {

/// One point as a user's network sees it, in the order of that network's layout.
struct OwnPoint {
  Vec2 p_I_px = Vec2::Zero();
  double score = 0;  ///< the map's value at its peak, held within 0..1
};

/// A pose network that a user brings: an ONNX file that reads one person in an upright cut-out.
///
///   input    1 x 3 x H x W floats, RGB, (v - mean) / deviation with ImageNet's mean (123.675, 116.28, 103.53) and deviation
///            (58.395, 57.12, 57.375) of 8-bit values, as MMPose's and rtmlib's networks take it; a free batch size is set to 1
///   output   SimCC: 1 x K x (s W) and 1 x K x (s H), any s; or heat maps 1 x K x h x w, with cell (i, j)'s middle at
///            ((i + 1/2) W/w, (j + 1/2) H/h) of the cut-out
///
/// Other inputs and outputs are refused with `Error`, which says what was found.
class OwnNetwork {
 public:
  OwnNetwork(const std::filesystem::path& onnx, const NetworkOptions& options);

  std::size_t point_count() const { return points_; }
  /// Height over width of what it looks at.
  double aspect() const { return static_cast<double>(height_) / width_; }
  /// The points of the person in an upright region whose sides are the cut-out's longer side.
  std::vector<OwnPoint> Read(const Frame& frame, const Region& square);

 private:
  void FillInput(const Frame& frame, const Region& square);
  std::vector<OwnPoint> PeaksInSquare() const;

  Network network_;
  std::size_t points_ = 0;
  int height_ = 0, width_ = 0;
  std::size_t across_ = 0, down_ = 0;  ///< cells
  bool simcc_ = false;
  std::vector<float> square_;  ///< the region as it is sampled, before the cut
};

}  // namespace hinge
