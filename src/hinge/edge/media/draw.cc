// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/draw.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "hinge/foundation/base/check.h"

#ifdef __SANITIZE_ADDRESS__
/// Fontconfig keeps its lists of fonts to the end of the program. Weak, so that a program may name more.
extern "C" __attribute__((weak)) const char* __lsan_default_suppressions() { return "leak:libfontconfig"; }
#endif

namespace hinge {
namespace {

struct SurfaceFree {
  void operator()(cairo_surface_t* p) const { cairo_surface_destroy(p); }
};
struct CairoFree {
  void operator()(cairo_t* p) const { cairo_destroy(p); }
};
struct LayoutFree {
  void operator()(PangoLayout* p) const { g_object_unref(p); }
};
using LayoutPtr = std::unique_ptr<PangoLayout, LayoutFree>;

bool AllFinite(std::span<const Vec2> points) {
  for (const Vec2& p : points) {
    if (!p.allFinite()) return false;
  }
  return true;
}

/// The end direction, taken the short way round from the first.
double ShortWay_rad(Angle from, Angle to) {
  return from.rad() + std::remainder(to.rad() - from.rad(), 2 * std::numbers::pi);
}

}  // namespace

class Canvas::Impl {
 public:
  explicit Impl(const Image& image);

  void Use(const Colour& c) { cairo_set_source_rgba(cairo_.get(), c.red, c.green, c.blue, c.alpha); }
  void StrokePath(const Stroke& stroke);
  void FillPath(const Colour& fill);
  void AddPath(std::span<const Vec2> points, bool closed);
  void AddArc(const Vec2& centre, double radius_px, double from_rad, double to_rad);
  LayoutPtr MakeLayout(const std::string& text, const TextStyle& style) const;
  cairo_t* cairo() const { return cairo_.get(); }
  Image Result() const;

 private:
  std::unique_ptr<cairo_surface_t, SurfaceFree> surface_;
  std::unique_ptr<cairo_t, CairoFree> cairo_;
};

Canvas::Impl::Impl(const Image& image)
    : surface_(cairo_image_surface_create(CAIRO_FORMAT_RGB24, image.width_px, image.height_px)) {
  HINGE_CHECK(image.rgb.size() == static_cast<std::size_t>(image.width_px) * image.height_px * 3,
              image.rgb.size());
  HINGE_CHECK(cairo_surface_status(surface_.get()) == CAIRO_STATUS_SUCCESS, image.width_px, image.height_px);
  std::uint8_t* rows = cairo_image_surface_get_data(surface_.get());
  const int stride = cairo_image_surface_get_stride(surface_.get());
  const std::uint8_t* in = image.rgb.data();
  for (int y = 0; y < image.height_px; ++y) {
    auto* out = reinterpret_cast<std::uint32_t*>(rows + y * stride);
    for (int x = 0; x < image.width_px; ++x, in += 3) {
      out[x] = static_cast<std::uint32_t>(in[0]) << 16 | static_cast<std::uint32_t>(in[1]) << 8 | in[2];
    }
  }
  cairo_surface_mark_dirty(surface_.get());
  cairo_.reset(cairo_create(surface_.get()));
  cairo_set_line_cap(cairo_.get(), CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join(cairo_.get(), CAIRO_LINE_JOIN_ROUND);
}

Image Canvas::Impl::Result() const {
  cairo_surface_flush(surface_.get());
  Image image{.width_px = cairo_image_surface_get_width(surface_.get()),
              .height_px = cairo_image_surface_get_height(surface_.get()),
              .rgb = {}};
  image.rgb.resize(static_cast<std::size_t>(image.width_px) * image.height_px * 3);
  const std::uint8_t* rows = cairo_image_surface_get_data(surface_.get());
  const int stride = cairo_image_surface_get_stride(surface_.get());
  std::uint8_t* out = image.rgb.data();
  for (int y = 0; y < image.height_px; ++y) {
    const auto* in = reinterpret_cast<const std::uint32_t*>(rows + y * stride);
    for (int x = 0; x < image.width_px; ++x, out += 3) {
      out[0] = static_cast<std::uint8_t>(in[x] >> 16);
      out[1] = static_cast<std::uint8_t>(in[x] >> 8);
      out[2] = static_cast<std::uint8_t>(in[x]);
    }
  }
  return image;
}

/// The outline first, wider, then the line on it.
void Canvas::Impl::StrokePath(const Stroke& stroke) {
  cairo_set_dash(cairo_.get(), &stroke.dash_px, stroke.dash_px > 0 ? 1 : 0, 0);
  if (stroke.outline_px > 0) {
    Use(stroke.outline);
    cairo_set_line_width(cairo_.get(), stroke.width_px + 2 * stroke.outline_px);
    cairo_stroke_preserve(cairo_.get());
  }
  Use(stroke.colour);
  cairo_set_line_width(cairo_.get(), stroke.width_px);
  cairo_stroke(cairo_.get());
  cairo_set_dash(cairo_.get(), nullptr, 0, 0);
}

void Canvas::Impl::FillPath(const Colour& fill) {
  Use(fill);
  cairo_fill(cairo_.get());
}

void Canvas::Impl::AddPath(std::span<const Vec2> points, bool closed) {
  cairo_new_path(cairo_.get());
  for (const Vec2& p : points) cairo_line_to(cairo_.get(), p.x(), p.y());
  if (closed) cairo_close_path(cairo_.get());
}

void Canvas::Impl::AddArc(const Vec2& centre, double radius_px, double from_rad, double to_rad) {
  const auto add = to_rad < from_rad ? cairo_arc_negative : cairo_arc;
  add(cairo_.get(), centre.x(), centre.y(), radius_px, from_rad, to_rad);
}

LayoutPtr Canvas::Impl::MakeLayout(const std::string& text, const TextStyle& style) const {
  LayoutPtr layout(pango_cairo_create_layout(cairo_.get()));
  PangoFontDescription* font = pango_font_description_from_string("sans-serif");
  pango_font_description_set_absolute_size(font, style.size_px * PANGO_SCALE);
  pango_font_description_set_weight(font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout.get(), font);
  pango_font_description_free(font);
  // Pango complains on the terminal about bytes that are not UTF-8.
  char* valid = g_utf8_make_valid(text.data(), static_cast<gssize>(text.size()));
  pango_layout_set_text(layout.get(), valid, -1);
  g_free(valid);
  return layout;
}

Canvas::Canvas(const Image& image) : impl_(std::make_unique<Impl>(image)) {}
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas& Canvas::operator=(Canvas&&) noexcept = default;
Canvas::~Canvas() = default;

void Canvas::Line(const Vec2& from_I_px, const Vec2& to_I_px, const Stroke& stroke) {
  const Vec2 ends[] = {from_I_px, to_I_px};
  Polyline(ends, stroke);
}

void Canvas::Polyline(std::span<const Vec2> points_I_px, const Stroke& stroke) {
  if (points_I_px.size() < 2 || !AllFinite(points_I_px)) return;
  impl_->AddPath(points_I_px, false);
  impl_->StrokePath(stroke);
}

void Canvas::Polygon(std::span<const Vec2> points_I_px, const Colour& fill) {
  if (points_I_px.size() < 3 || !AllFinite(points_I_px)) return;
  impl_->AddPath(points_I_px, true);
  impl_->FillPath(fill);
}

void Canvas::Disc(const Vec2& centre_I_px, double radius_px, const Colour& fill) {
  if (!centre_I_px.allFinite() || !(radius_px > 0)) return;
  cairo_new_path(impl_->cairo());
  impl_->AddArc(centre_I_px, radius_px, 0, 2 * std::numbers::pi);
  impl_->FillPath(fill);
}

void Canvas::Circle(const Vec2& centre_I_px, double radius_px, const Stroke& stroke) {
  if (!centre_I_px.allFinite() || !(radius_px > 0)) return;
  cairo_new_path(impl_->cairo());
  impl_->AddArc(centre_I_px, radius_px, 0, 2 * std::numbers::pi);
  impl_->StrokePath(stroke);
}

void Canvas::Arc(const Vec2& centre_I_px, double radius_px, Angle from, Angle to, const Stroke& stroke) {
  if (!centre_I_px.allFinite() || !(radius_px > 0) || !std::isfinite(from.rad() + to.rad())) return;
  cairo_new_path(impl_->cairo());
  impl_->AddArc(centre_I_px, radius_px, from.rad(), ShortWay_rad(from, to));
  impl_->StrokePath(stroke);
}

void Canvas::Sector(const Vec2& centre_I_px, double radius_px, Angle from, Angle to, const Colour& fill) {
  if (!centre_I_px.allFinite() || !(radius_px > 0) || !std::isfinite(from.rad() + to.rad())) return;
  cairo_new_path(impl_->cairo());
  cairo_move_to(impl_->cairo(), centre_I_px.x(), centre_I_px.y());
  impl_->AddArc(centre_I_px, radius_px, from.rad(), ShortWay_rad(from, to));
  cairo_close_path(impl_->cairo());
  impl_->FillPath(fill);
}

void Canvas::Box(const Vec2& corner_I_px, const Vec2& size_px, double radius_px, const Colour& fill) {
  if (!corner_I_px.allFinite() || !size_px.allFinite() || !(size_px.minCoeff() > 0)) return;
  const double r = std::clamp(radius_px, 0.0, size_px.minCoeff() / 2), turn = std::numbers::pi / 2;
  const Vec2 low = corner_I_px + Vec2(r, r), high = corner_I_px + size_px - Vec2(r, r);
  cairo_new_path(impl_->cairo());
  impl_->AddArc({high.x(), low.y()}, r, -turn, 0);
  impl_->AddArc(high, r, 0, turn);
  impl_->AddArc({low.x(), high.y()}, r, turn, 2 * turn);
  impl_->AddArc(low, r, 2 * turn, 3 * turn);
  cairo_close_path(impl_->cairo());
  impl_->FillPath(fill);
}

void Canvas::Text(const Vec2& p_I_px, const std::string& text, const TextStyle& style) {
  if (!p_I_px.allFinite()) return;
  const LayoutPtr layout = impl_->MakeLayout(text, style);
  int width = 0, height = 0;
  pango_layout_get_pixel_size(layout.get(), &width, &height);
  const double share = style.align == Align::kLeft ? 0 : style.align == Align::kCentre ? 0.5 : 1;
  cairo_new_path(impl_->cairo());
  cairo_move_to(impl_->cairo(), p_I_px.x() - share * width, p_I_px.y() - height / 2.0);
  pango_cairo_layout_path(impl_->cairo(), layout.get());
  if (style.halo_px > 0) {
    impl_->Use(style.halo);
    cairo_set_line_width(impl_->cairo(), 2 * style.halo_px);
    cairo_stroke_preserve(impl_->cairo());
  }
  impl_->FillPath(style.colour);
}

Vec2 Canvas::TextSize(const std::string& text, const TextStyle& style) const {
  const LayoutPtr layout = impl_->MakeLayout(text, style);
  int width = 0, height = 0;
  pango_layout_get_pixel_size(layout.get(), &width, &height);
  return {width, height};
}

Image Canvas::Result() const { return impl_->Result(); }

}  // namespace hinge
