// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/warp.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "hinge/edge/media/colour.h"
#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

/// Stored = turn * displayed + shift: undoes the display rotation, pixel centres at whole numbers.
struct StoredFromDisplayed {
  double xx, xy, yx, yy, x0, y0;
  Vec2 Point(const Vec2& p) const { return {xx * p.x() + xy * p.y() + x0, yx * p.x() + yy * p.y() + y0}; }
  Vec2 Direction(const Vec2& v) const { return {xx * v.x() + xy * v.y(), yx * v.x() + yy * v.y()}; }
};

StoredFromDisplayed UndoTurns(const Frame& f) {
  const double right = f.stored_width_px - 1, bottom = f.stored_height_px - 1;
  switch (f.quarter_turns) {
    case 1:  // clockwise: the stored left edge is on top
      return {0, 1, -1, 0, 0, bottom};
    case 2:
      return {-1, 0, 0, -1, right, bottom};
    case 3:
      return {0, -1, 1, 0, right, 0};
    default:
      return {1, 0, 0, 1, 0, 0};
  }
}

/// Sample places along one output row, in a plane's pixels.
struct Row {
  float x, y, dx, dy;
  float X(int i) const { return x + static_cast<float>(i) * dx; }
  float Y(int i) const { return y + static_cast<float>(i) * dy; }
};

/// The same places in the chroma planes. Chroma lies on every second luma column and half-way between luma
/// rows, the usual siting of H.264 and HEVC.
Row ChromaRow(const Row& luma) {
  return {0.5f * luma.x, 0.5f * luma.y - 0.25f, 0.5f * luma.dx, 0.5f * luma.dy};
}

/// Where the samples of a row lie in a plane: the upper left neighbour's offset and the shares of the next
/// column, row.
struct Places {
  explicit Places(int n) : offset(n), share_x(n), share_y(n) {}
  std::vector<std::int32_t> offset;
  std::vector<float> share_x, share_y;
};

struct Plane {
  const std::uint8_t* data;
  int stride, width, height;

  bool Holds(float x, float y) const {
    return x >= 0 && y >= 0 && x < static_cast<float>(width - 1) && y < static_cast<float>(height - 1);
  }

  /// Places are clamped to the picture unless the whole row is inside.
  void Locate(const Row& row, int n, Places& places) const {
    const bool inside = Holds(row.X(0), row.Y(0)) && Holds(row.X(n - 1), row.Y(n - 1));
    inside ? LocateEach<true>(row, n, places) : LocateEach<false>(row, n, places);
  }

  template <bool kInside>
  void LocateEach(const Row& row, int n, Places& places) const {
    const auto last_x = static_cast<float>(width - 1), last_y = static_cast<float>(height - 1);
    const int top_ix = std::max(width - 2, 0), top_iy = std::max(height - 2, 0), row_bytes = stride;
    std::int32_t* offset = places.offset.data();
    float *share_x = places.share_x.data(), *share_y = places.share_y.data();
    for (int i = 0; i < n; ++i) {
      const float x = kInside ? row.X(i) : std::clamp(row.X(i), 0.0f, last_x);
      const float y = kInside ? row.Y(i) : std::clamp(row.Y(i), 0.0f, last_y);
      const int ix = kInside ? static_cast<int>(x) : std::min(static_cast<int>(x), top_ix);
      const int iy = kInside ? static_cast<int>(y) : std::min(static_cast<int>(y), top_iy);
      offset[i] = iy * row_bytes + ix;
      share_x[i] = x - static_cast<float>(ix);
      share_y[i] = y - static_cast<float>(iy);
    }
  }

  void Sample(const Places& places, int n, float* out) const {
    const int right = width > 1 ? 1 : 0, below = height > 1 ? stride : 0;
    const std::int32_t* offset = places.offset.data();
    const float *share_x = places.share_x.data(), *share_y = places.share_y.data();
    for (int i = 0; i < n; ++i) {
      const std::uint8_t* p = data + offset[i];
      const float top = static_cast<float>(p[0]) + share_x[i] * static_cast<float>(p[right] - p[0]);
      const float bottom =
          static_cast<float>(p[below]) + share_x[i] * static_cast<float>(p[below + right] - p[below]);
      out[i] = top + share_y[i] * (bottom - top);
    }
  }
};

float ToByte(float value) { return std::clamp(value, 0.0f, 255.0f); }

/// Rounded as in an 8-bit picture, then 0..1. (Truncation of a positive number: nearbyint would not
/// vectorise.)
float Channel(float value_0_255) {
  return static_cast<float>(static_cast<int>(value_0_255 + 0.5f)) * (1.0f / 255.0f);
}

/// How much of a sample lies in the picture: 1 inside, falling to 0 one pixel outside, as blending with black
/// does.
float Inside(float x, float last) { return std::clamp(std::min(1 + x, 1 + last - x), 0.0f, 1.0f); }

void Weigh(const Row& row, int n, const Plane& luma, Border border, float* weight) {
  const auto last_x = static_cast<float>(luma.width - 1), last_y = static_cast<float>(luma.height - 1);
  for (int i = 0; i < n; ++i) {
    weight[i] = border == Border::kReplicate ? 1.0f : Inside(row.X(i), last_x) * Inside(row.Y(i), last_y);
  }
}

void Colour(const ColourMatrix& m, int n, const float* y, const float* u, const float* v, const float* weight,
            float* out) {
  for (int i = 0; i < n; ++i) {
    const float l = (y[i] - m.y_zero) * m.y_gain, blue = u[i] - 128, red = v[i] - 128;
    out[3 * i] = Channel(weight[i] * ToByte(l + m.rv * red));
    out[3 * i + 1] = Channel(weight[i] * ToByte(l - m.gu * blue - m.gv * red));
    out[3 * i + 2] = Channel(weight[i] * ToByte(l + m.bu * blue));
  }
}

}  // namespace

void Warp(const Frame& frame, const Region& region, int n, Border border, std::span<float> out) {
  HINGE_CHECK(n > 0 && out.size() >= static_cast<std::size_t>(n) * n * 3, n, out.size());
  constexpr double kFarthest_px = 1e6;  // farther places would lose their fractions in single precision
  HINGE_CHECK(region.size_px > 0 && region.size_px < kFarthest_px, region.size_px);
  const double x_I_px = region.centre_I_px.x(), y_I_px = region.centre_I_px.y();
  HINGE_CHECK(std::abs(x_I_px) < kFarthest_px && std::abs(y_I_px) < kFarthest_px, x_I_px, y_I_px);
  HINGE_CHECK(std::isfinite(region.rotation.rad()), region.rotation.rad());
  const int w = frame.stored_width_px, h = frame.stored_height_px;
  const Plane luma{frame.planes[0].data, frame.planes[0].stride, w, h};
  const Plane blue{frame.planes[1].data, frame.planes[1].stride, (w + 1) / 2, (h + 1) / 2};
  const Plane red{frame.planes[2].data, frame.planes[2].stride, (w + 1) / 2, (h + 1) / 2};
  const ColourMatrix matrix = ColourMatrixOf(frame);

  const StoredFromDisplayed undo = UndoTurns(frame);
  const double step = region.size_px / n, c = std::cos(region.rotation.rad()),
               s = std::sin(region.rotation.rad());
  const Vec2 right = undo.Direction(Vec2(c, s) * (region.mirrored ? -step : step));
  const Vec2 down = undo.Direction(Vec2(-s, c) * step);
  const Vec2 origin = undo.Point(region.centre_I_px) - 0.5 * n * (right + down);

  Places places(n);
  std::vector<float> buffer(4 * static_cast<std::size_t>(n));
  float *y = buffer.data(), *u = y + n, *v = u + n, *weight = v + n;
  for (int j = 0; j < n; ++j) {
    const Eigen::Vector2f start = (origin + j * down).cast<float>(), along = right.cast<float>();
    const Row row{start.x(), start.y(), along.x(), along.y()};
    luma.Locate(row, n, places);
    luma.Sample(places, n, y);
    blue.Locate(ChromaRow(row), n, places);
    blue.Sample(places, n, u);
    if (red.stride != blue.stride) red.Locate(ChromaRow(row), n, places);
    red.Sample(places, n, v);
    Weigh(row, n, luma, border, weight);
    Colour(matrix, n, y, u, v, weight, out.data() + static_cast<std::size_t>(j) * n * 3);
  }
}

}  // namespace hinge
