// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/overlay.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hinge/edge/media/draw.h"
#include "hinge/edge/report/body_lines.h"
#include "hinge/edge/report/palette.h"
#include "hinge/edge/report/report_text.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/form/verdict_words.h"

namespace hinge {
namespace {

constexpr double kFlash_s = 0.12;  // from the event on
// Of the picture's height: lines stay visible, and words do not swamp it.
constexpr double kLeastBody = 0.08, kMostBody = 0.3;
constexpr double kFarAlpha = 0.55;

Vec2 Forward_I(const Scene& scene) {
  const Vec2 up = UpInPicture(scene);
  return (scene.facing == Facing::kRight ? 1 : -1) * Vec2(-up.y(), up.x());
}

/// Lines and words of one picture, in sizes that follow the runner's.
class Painter {
 public:
  Painter(Canvas& canvas, const Image& picture, double body_px)
      : canvas_(canvas),
        size_px_(std::clamp(body_px, kLeastBody * picture.height_px, kMostBody * picture.height_px)) {}

  double size_px() const { return size_px_; }

  void Limb(std::initializer_list<Vec2> points, unsigned rgb, double alpha) {
    const std::vector<Vec2> chain(points);
    canvas_.Polyline(
        chain,
        {.colour = ColourOf(rgb, alpha), .width_px = 0.035 * size_px_, .outline_px = 0.007 * size_px_});
  }

  void Dashed(const Vec2& from, const Vec2& to, unsigned rgb) {
    canvas_.Line(from, to,
                 {.colour = ColourOf(rgb),
                  .width_px = 0.015 * size_px_,
                  .outline_px = 0.008 * size_px_,
                  .dash_px = 0.05 * size_px_});
  }

  void Ring(const Vec2& at, unsigned rgb) {
    canvas_.Circle(at, 0.16 * size_px_,
                   {.colour = ColourOf(rgb), .width_px = 0.035 * size_px_, .outline_px = 0.01 * size_px_});
  }

  void Word(const Vec2& at, const std::string& text, unsigned rgb, Align align) {
    canvas_.Text(at, text,
                 {.size_px = 0.17 * size_px_,
                  .colour = ColourOf(rgb),
                  .halo_px = 0.025 * size_px_,
                  .bold = true,
                  .align = align});
  }

 private:
  Canvas& canvas_;
  double size_px_;
};

void DrawSide(Painter& painter, const MotionSample& sample, Side side, bool near) {
  const auto at = [&](Part part) { return sample.p_I_px[LandmarkOf(side, part)]; };
  const unsigned rgb = near ? palette::kNearLeg : palette::kFarLeg;
  const double alpha = near ? 1 : kFarAlpha;
  painter.Limb({at(Part::kShoulder), at(Part::kElbow), at(Part::kWrist)}, rgb, 0.6 * alpha);
  painter.Limb({at(Part::kHip), at(Part::kKnee), at(Part::kAnkle)}, rgb, alpha);
  painter.Limb({at(Part::kAnkle), at(Part::kHeel), at(Part::kToe), at(Part::kAnkle)}, rgb, alpha);
}

void DrawTrunk(Painter& painter, const MotionSample& sample, const Scene& scene) {
  const Vec2 hips = MiddleOf(sample, Part::kHip), shoulders = MiddleOf(sample, Part::kShoulder);
  const Vec2 top = hips + (shoulders - hips).norm() * UpInPicture(scene);
  painter.Dashed(hips, top + 0.15 * painter.size_px() * UpInPicture(scene), palette::kVertical);
  painter.Limb({hips, shoulders}, palette::kTrunk, 1);
  painter.Limb({shoulders, MiddleOf(sample, Part::kEar)}, palette::kHead, 0.8);
  // Behind the back, where neither face nor arms are.
  const Vec2 behind = 0.5 * (hips + top) - 0.4 * painter.size_px() * Forward_I(scene);
  painter.Word(behind,
               "lean " + NumberText(CalcBodyAngles(sample, NearSide(scene.facing)).trunk_deg, 0) + "°",
               palette::kTrunk, Forward_I(scene).x() > 0 ? Align::kRight : Align::kLeft);
}

void DrawFlashes(Painter& painter, const MotionSample& sample, const Session& session,
                 const OverlayPlan& plan) {
  for (const GaitEvent& event : session.gait.events) {
    const double since_s = sample.time_s - event.time_s;
    if (since_s < -plan.half_spacing_s || since_s > kFlash_s) continue;
    const bool contact = event.type == EventType::kInitialContact;
    const unsigned rgb = event.side == NearSide(session.scene.facing) ? palette::kNearLeg : palette::kFarLeg;
    const Vec2 at = contact ? 0.5 * (sample.p_I_px[LandmarkOf(event.side, Part::kHeel)] +
                                     sample.p_I_px[LandmarkOf(event.side, Part::kToe)])
                            : sample.p_I_px[LandmarkOf(event.side, Part::kToe)];
    painter.Ring(at, rgb);
    painter.Word(at - 0.3 * painter.size_px() * UpInPicture(session.scene),
                 fmt::format("{} {}", Name(event.side), contact ? "lands" : "leaves"), rgb, Align::kCentre);
  }
}

void DrawStrip(Canvas& canvas, const Image& picture, double time_s, const OverlayPlan& plan) {
  const double size_px = 0.5 * kLeastBody * std::min(picture.width_px, picture.height_px);
  const double height_px = 1.7 * size_px;
  const TextStyle style{.size_px = size_px, .halo_px = 0, .bold = true};
  canvas.Box({0, 0}, {1.0 * picture.width_px, height_px}, 0, ColourOf(palette::kShade, 0.6));
  canvas.Text({0.5 * size_px, 0.5 * height_px},
              fmt::format("{:.2f} s   step {}", time_s, CountSteps(plan, time_s)), style);
  TextStyle right = style;
  right.align = Align::kRight;
  canvas.Text({picture.width_px - 0.5 * size_px, 0.5 * height_px}, plan.label, right);
}

std::string LabelOf(const Verdict& verdict) {
  for (State state : kStates) {
    if (verdict.label != Name(state)) continue;
    std::string words(Name(state));
    std::replace(words.begin(), words.end(), '_', ' ');
    return words + ", " + PercentText(verdict.P(state));
  }
  return "can’t tell";
}

}  // namespace

OverlayPlan MakeOverlayPlan(const Session& session) {
  OverlayPlan plan;
  plan.label = LabelOf(session.verdict);
  std::vector<double> trunks_px, spacings_s;
  for (std::size_t i = 0; i < session.motion.size(); ++i) {
    const MotionSample& sample = session.motion[i];
    const double trunk_px = (MiddleOf(sample, Part::kShoulder) - MiddleOf(sample, Part::kHip)).norm();
    if (std::isfinite(trunk_px)) trunks_px.push_back(trunk_px);
    if (i > 0) spacings_s.push_back(sample.time_s - session.motion[i - 1].time_s);
  }
  if (!trunks_px.empty()) plan.body_px = Median(trunks_px);
  if (!spacings_s.empty()) plan.half_spacing_s = 0.5 * Median(spacings_s);
  for (const GaitEvent& event : session.gait.events) {
    if (event.type == EventType::kInitialContact) plan.contacts_s.push_back(event.time_s);
  }
  std::sort(plan.contacts_s.begin(), plan.contacts_s.end());
  return plan;
}

int CountSteps(const OverlayPlan& plan, double time_s) {
  const auto end = std::upper_bound(plan.contacts_s.begin(), plan.contacts_s.end(), time_s);
  return static_cast<int>(end - plan.contacts_s.begin());
}

Image DrawOverlay(const Image& picture, double time_s, const Session& session, const OverlayPlan& plan) {
  Canvas canvas(picture);
  if (const MotionSample* sample = FindSample(session.motion, time_s, plan.half_spacing_s)) {
    Painter painter(canvas, picture, plan.body_px);
    const Side near = NearSide(session.scene.facing);
    DrawSide(painter, *sample, Opposite(near), false);
    DrawTrunk(painter, *sample, session.scene);
    DrawSide(painter, *sample, near, true);
    DrawFlashes(painter, *sample, session, plan);
  }
  DrawStrip(canvas, picture, time_s, plan);
  return canvas.Result();
}

}  // namespace hinge
