// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "hinge/edge/media/frame.h"
#include "hinge/edge/render/stage.h"
#include "hinge/edge/render/surface.h"
#include "hinge/edge/render/view_camera.h"

namespace hinge {

struct PainterOptions {
  int width_px = 1280, height_px = 720;
  int samples = 4;  ///< a pixel, against stairs on edges: 1 or 4; 4 takes about twice as long
  int shadow_map_px = 1024;
};

/// One instant before the camera.
struct Moment {
  CameraView view = {};  ///< of the painter's size (contract)
  const SurfaceShape* figure =
      nullptr;                 ///< as many points as the painter's surface (contract); null: nobody is there
  double ground_travel_m = 0;  ///< how far the belt, or elsewhere the ground, has run backwards along itself
  double belt_blur_m = 0;      ///< how far the belt runs while the picture is taken: its marks are smeared so
  Eigen::Vector3f gain = {1, 1, 1};  ///< exposure and white balance: factors of linear light
};

/// Rows [first, end) of a picture.
struct RowRange {
  int first_row = 0, end_row = 0;
};

/// A rectangle of a picture, px, ends excluded.
struct PictureRect {
  int left = 0, top = 0, right = 0, bottom = 0;
  bool operator==(const PictureRect&) const = default;
};

/// Draws a figure on a stage without display or GPU: one directed light with its shadow of the figure, light
/// from everywhere, a little gloss; colours are linear until the end (sRGB pixels [IEC 61966-2-1]). The same
/// input gives the same pixels on the same machine. Every call must come from the thread that made the
/// painter.
class Painter {
 public:
  /// Throws `Error` when Mesa is missing.
  Painter(const PainterOptions& options, const Stage& stage, const Surface& figure);
  Painter(Painter&&) noexcept;
  Painter& operator=(Painter&&) noexcept;
  ~Painter();

  /// The whole picture of one instant.
  Image Paint(const Moment& moment);
  /// The mean light of instants that follow one another closely and at equal distances: one exposure. Shadows
  /// lie as in the middle one and move with the figure's points. Where camera and stage stand still, the
  /// stage is drawn once. Contract: at least one instant; all with a figure or none.
  Image PaintExposure(const std::vector<Moment>& moments);
  /// Draws only these rows into the picture begun; what other calls drew in other rows stays. Returns the
  /// part that was drawn: nothing outside it differs from the picture before.
  PictureRect PaintRows(const Moment& moment, const RowRange& rows);
  /// The picture as drawn so far; the next drawing or reading changes it.
  const Image& Read();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace hinge
