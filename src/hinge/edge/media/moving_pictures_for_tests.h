// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

#include "hinge/edge/media/frame_for_tests.h"
#include "hinge/foundation/base/background_move.h"

namespace hinge {

/// A wide world of soft blobs, grey levels by place: no edge of it is sharper than a lens makes it.
inline double WorldLevel(const Vec2& p) {
  double level = 120;
  for (int k = 1; k <= 6; ++k) {
    const double a = 0.011 * k * k, b = 0.017 * k + 0.05;
    level += 14 * std::sin(a * p.x() + 1.3 * k) * std::cos(b * p.y() + 0.7 * k);
    level += 9 * std::sin(b * (p.x() + 0.6 * p.y()) - k);
  }
  return std::clamp(level, 0.0, 255.0);
}

/// What a camera sees of it after that move, with grain; 320 x 240 times `size`.
inline Frame PictureOfWorld(const BackgroundMove& move, Random& random, int size = 1, double grain = 1.5) {
  const BackgroundMove back = Invert(move);
  const Vec2 middle_px(160.0 * size, 120.0 * size);
  return MakeFrame(320 * size, 240 * size, [&](int x, int y) {
    const Vec2 p = Carry(back, middle_px, {x + 0.5, y + 0.5});
    return static_cast<std::uint8_t>(
        std::clamp(WorldLevel(p / size) + random.Normal(0, grain) + 0.5, 0.0, 255.0));
  });
}

/// How far at most corners of the picture lie from where they should, px.
inline double WorstCorner_px(const BackgroundMove& found, const BackgroundMove& truth, double width_px,
                             double height_px) {
  const Vec2 middle(0.5 * width_px, 0.5 * height_px);
  double worst = 0;
  for (double x : {0.0, width_px}) {
    for (double y : {0.0, height_px})
      worst = std::max(worst, (Carry(found, middle, {x, y}) - Carry(truth, middle, {x, y})).norm());
  }
  return worst;
}

}  // namespace hinge
