// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "hinge/edge/render/light_mean.h"
#include "hinge/edge/render/painter.h"
#include "hinge/edge/render/painter_parts.h"

namespace hinge {

/// What a painter draws with. One picture: painter.cc; the mean of an exposure's pictures: painter_exposure.cc.
class Painter::Impl {
 public:
  Impl(const PainterOptions& options, const Stage& stage, const Surface& figure);
  /// What goes with it goes by name, in the context that is current then: another painter's otherwise.
  ~Impl() { context_.MakeCurrent(); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  PictureRect PaintRows(const Moment& moment, const RowRange& rows);
  Image PaintExposure(const std::vector<Moment>& moments);
  const Image& Read();

 private:
  PictureRect DrawRows(const Moment& moment, const RowRange& rows, bool with_figure);
  Image MeanOverStage(const std::vector<Moment>& moments);
  Image MeanOfWhole(const std::vector<Moment>& moments);
  bool StageStands(const std::vector<Moment>& moments) const;
  RowRange AllRows() const { return {0, options_.height_px}; }
  PictureRect PartToDraw(const Moment& moment, const RowRange& rows);
  void DrawShadow(const Moment& moment);
  void DrawFigure(const Moment& moment) const;
  void DrawStillStage(const Moment& moment, const PictureRect& part);
  void DrawStage(const Moment& moment, bool changes) const;
  void DrawSky(const Moment& moment) const;
  void BeginLit(GLuint program, const Moment& moment) const;

  GlContext context_;  // first, so that all else is deleted while it is there
  PainterOptions options_;
  Stage stage_;
  StageLight light_;
  double grade_;
  Eigen::Vector3f horizon_, zenith_;
  PictureTarget target_, still_;  // the picture; the stage's meshes that neither move nor take shadows
  // The figure over what `target_` holds: one is drawn while the other is read.
  std::array<PictureTarget, 2> figure_targets_;
  ShadowMap shadow_;
  GlProgram figure_program_, shaded_program_, belt_program_, plain_program_, sky_program_;
  GlVertexArray sky_array_ = MakeVertexArray();
  FigureBuffers figure_;
  std::vector<StageBuffers> meshes_;
  bool has_belt_ = false;
  struct Drawn {  // the whole picture that stands in the target
    CameraView view;
    Eigen::Vector3f gain;
    double travel_m;
    PictureRect changing;
  };
  LightMean mean_;
  Eigen::Vector2f shift_px_ = Eigen::Vector2f::Zero();  // of what is drawn now, to the right and up
  std::optional<Drawn> drawn_;
  std::optional<Drawn> still_of_;  // what `still_` shows
  Eigen::Matrix4f light_from_world_ = Eigen::Matrix4f::Identity();
};

}  // namespace hinge
