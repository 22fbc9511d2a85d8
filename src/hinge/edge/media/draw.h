// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string>

#include "hinge/edge/media/frame.h"
#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/vec2.h"

namespace hinge {

/// sRGB, 0..1; alpha 0 is invisible.
struct Colour {
  double red = 0, green = 0, blue = 0, alpha = 1;
};

/// 0xRRGGBB as in a style sheet.
constexpr Colour ColourOf(unsigned rgb, double alpha = 1) {
  return {((rgb >> 16) & 255) / 255.0, ((rgb >> 8) & 255) / 255.0, (rgb & 255) / 255.0, alpha};
}

/// How a line is drawn: round ends; an outline of another colour makes it readable on any ground.
struct Stroke {
  Colour colour;
  double width_px = 2;
  Colour outline{0, 0, 0, 0.55};
  double outline_px = 0;  ///< on each side; 0 = none
  double dash_px = 0;     ///< length of a dash and of a gap; 0 = solid
};

enum class Align { kLeft, kCentre, kRight };

struct TextStyle {
  double size_px = 16;  ///< font size
  Colour colour{1, 1, 1, 1};
  Colour halo{0, 0, 0, 0.75};
  double halo_px = 2;  ///< 0 = none
  bool bold = false;
  Align align = Align::kLeft;  ///< which part of the text stands at the given point
};

/// Anti-aliased drawing over a picture. Points are image points (px, y down; pixel (0, 0) spans 0..1);
/// whatever falls outside is cut off, and points that are not finite draw nothing. Angles turn clockwise from
/// the x axis, as seen.
class Canvas {
 public:
  explicit Canvas(const Image& image);
  Canvas(Canvas&&) noexcept;
  Canvas& operator=(Canvas&&) noexcept;
  ~Canvas();

  void Line(const Vec2& from_I_px, const Vec2& to_I_px, const Stroke& stroke);
  void Polyline(std::span<const Vec2> points_I_px, const Stroke& stroke);
  void Polygon(std::span<const Vec2> points_I_px, const Colour& fill);
  void Disc(const Vec2& centre_I_px, double radius_px, const Colour& fill);
  void Circle(const Vec2& centre_I_px, double radius_px, const Stroke& stroke);
  /// The arc from one direction to another, the short way round.
  void Arc(const Vec2& centre_I_px, double radius_px, Angle from, Angle to, const Stroke& stroke);
  /// The filled sector of that arc.
  void Sector(const Vec2& centre_I_px, double radius_px, Angle from, Angle to, const Colour& fill);
  /// A filled box with round corners.
  void Box(const Vec2& corner_I_px, const Vec2& size_px, double radius_px, const Colour& fill);
  /// A line of text whose left, middle or right end (by style) is at x and whose vertical middle is at y.
  void Text(const Vec2& p_I_px, const std::string& text, const TextStyle& style);
  /// Width and height that the text takes, px.
  Vec2 TextSize(const std::string& text, const TextStyle& style) const;

  Image Result() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace hinge
