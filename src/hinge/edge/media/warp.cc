// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/warp.h"

#include <algorithm>
#include <cmath>

#include "hinge/edge/media/colour.h"
#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

/// Stored = turn * displayed + shift: undoes the display rotation, pixel centres at whole numbers.
struct StoredFromDisplayed {
  float xx, xy, yx, yy, x0, y0;
};

StoredFromDisplayed UndoTurns(const Frame& f) {
  const auto w = static_cast<float>(f.stored_width_px - 1), h = static_cast<float>(f.stored_height_px - 1);
  switch (f.quarter_turns) {
    case 1:  // clockwise: the stored left edge is on top
      return {0, 1, -1, 0, 0, h};
    case 2:
      return {-1, 0, 0, -1, w, h};
    case 3:
      return {0, -1, 1, 0, w, 0};
    default:
      return {1, 0, 0, 1, 0, 0};
  }
}

struct Plane8 {
  const std::uint8_t* data;
  int stride, width, height;

  /// Bilinear, inside by construction or clamped to the border.
  float At(float x, float y) const {
    x = std::clamp(x, 0.0f, static_cast<float>(width - 1));
    y = std::clamp(y, 0.0f, static_cast<float>(height - 1));
    const int ix = std::min(static_cast<int>(x), std::max(width - 2, 0)),
              iy = std::min(static_cast<int>(y), std::max(height - 2, 0));
    const float fx = x - static_cast<float>(ix), fy = y - static_cast<float>(iy);
    const std::uint8_t* p = data + iy * stride + ix;
    const int right = width > 1 ? 1 : 0, below = height > 1 ? stride : 0;
    const float top = static_cast<float>(p[0]) + fx * static_cast<float>(p[right] - p[0]);
    const float bottom = static_cast<float>(p[below]) + fx * static_cast<float>(p[below + right] - p[below]);
    return top + fy * (bottom - top);
  }
};

float Channel(float value) { return std::nearbyint(std::clamp(value, 0.0f, 255.0f)) * (1.0f / 255.0f); }

/// How much of a sample lies inside the picture: 1 inside, falling to 0 one pixel outside, as bilinear
/// blending with black.
float Inside(float x, float last) {
  if (x < 0) return std::max(0.0f, 1 + x);
  if (x > last) return std::max(0.0f, 1 - (x - last));
  return 1;
}

}  // namespace

void Warp(const Frame& frame, const Region& region, int n, Border border, std::span<float> out) {
  HINGE_CHECK(n > 0 && out.size() >= static_cast<std::size_t>(n) * n * 3, n, out.size());
  const int w = frame.stored_width_px, h = frame.stored_height_px;
  const Plane8 luma{frame.planes[0].data, frame.planes[0].stride, w, h};
  const Plane8 blue{frame.planes[1].data, frame.planes[1].stride, (w + 1) / 2, (h + 1) / 2};
  const Plane8 red{frame.planes[2].data, frame.planes[2].stride, (w + 1) / 2, (h + 1) / 2};
  const ColourMatrix m = ColourMatrixOf(frame);
  const StoredFromDisplayed undo = UndoTurns(frame);

  const double step = region.size_px / n;
  const auto c = static_cast<float>(std::cos(region.rotation.rad()) * step),
             s = static_cast<float>(std::sin(region.rotation.rad()) * step);
  // One output pixel to the right and one down, in stored pixels.
  const float rx = undo.xx * c + undo.xy * s, ry = undo.yx * c + undo.yy * s;
  const float dx = -undo.xx * s + undo.xy * c, dy = -undo.yx * s + undo.yy * c;
  const auto cx = static_cast<float>(region.centre_I_px.x()), cy = static_cast<float>(region.centre_I_px.y());
  const float half = static_cast<float>(n) / 2;
  const float x0 = undo.xx * cx + undo.xy * cy + undo.x0 - half * (rx + dx);
  const float y0 = undo.yx * cx + undo.yy * cy + undo.y0 - half * (ry + dy);

  float* p = out.data();
  for (int j = 0; j < n; ++j) {
    for (int i = 0; i < n; ++i, p += 3) {
      const float x = x0 + static_cast<float>(i) * rx + static_cast<float>(j) * dx;
      const float y = y0 + static_cast<float>(i) * ry + static_cast<float>(j) * dy;
      float weight = 1;
      if (border == Border::kBlack) {
        weight = Inside(x, static_cast<float>(w - 1)) * Inside(y, static_cast<float>(h - 1));
        if (weight <= 0) {
          p[0] = p[1] = p[2] = 0;
          continue;
        }
      }
      // Chroma lies on every second luma column and half-way between luma rows (the usual siting of H.264 and
      // HEVC).
      const float u = blue.At(0.5f * x, 0.5f * y - 0.25f) - 128, v = red.At(0.5f * x, 0.5f * y - 0.25f) - 128;
      const float l = (luma.At(x, y) - m.y_zero) * m.y_gain;
      p[0] = Channel(weight * std::clamp(l + m.rv * v, 0.0f, 255.0f));
      p[1] = Channel(weight * std::clamp(l - m.gu * u - m.gv * v, 0.0f, 255.0f));
      p[2] = Channel(weight * std::clamp(l + m.bu * u, 0.0f, 255.0f));
    }
  }
}

}  // namespace hinge
