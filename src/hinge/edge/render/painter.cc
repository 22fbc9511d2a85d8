// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/painter.h"

#include <cmath>
#include <vector>

#include "hinge/edge/render/changed_part.h"
#include "hinge/edge/render/light_box.h"
#include "hinge/edge/render/painter_impl.h"
#include "hinge/edge/render/shaders.h"
#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr double kNear_m = 0.3, kFar_m = 400;
constexpr int kPatternUnit = 0, kShadowUnit = 1;

}  // namespace

Painter::Impl::Impl(const PainterOptions& options, const Stage& stage, const Surface& figure)
    : options_(options),
      stage_(stage),
      light_(stage.light),
      grade_(stage.options.grade),
      horizon_(stage.horizon),
      zenith_(stage.zenith),
      target_(options.width_px, options.height_px, options.samples),
      still_(options.width_px, options.height_px, options.samples),
      figure_targets_{PictureTarget(options.width_px, options.height_px, options.samples),
                      PictureTarget(options.width_px, options.height_px, options.samples)},
      shadow_(options.shadow_map_px),
      figure_program_(MakeProgram(kLitVertex, kLitFragment, "#define FIGURE\n#define SHADOW\n")),
      shaded_program_(MakeProgram(kLitVertex, kLitFragment, "#define SHADOW\n")),
      belt_program_(MakeProgram(kLitVertex, kLitFragment, "#define SHADOW\n#define SMEAR\n")),
      plain_program_(MakeProgram(kLitVertex, kLitFragment)),
      sky_program_(MakeProgram(kSkyVertex, kSkyFragment)),
      figure_(figure) {
  for (const StageMesh& mesh : stage.meshes) {
    meshes_.emplace_back(mesh, stage.options.seed);
    has_belt_ = has_belt_ || mesh.is_belt;
  }
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LEQUAL);
}

PictureRect Painter::Impl::PaintRows(const Moment& moment, const RowRange& rows) {
  HINGE_CHECK(rows.first_row >= 0 && rows.first_row < rows.end_row && rows.end_row <= options_.height_px,
              rows.first_row, rows.end_row);
  HINGE_CHECK(
      moment.view.image_width_px == options_.width_px && moment.view.image_height_px == options_.height_px,
      moment.view.image_width_px, moment.view.image_height_px);
  context_.MakeCurrent();
  DrawShadow(moment);
  return DrawRows(moment, rows, moment.figure != nullptr);
}

PictureRect Painter::Impl::DrawRows(const Moment& moment, const RowRange& rows, bool with_figure) {
  const PictureRect part = PartToDraw(moment, rows);
  DrawStillStage(moment, part);
  if (with_figure) DrawFigure(moment);
  DrawStage(moment, true);
  glFlush();
  return part;
}

/// The target holds what stays while the camera does; it is drawn once and then copied.
void Painter::Impl::DrawStillStage(const Moment& moment, const PictureRect& part) {
  const bool stands = still_of_ && still_of_->view == moment.view && still_of_->gain == moment.gain &&
                      (has_belt_ || still_of_->travel_m == moment.ground_travel_m);
  const bool comes_again = drawn_ && part != PictureRect{0, 0, options_.width_px, options_.height_px};
  const bool copies = options_.samples == 1;  // Mesa's software copies no pixels of several samples
  if (copies && !stands && comes_again) {
    still_.Begin({0, 0, options_.width_px, options_.height_px});
    DrawStage(moment, false);
    DrawSky(moment);
    still_of_ = {moment.view, moment.gain, moment.ground_travel_m, part};
  }
  if (copies && (stands || comes_again)) return target_.BeginOn(still_, part);
  target_.Begin(part);
  DrawStage(moment, false);
  DrawSky(moment);
}

/// Where the picture before shows the same stage, only what moves is drawn again, there and where it was.
PictureRect Painter::Impl::PartToDraw(const Moment& moment, const RowRange& rows) {
  const PictureRect all{0, 0, options_.width_px, options_.height_px};
  if (rows.first_row != 0 || rows.end_row != options_.height_px) {
    drawn_.reset();
    return {0, rows.first_row, options_.width_px, rows.end_row};
  }
  const PictureRect changing = FindChangedPart(moment, stage_);
  const bool same = drawn_ && drawn_->view == moment.view && drawn_->gain == moment.gain &&
                    (has_belt_ || drawn_->travel_m == moment.ground_travel_m);
  const PictureRect part = same ? Union(drawn_->changing, changing) : all;
  drawn_ = {moment.view, moment.gain, moment.ground_travel_m, changing};
  return part;
}

void Painter::Impl::DrawShadow(const Moment& moment) {
  static const SurfaceShape kNobody;
  const SurfaceShape& shape = moment.figure != nullptr ? *moment.figure : kNobody;
  light_from_world_ = LightFromWorld(shape, light_.towards_W, shadow_.side_px());
  if (moment.figure == nullptr) return;
  figure_.Upload(shape);
  figure_.UploadLit(shape);
  shadow_.Draw(figure_, light_from_world_);
}

void Painter::Impl::BeginLit(GLuint program, const Moment& moment) const {
  glUseProgram(program);
  Eigen::Matrix4f clip_from_world = ClipFromWorld(moment.view, kNear_m, kFar_m);
  clip_from_world.row(0) +=
      2 * shift_px_.x() / static_cast<float>(options_.width_px) * clip_from_world.row(3);
  clip_from_world.row(1) +=
      2 * shift_px_.y() / static_cast<float>(options_.height_px) * clip_from_world.row(3);
  SetUniform(program, "clip_from_world", clip_from_world);
  SetUniform(program, "light_from_world", light_from_world_);
  SetUniform(program, "towards_light", Eigen::Vector3f(light_.towards_W.cast<float>()));
  SetUniform(program, "sun", light_.sun);
  SetUniform(program, "from_sky", light_.from_sky);
  SetUniform(program, "from_ground", light_.from_ground);
  SetUniform(program, "eye", Eigen::Vector3f(moment.view.p_W.cast<float>()));
  SetUniform(program, "gain", moment.gain);
  SetUniform(program, "pattern", kPatternUnit);
  SetUniform(program, "shadow_map", kShadowUnit);
  const float step = 1.0f / static_cast<float>(shadow_.side_px());
  SetUniform(program, "shadow_step", Eigen::Vector2f(step, step));
  glActiveTexture(GL_TEXTURE0 + kShadowUnit);
  glBindTexture(GL_TEXTURE_2D, shadow_.texture());
}

void Painter::Impl::DrawFigure(const Moment& moment) const {
  BeginLit(figure_program_, moment);
  glEnable(GL_CULL_FACE);
  figure_.Draw();
  glDisable(GL_CULL_FACE);
}

void Painter::Impl::DrawStage(const Moment& moment, bool changes) const {
  const double travel_m = moment.ground_travel_m, slope = std::hypot(1.0, grade_);
  const Vec3 shift = has_belt_ ? Vec3(0, 0, 0) : Vec3(-travel_m / slope * Vec3(1, grade_, 0));
  for (const StageBuffers& mesh : meshes_) {
    if (changes != (mesh.receives_shadow || mesh.is_belt)) continue;
    const bool smears = mesh.is_belt && moment.belt_blur_m != 0;
    const GLuint program = smears                                             ? belt_program_
                           : mesh.receives_shadow && moment.figure != nullptr ? shaded_program_
                                                                              : plain_program_;
    BeginLit(program, moment);
    const double repeats = mesh.is_belt ? travel_m / mesh.pattern_size_m : 0;
    SetUniform(program, "stage_shift", Eigen::Vector3f(shift.cast<float>()));
    SetUniform(program, "pattern_shift",
               Eigen::Vector2f(static_cast<float>(repeats - std::floor(repeats)), 0));
    SetUniform(program, "smear",
               Eigen::Vector2f(static_cast<float>(moment.belt_blur_m / mesh.pattern_size_m), 0));
    mesh.Draw();
  }
}

void Painter::Impl::DrawSky(const Moment& moment) const {
  const CameraView& view = moment.view;
  const Vec2 middle(view.image_width_px / 2.0, view.image_height_px / 2.0);
  const auto ray = [&](double x, double y) {  // at depth 1, so that rays differ linearly
    const Vec3 r = Ray_W(view, middle + Vec2(x * middle.x(), -y * middle.y()));
    return Eigen::Vector3f((r / view.R_CW.row(2).dot(r)).cast<float>());
  };
  glUseProgram(sky_program_);
  SetUniform(sky_program_, "ray_middle", ray(0, 0));
  SetUniform(sky_program_, "ray_across", Eigen::Vector3f(ray(1, 0) - ray(0, 0)));
  SetUniform(sky_program_, "ray_up", Eigen::Vector3f(ray(0, 1) - ray(0, 0)));
  SetUniform(sky_program_, "horizon", horizon_);
  SetUniform(sky_program_, "zenith", zenith_);
  SetUniform(sky_program_, "gain", moment.gain);
  glBindVertexArray(sky_array_);
  glDrawArrays(GL_TRIANGLES, 0, 3);
}

const Image& Painter::Impl::Read() {
  context_.MakeCurrent();
  return target_.Read();
}

Painter::Painter(const PainterOptions& options, const Stage& stage, const Surface& figure) {
  HINGE_CHECK(options.width_px > 0 && options.height_px > 0 && options.shadow_map_px > 0, options.width_px,
              options.height_px);
  HINGE_CHECK(options.samples == 1 || options.samples == 4, options.samples);
  impl_ = std::make_unique<Impl>(options, stage, figure);
}
Painter::Painter(Painter&&) noexcept = default;
Painter& Painter::operator=(Painter&&) noexcept = default;
Painter::~Painter() = default;

Image Painter::Paint(const Moment& moment) {
  impl_->PaintRows(moment, {0, moment.view.image_height_px});
  return impl_->Read();
}
Image Painter::PaintExposure(const std::vector<Moment>& moments) { return impl_->PaintExposure(moments); }
PictureRect Painter::PaintRows(const Moment& moment, const RowRange& rows) {
  return impl_->PaintRows(moment, rows);
}
const Image& Painter::Read() { return impl_->Read(); }

}  // namespace hinge
