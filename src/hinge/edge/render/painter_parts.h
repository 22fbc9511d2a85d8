// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/edge/render/changed_part.h"
#include "hinge/edge/render/gl.h"
#include "hinge/edge/render/painter.h"

namespace hinge {

/// The figure's triangles on the GL side; its points come anew with each instant.
class FigureBuffers {
 public:
  explicit FigureBuffers(const Surface& surface);
  /// Contract: as many points as the surface.
  void Upload(const SurfaceShape& shape);
  /// Where the points are in the light, which may be another instant's place.
  void UploadLit(const SurfaceShape& shape);
  void Draw() const;

 private:
  GlVertexArray array_ = MakeVertexArray();
  GlBuffer colours_ = MakeBuffer(), points_ = MakeBuffer(), normals_ = MakeBuffer(), lit_ = MakeBuffer(),
           indices_ = MakeBuffer();
  std::size_t point_count_ = 0, index_count_ = 0;
};

/// One mesh of the stage with its pattern.
class StageBuffers {
 public:
  StageBuffers(const StageMesh& mesh, std::uint64_t seed);
  void Draw() const;
  bool receives_shadow = false, is_belt = false;
  double pattern_size_m = 1;

 private:
  GlVertexArray array_ = MakeVertexArray();
  GlBuffer points_ = MakeBuffer(), indices_ = MakeBuffer();
  GlTexture pattern_ = MakeTexture();
  std::size_t index_count_ = 0;
};

/// Where the picture is drawn, and what it is read from.
class PictureTarget {
 public:
  PictureTarget(int width_px, int height_px, int samples);
  /// Drawing goes here, to this part alone.
  void Begin(const PictureRect& part);
  /// The same upon a copy of another target's colour and depth, of the same size and samples, there.
  void BeginOn(const PictureTarget& ground, const PictureRect& part);
  /// What was drawn since the last reading is fetched; the rest is as it was.
  const Image& Read();

 private:
  void Select(const PictureRect& part);
  void Fetch(const PictureRect& part);

  int width_px_, height_px_;
  bool resolves_;
  PictureRect fresh_;  // drawn and not yet read; empty at first
  GlFramebuffer drawn_ = MakeFramebuffer(), resolved_ = MakeFramebuffer();
  GlRenderbuffer colour_ = MakeRenderbuffer(), depth_ = MakeRenderbuffer(), flat_ = MakeRenderbuffer();
  std::vector<std::uint8_t> rgba_;  // of the part fetched last
  Image picture_;
};

/// The figure as the light sees it.
class ShadowMap {
 public:
  explicit ShadowMap(int side_px);
  void Draw(const FigureBuffers& figure, const Eigen::Matrix4f& light_from_world) const;
  GLuint texture() const { return depth_; }
  int side_px() const { return side_px_; }

 private:
  int side_px_;
  GlTexture depth_ = MakeTexture();
  GlFramebuffer target_ = MakeFramebuffer();
  GlProgram program_;
};

}  // namespace hinge
