// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "hinge/edge/media/frame.h"
#include "hinge/foundation/base/random.h"

namespace hinge {

/// A stored picture whose luma is a function of the place and whose chroma is one colour.
inline Frame MakeFrame(int width_px, int height_px, const std::function<std::uint8_t(int x, int y)>& luma,
                       std::uint8_t blue = 128, std::uint8_t red = 128) {
  struct Planes {
    std::vector<std::uint8_t> y, u, v;
  };
  auto planes = std::make_shared<Planes>();
  const int chroma_width = (width_px + 1) / 2, chroma_height = (height_px + 1) / 2;
  for (int y = 0; y < height_px; ++y) {
    for (int x = 0; x < width_px; ++x) planes->y.push_back(luma(x, y));
  }
  planes->u.assign(static_cast<std::size_t>(chroma_width) * chroma_height, blue);
  planes->v.assign(planes->u.size(), red);
  Frame frame;
  frame.width_px = frame.stored_width_px = width_px;
  frame.height_px = frame.stored_height_px = height_px;
  frame.planes = {Frame::Plane{planes->y.data(), width_px}, Frame::Plane{planes->u.data(), chroma_width},
                  Frame::Plane{planes->v.data(), chroma_width}};
  frame.owner = planes;
  return frame;
}

/// The same stored picture, shown turned clockwise.
inline Frame Turned(Frame frame, int quarter_turns) {
  frame.quarter_turns = quarter_turns;
  frame.width_px = quarter_turns % 2 == 0 ? frame.stored_width_px : frame.stored_height_px;
  frame.height_px = quarter_turns % 2 == 0 ? frame.stored_height_px : frame.stored_width_px;
  return frame;
}

/// Luma of noise between black and white, the same for every call with the same place.
inline std::uint8_t NoiseAt(int x, int y) {
  Random random(static_cast<std::uint64_t>(x * 7919 + y));
  return static_cast<std::uint8_t>(random.Uniform(16, 235));
}

struct ColourCase {
  const char* name;
  bool bt709;
  std::uint8_t y, cb, cr;
  int red, green, blue;
};

/// Full-intensity colours in 8-bit studio range. [ITU-R BT.601, BT.709, and the 100 % bars made from them]
inline const ColourCase kColours[] = {
    {"BT.709 red", true, 63, 102, 240, 255, 0, 0},   {"BT.709 green", true, 173, 42, 26, 0, 255, 0},
    {"BT.709 blue", true, 32, 240, 118, 0, 0, 255},  {"BT.601 red", false, 81, 90, 240, 255, 0, 0},
    {"BT.601 green", false, 145, 54, 34, 0, 255, 0}, {"BT.601 blue", false, 41, 240, 110, 0, 0, 255},
    {"white", true, 235, 128, 128, 255, 255, 255},   {"black", true, 16, 128, 128, 0, 0, 0},
};
constexpr double kRoundingOfBars = 2.5;  // grey levels: the three components are whole numbers

}  // namespace hinge
