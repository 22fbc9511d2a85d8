// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/edge/media/frame.h"

namespace hinge {

/// RGB from YUV, all 0..255: r = y' + rv v', g = y' - gu u' - gv v', b = y' + bu u' with y' = y_gain (y -
/// y_zero), u' = u - 128. [ITU-R BT.601, BT.709]
struct ColourMatrix {
  float y_zero, y_gain, rv, gu, gv, bu;
};

inline ColourMatrix ColourMatrixOf(const Frame& frame) {
  const float chroma = frame.full_range ? 1.0f : 255.0f / 224.0f;
  const float kr = frame.bt709 ? 0.2126f : 0.299f, kb = frame.bt709 ? 0.0722f : 0.114f, kg = 1 - kr - kb;
  return {.y_zero = frame.full_range ? 0.0f : 16.0f,
          .y_gain = frame.full_range ? 1.0f : 255.0f / 219.0f,
          .rv = 2 * (1 - kr) * chroma,
          .gu = 2 * kb * (1 - kb) / kg * chroma,
          .gv = 2 * kr * (1 - kr) / kg * chroma,
          .bu = 2 * (1 - kb) * chroma};
}

}  // namespace hinge
