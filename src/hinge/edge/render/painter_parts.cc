// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/painter_parts.h"

#include <cstddef>
#include <utility>

#include "hinge/edge/render/shaders.h"
#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr int kPatternSide_px = 512;

template <typename T>
void Fill(GLenum target, GLuint buffer, const std::vector<T>& values, GLenum usage = GL_STATIC_DRAW) {
  glBindBuffer(target, buffer);
  glBufferData(target, static_cast<GLsizeiptr>(values.size() * sizeof(T)), values.data(), usage);
}

void DrawTriangles(GLuint array, std::size_t index_count) {
  glBindVertexArray(array);
  glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(index_count), GL_UNSIGNED_INT, nullptr);
}

void MakeRepeatingTexture(GLuint texture, Pattern pattern, std::uint64_t seed) {
  const int side_px = pattern == Pattern::kPlain ? 16 : kPatternSide_px;
  const auto pixels = MakePattern(pattern, side_px, seed);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, side_px, side_px, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
  glGenerateMipmap(GL_TEXTURE_2D);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
}

void MakeStorage(GLuint renderbuffer, GLenum format, int width_px, int height_px, int samples) {
  glBindRenderbuffer(GL_RENDERBUFFER, renderbuffer);
  glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples > 1 ? samples : 0, format, width_px, height_px);
}

void RequireComplete() {
  const GLenum status = glCheckFramebufferStatus(GL_FRAMEBUFFER);
  HINGE_CHECK(status == GL_FRAMEBUFFER_COMPLETE, status);
}

}  // namespace

FigureBuffers::FigureBuffers(const Surface& surface)
    : point_count_(surface.colour.size()), index_count_(3 * surface.triangles.size()) {
  HINGE_CHECK(surface.gloss.size() == point_count_, surface.gloss.size(), point_count_);
  std::vector<Eigen::Vector4f> colours;
  for (std::size_t i = 0; i < point_count_; ++i) {
    colours.push_back(
        {surface.colour[i].x(), surface.colour[i].y(), surface.colour[i].z(), surface.gloss[i]});
  }
  glBindVertexArray(array_);
  Fill(GL_ARRAY_BUFFER, colours_, colours);
  SetAttribute(2, 4, sizeof(Eigen::Vector4f), 0);
  glBindBuffer(GL_ARRAY_BUFFER, points_);
  SetAttribute(0, 3, sizeof(Eigen::Vector3f), 0);
  glBindBuffer(GL_ARRAY_BUFFER, normals_);
  SetAttribute(1, 3, sizeof(Eigen::Vector3f), 0);
  glBindBuffer(GL_ARRAY_BUFFER, lit_);
  SetAttribute(4, 3, sizeof(Eigen::Vector3f), 0);
  Fill(GL_ELEMENT_ARRAY_BUFFER, indices_, surface.triangles);
}

void FigureBuffers::Upload(const SurfaceShape& shape) {
  HINGE_CHECK(shape.p_W.size() == point_count_ && shape.normal.size() == point_count_, shape.p_W.size(),
              point_count_);
  glBindVertexArray(0);
  Fill(GL_ARRAY_BUFFER, points_, shape.p_W, GL_STREAM_DRAW);
  Fill(GL_ARRAY_BUFFER, normals_, shape.normal, GL_STREAM_DRAW);
}

void FigureBuffers::UploadLit(const SurfaceShape& shape) {
  HINGE_CHECK(shape.p_W.size() == point_count_, shape.p_W.size(), point_count_);
  glBindVertexArray(0);
  Fill(GL_ARRAY_BUFFER, lit_, shape.p_W, GL_STREAM_DRAW);
}

void FigureBuffers::Draw() const { DrawTriangles(array_, index_count_); }

StageBuffers::StageBuffers(const StageMesh& mesh, std::uint64_t seed)
    : receives_shadow(mesh.receives_shadow),
      is_belt(mesh.is_belt),
      pattern_size_m(PatternSize_m(mesh.pattern)),
      index_count_(3 * mesh.triangles.size()) {
  glBindVertexArray(array_);
  Fill(GL_ARRAY_BUFFER, points_, mesh.points);
  SetAttribute(0, 3, sizeof(StagePoint), offsetof(StagePoint, p_W));
  SetAttribute(1, 3, sizeof(StagePoint), offsetof(StagePoint, normal));
  SetAttribute(2, 3, sizeof(StagePoint), offsetof(StagePoint, colour));
  SetAttribute(3, 2, sizeof(StagePoint), offsetof(StagePoint, repeats));
  Fill(GL_ELEMENT_ARRAY_BUFFER, indices_, mesh.triangles);
  MakeRepeatingTexture(pattern_, mesh.pattern, seed);
}

void StageBuffers::Draw() const {
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, pattern_);
  DrawTriangles(array_, index_count_);
}

PictureTarget::PictureTarget(int width_px, int height_px, int samples)
    : width_px_(width_px), height_px_(height_px), resolves_(samples > 1) {
  picture_.width_px = width_px;
  picture_.height_px = height_px;
  picture_.rgb.resize(3 * static_cast<std::size_t>(width_px) * height_px);
  MakeStorage(colour_, GL_SRGB8_ALPHA8, width_px, height_px, samples);
  MakeStorage(depth_, GL_DEPTH_COMPONENT24, width_px, height_px, samples);
  glBindFramebuffer(GL_FRAMEBUFFER, drawn_);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, colour_);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, depth_);
  RequireComplete();
  if (!resolves_) return;
  MakeStorage(flat_, GL_SRGB8_ALPHA8, width_px, height_px, 1);
  glBindFramebuffer(GL_FRAMEBUFFER, resolved_);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, flat_);
  RequireComplete();
}

void PictureTarget::Begin(const PictureRect& part) {
  Select(part);
  glClear(GL_DEPTH_BUFFER_BIT);  // the sky covers all that nothing else does
}

void PictureTarget::Select(const PictureRect& part) {
  fresh_ = fresh_ == PictureRect{} ? part : Union(fresh_, part);
  glBindFramebuffer(GL_FRAMEBUFFER, drawn_);
  glViewport(0, 0, width_px_, height_px_);
  glEnable(GL_SCISSOR_TEST);  // GL counts rows from the lower edge
  glScissor(part.left, height_px_ - part.bottom, part.right - part.left, part.bottom - part.top);
}

void PictureTarget::BeginOn(const PictureTarget& ground, const PictureRect& part) {
  const int low = height_px_ - part.bottom, high = height_px_ - part.top;
  glDisable(GL_SCISSOR_TEST);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, ground.drawn_);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, drawn_);
  glBlitFramebuffer(part.left, low, part.right, high, part.left, low, part.right, high,
                    GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT, GL_NEAREST);
  Select(part);
}

void PictureTarget::Fetch(const PictureRect& part) {
  const int low = height_px_ - part.bottom, high = height_px_ - part.top, wide = part.right - part.left;
  glDisable(GL_SCISSOR_TEST);
  if (resolves_) {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, drawn_);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, resolved_);
    glBlitFramebuffer(part.left, low, part.right, high, part.left, low, part.right, high, GL_COLOR_BUFFER_BIT,
                      GL_NEAREST);
  }
  glBindFramebuffer(GL_READ_FRAMEBUFFER, resolves_ ? resolved_ : drawn_);
  rgba_.resize(4 * static_cast<std::size_t>(wide) * (high - low));
  glReadPixels(part.left, low, wide, high - low, GL_RGBA, GL_UNSIGNED_BYTE, rgba_.data());
}

const Image& PictureTarget::Read() {
  const PictureRect part = std::exchange(fresh_, PictureRect{});
  if (part == PictureRect{}) return picture_;
  Fetch(part);
  const std::uint8_t* from = rgba_.data();
  for (int y = part.bottom - 1; y >= part.top; --y) {
    std::uint8_t* to = picture_.rgb.data() + 3 * (static_cast<std::size_t>(width_px_) * y + part.left);
    for (int x = part.left; x < part.right; ++x, from += 4, to += 3) {
      to[0] = from[0];
      to[1] = from[1];
      to[2] = from[2];
    }
  }
  return picture_;
}

ShadowMap::ShadowMap(int side_px) : side_px_(side_px), program_(MakeProgram(kShadowVertex, kShadowFragment)) {
  glBindTexture(GL_TEXTURE_2D, depth_);
  glTexStorage2D(GL_TEXTURE_2D, 1, GL_DEPTH_COMPONENT24, side_px, side_px);
  // Four looked-up places evened out in the shader; a filter of its own would read four times as much.
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_COMPARE_MODE, GL_COMPARE_REF_TO_TEXTURE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_COMPARE_FUNC, GL_LEQUAL);
  glBindFramebuffer(GL_FRAMEBUFFER, target_);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D, depth_, 0);
  constexpr GLenum kNone = GL_NONE;
  glDrawBuffers(1, &kNone);
  RequireComplete();
}

void ShadowMap::Draw(const FigureBuffers& figure, const Eigen::Matrix4f& light_from_world) const {
  glBindFramebuffer(GL_FRAMEBUFFER, target_);
  glViewport(0, 0, side_px_, side_px_);
  glDisable(GL_SCISSOR_TEST);
  glClear(GL_DEPTH_BUFFER_BIT);
  glUseProgram(program_);
  SetUniform(program_, "light_from_world", light_from_world);
  glEnable(GL_POLYGON_OFFSET_FILL);
  glEnable(GL_CULL_FACE);
  glPolygonOffset(1.5f, 2.0f);
  figure.Draw();
  glDisable(GL_CULL_FACE);
  glDisable(GL_POLYGON_OFFSET_FILL);
}

}  // namespace hinge
