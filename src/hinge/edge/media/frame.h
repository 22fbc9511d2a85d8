// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace hinge {

/// One decoded picture, 8-bit YUV 4:2:0 as the file stores it (not yet turned), shared without copying.
struct Frame {
  struct Plane {
    const std::uint8_t* data = nullptr;
    int stride = 0;  ///< bytes a row
  };
  int index = 0;                    ///< 0, 1, 2, ... in display order
  double time_s = 0;                ///< true time stamp, from the first picture
  int width_px = 0, height_px = 0;  ///< as displayed, after turning
  int stored_width_px = 0, stored_height_px = 0;
  int quarter_turns = 0;              ///< clockwise quarter turns from stored to displayed, 0..3
  bool full_range = false;            ///< luma 0..255 instead of 16..235
  bool bt709 = true;                  ///< colour matrix: BT.709, else BT.601
  std::array<Plane, 3> planes;        ///< Y, U, V
  std::shared_ptr<const void> owner;  ///< keeps the planes alive
};

/// A picture in RGB, 8 bits a channel, rows without padding, as displayed.
struct Image {
  int width_px = 0, height_px = 0;
  std::vector<std::uint8_t> rgb;
};

}  // namespace hinge
