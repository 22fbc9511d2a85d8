// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "hinge/edge/media/frame.h"
#include "hinge/edge/render/painter.h"

namespace hinge {

/// The mean of pictures in linear light (sRGB pixels [IEC 61966-2-1]) that are like one ground picture
/// outside of parts, such as a figure before a stage that stands still.
///   mean = ground + (1/n) sum_k (picture_k - ground)
class LightMean {
 public:
  /// Begins anew; what was added before is forgotten.
  void Begin(const Image& ground);
  /// One more picture; only this part of it is looked at. Contract: begun, and of the ground's size.
  void Add(const Image& image, const PictureRect& part);
  /// The mean of what was added. Contract: something was added. Then begin again.
  Image Take();

 private:
  Image ground_;
  PictureRect summed_;             // holds all parts; empty at first
  std::vector<std::int32_t> sum_;  // of differences from the ground; 0 outside of `summed_`
  std::int32_t count_ = 0;
};

}  // namespace hinge
