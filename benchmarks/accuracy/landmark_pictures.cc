// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hinge/edge/media/draw.h"
#include "landmark_pages.h"

namespace hinge {
namespace {

constexpr Colour kInk = ColourOf(0x20262c), kGrey = ColourOf(0x9aa3ab), kNear = ColourOf(0xc2410c),
                 kFar = ColourOf(0x1d5fa8);
constexpr double kLeg_mm = 860;

Image MakeWhite(int width_px, int height_px) {
  return {.width_px = width_px,
          .height_px = height_px,
          .rgb = std::vector<std::uint8_t>(
              static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 3, 255)};
}

TextStyle Words(double size_px, Align align = Align::kLeft, bool bold = false) {
  return {.size_px = size_px, .colour = kInk, .halo_px = 0, .bold = bold, .align = align};
}

void Frame(Canvas& canvas, const Vec2& corner, const Vec2& size) {
  const Stroke line{.colour = kGrey, .width_px = 1};
  const Vec2 right(size.x(), 0), down(0, size.y());
  canvas.Polyline(std::vector<Vec2>{corner, corner + right, corner + right + down, corner + down, corner},
                  line);
}

/// One instant of the body in a box.
class BodyPanel {
 public:
  BodyPanel(Canvas& canvas, const LandmarkSummary& summary, const Vec2& hips_px, double leg_px, double times,
            double near_phase)
      : canvas_(canvas),
        summary_(summary),
        hips_px_(hips_px),
        leg_px_(leg_px),
        times_(times),
        near_phase_(near_phase) {}

  void Draw() {
    for (const char* view : {"far.", "near."}) {
      DrawLimbs(view);
      for (const char* part : {"ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "toe"})
        DrawSpot(view + std::string(part));
    }
  }

 private:
  std::size_t Bin(const std::string& spot) const {
    const double phase = near_phase_ + (spot.starts_with("far.") ? 0.5 : 0);
    return static_cast<std::size_t>((phase - std::floor(phase)) * kPhaseBins);
  }
  Vec2 Picture(const Vec2& legs) const { return hips_px_ + leg_px_ * Vec2(legs.x(), -legs.y()); }
  const SpotSummary* Find(const std::string& spot) const {
    const auto found = summary_.spots.find(spot);
    return found == summary_.spots.end() ? nullptr : &found->second;
  }

  void DrawLimbs(const std::string& view) {
    for (const auto& chain :
         {std::vector<const char*>{"ear", "shoulder", "hip", "knee", "ankle", "heel", "toe", "ankle"},
          {"shoulder", "elbow", "wrist"}}) {
      std::vector<Vec2> points;
      for (const char* part : chain) {
        if (const SpotSummary* s = Find(view + part))
          points.push_back(Picture(s->true_place[Bin(view + part)]));
      }
      canvas_.Polyline(points, {.colour = ColourOf(view == "near." ? 0xb9bfc5 : 0xe0e4e8), .width_px = 3});
    }
  }

  void DrawSpot(const std::string& spot) {
    const SpotSummary* s = Find(spot);
    if (s == nullptr) return;
    const std::size_t b = Bin(spot);
    const Colour colour = spot.starts_with("near.") ? kNear : kFar;
    const Vec2 from = Picture(s->true_place[b]), to = Picture(s->true_place[b] + times_ * s->mean[b]);
    DrawEllipse(to, times_ * leg_px_ * s->between, colour);
    canvas_.Line(from, to, {.colour = colour, .width_px = 1.6});
    canvas_.Circle(from, 2.6, {.colour = colour, .width_px = 1});
    canvas_.Disc(to, 2.6, colour);
  }

  void DrawEllipse(const Vec2& at, const Vec2& radii_px, Colour colour) {
    std::vector<Vec2> rim;
    for (int i = 0; i < 32; ++i) {
      const double a = 2 * std::numbers::pi * i / 32;
      rim.push_back(at + Vec2(radii_px.x() * std::cos(a), radii_px.y() * std::sin(a)));
    }
    colour.alpha = 0.18;
    canvas_.Polygon(rim, colour);
  }

  Canvas& canvas_;
  const LandmarkSummary& summary_;
  Vec2 hips_px_;
  double leg_px_, times_, near_phase_;
};

/// One landmark's curves, near and far, in a box of +- `reach_mm`.
void DrawCurves(Canvas& canvas, const LandmarkSummary& s, const std::string& part, int axis,
                const Vec2& corner, const Vec2& size, double reach_mm) {
  Frame(canvas, corner, size);
  const auto at = [&](double share, double mm) {
    return Vec2(corner.x() + share * size.x(),
                corner.y() + size.y() * (0.5 - 0.5 * std::clamp(mm / reach_mm, -1.0, 1.0)));
  };
  canvas.Line(at(0, 0), at(1, 0), {.colour = kGrey, .width_px = 1});
  for (const auto& [view, colour] : {std::pair{"far.", kFar}, {"near.", kNear}}) {
    const auto found = s.spots.find(view + part);
    if (found == s.spots.end()) continue;
    std::vector<Vec2> line, band, back;
    for (std::size_t b = 0; b < kPhaseBins; ++b) {
      const double share = (static_cast<double>(b) + 0.5) / kPhaseBins,
                   mean = kLeg_mm * found->second.mean[b][axis];
      const double half = kLeg_mm * found->second.between[axis];
      line.push_back(at(share, mean));
      band.push_back(at(share, mean + half));
      back.push_back(at(share, mean - half));
    }
    band.insert(band.end(), back.rbegin(), back.rend());
    Colour pale = colour;
    pale.alpha = 0.14;
    canvas.Polygon(band, pale);
    canvas.Polyline(line, {.colour = colour, .width_px = 2});
  }
}

}  // namespace

Image DrawOffsetFields(const LandmarkSummary& summary, const std::string& title, double times) {
  constexpr int kWidth = 1000, kHeight = 430;
  Canvas canvas(MakeWhite(kWidth, kHeight));
  canvas.Text({16, 20}, title, Words(17, Align::kLeft, true));
  canvas.Text({16, 42},
              fmt::format("rings: true joints; dots: where the network puts them on the mean, offsets drawn "
                          "{:.0f} times; shaded: one spread between people",
                          times),
              Words(13));
  struct Moment {
    const char* words;
    double phase;
  };
  constexpr Moment kInstants[] = {{"near foot lands", 0.02},
                                   {"near foot, mid-stance", 0.17},
                                   {"near foot leaves", 0.36},
                                   {"near leg swings", 0.68}};
  for (int i = 0; i < 4; ++i) {
    const double x = 125 + 250.0 * i;
    BodyPanel(canvas, summary, {x, 222}, 150, times, kInstants[i].phase).Draw();
    canvas.Text({x, 412}, kInstants[i].words, Words(14, Align::kCentre));
  }
  canvas.Text({kWidth - 16, 20}, "near side",
              {.size_px = 14, .colour = kNear, .halo_px = 0, .align = Align::kRight});
  canvas.Text({kWidth - 90, 20}, "far side",
              {.size_px = 14, .colour = kFar, .halo_px = 0, .align = Align::kRight});
  return canvas.Result();
}

Image DrawOffsetCurves(const LandmarkSummary& summary, const std::string& title) {
  constexpr double kReach_mm = 60, kFootReach_mm = 110, kLeft = 70, kTop = 66, kBox = 176, kTall = 130,
                   kGap = 8;
  Canvas canvas(MakeWhite(1000, 380));
  canvas.Text({16, 20}, title, Words(17, Align::kLeft, true));
  canvas.Text(
      {16, 42},
      fmt::format(
          "offset over the own foot's stride, from contact to contact; box: +-{:.0f} mm, heel and toe "
          "+-{:.0f} mm; shaded: one spread between people",
          kReach_mm, kFootReach_mm),
      Words(13));
  const char* const parts[] = {"hip", "knee", "ankle", "heel", "toe"};
  for (int row = 0; row < 2; ++row) {
    const double y = kTop + row * (kTall + kGap + 14);
    canvas.Text({16, y + kTall / 2}, row == 0 ? "forward" : "up", Words(13));
    for (int i = 0; i < 5; ++i) {
      const double x = kLeft + i * (kBox + kGap);
      DrawCurves(canvas, summary, parts[i], row, {x, y}, {kBox, kTall}, i < 3 ? kReach_mm : kFootReach_mm);
      canvas.Text({x + 6, y + 12}, parts[i], Words(13));
    }
  }
  canvas.Text({984, 20}, "near side", {.size_px = 14, .colour = kNear, .halo_px = 0, .align = Align::kRight});
  canvas.Text({910, 20}, "far side", {.size_px = 14, .colour = kFar, .halo_px = 0, .align = Align::kRight});
  return canvas.Result();
}

}  // namespace hinge
