// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/stills.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "hinge/edge/media/decode.h"
#include "hinge/edge/media/rgb.h"
#include "hinge/edge/report/body_lines.h"
#include "hinge/edge/report/label_place.h"
#include "hinge/edge/report/palette.h"
#include "hinge/edge/report/report_text.h"
#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr double kRoomAround = 0.12;     // of the runner's height, kept around him in the cut-out
constexpr double kRoomForLabels = 0.26;  // of the runner's height, on both sides
constexpr double kLabelHeight = 0.043;   // of the still's height
constexpr double kLeaderStart =
    0.014;                       // of the still's height: the line from a label ends beside the joint's mark
constexpr double kFaint = 0.45;  // opacity of the other leg
constexpr double kHeight_px = 900;  // stills are shown about this large; smaller runners are enlarged up to
constexpr double kLargestEnlargement = 2;
constexpr double kNearest_frames = 0.75;  // a picture further than this from its moment is none

struct Extent {
  Vec2 low, high;
};

Extent ExtentOf(const MotionSample& sample) {
  Extent e{sample.p_I_px.values[0], sample.p_I_px.values[0]};
  for (const Vec2& p : sample.p_I_px.values) {
    e.low = e.low.cwiseMin(p);
    e.high = e.high.cwiseMax(p);
  }
  return e;
}

Colour LegColour(bool near, double alpha = 1) {
  return ColourOf(near ? palette::kNearLeg : palette::kFarLeg, alpha);
}

double DirectionOf(const Vec2& v) { return std::atan2(v.y(), v.x()); }

/// The vertical through the hips, dashed, and the sector from it to the trunk.
void DrawLean(Canvas& canvas, const Vec2& hip, const Vec2& shoulder, const Vec2& up, double unit_px) {
  const double length = (shoulder - hip).norm();
  const Angle from = Angle::Radians(DirectionOf(up)), to = Angle::Radians(DirectionOf(shoulder - hip));
  canvas.Sector(hip, 0.8 * length, from, to, ColourOf(palette::kTrunk, 0.35));
  const Stroke dashed{.colour = ColourOf(palette::kVertical, 0.95),
                      .width_px = 0.004 * unit_px,
                      .outline_px = 0.001 * unit_px,
                      .dash_px = 0.012 * unit_px};
  canvas.Line(hip, hip + 1.12 * length * up, dashed);
}

StillLine GroundLine(const Scene& scene, const CropBox& box, double scale, const Vec2& up) {
  const Vec2 right(-up.y(), up.x());
  // The ground's height holds in the middle of the clip's picture; the line follows the camera's roll from
  // there.
  const Vec2 anchor(0.5 * scale * scene.image_width_px - box.left,
                    scale * *scene.ground_I_px.value - box.top);
  const auto at = [&](double x) { return Vec2(anchor + right * ((x - anchor.x()) / right.x())); };
  return {"ground", at(0), at(box.width)};
}

struct LabelText {
  std::string name;
  double deg;
  Vec2 anchor;
  Colour colour;
};

std::vector<LabelText> MakeLabels(const BodyAngles& angles, const MotionSample& s, Side side, bool near) {
  const auto at = [&](Part part) { return s.p_I_px[LandmarkOf(side, part)]; };
  const Colour leg = LegColour(near);
  return {{"trunk", angles.trunk_deg, 0.35 * MiddleOf(s, Part::kHip) + 0.65 * MiddleOf(s, Part::kShoulder),
           ColourOf(palette::kTrunk)},
          {"knee", angles.knee_deg, at(Part::kKnee), leg},
          {"thigh", angles.thigh_deg, 0.5 * (at(Part::kHip) + at(Part::kKnee)), leg},
          {"shin", angles.shin_deg, 0.5 * (at(Part::kKnee) + at(Part::kAnkle)), leg}};
}

void DrawLabels(Canvas& canvas, const std::vector<LabelText>& labels, LabelObstacles obstacles,
                double unit_px) {
  const double size_px = kLabelHeight * unit_px;
  for (const LabelText& label : labels) {
    const std::string text = fmt::format("{} {}°", label.name, NumberText(label.deg, 0));
    const TextStyle style{.size_px = 0.8 * size_px,
                          .colour = label.colour,
                          .halo_px = 0,
                          .bold = true,
                          .align = Align::kCentre};
    const Vec2 size(canvas.TextSize(text, style).x() + 0.6 * size_px, 1.15 * size_px);
    const LabelBox box = FindLabelPlace(label.anchor, size, obstacles);
    const Vec2 way = (box.Centre() - label.anchor).normalized();  // the box is never on its anchor
    canvas.Line(label.anchor + kLeaderStart * unit_px * way, box.Centre(),
                {.colour = label.colour, .width_px = 0.003 * unit_px});
    canvas.Box(box.corner, box.size, 0.3 * size_px, ColourOf(palette::kShade, 0.85));
    canvas.Text(box.Centre(), text, style);
    obstacles.labels.push_back(box);
  }
}

LabelObstacles ObstaclesOf(const std::vector<BodyLine>& lines, const Vec2& picture) {
  LabelObstacles obstacles{.points = {}, .labels = {}, .picture = picture};
  for (const BodyLine& line : lines) {
    const std::vector<Vec2> points = SamplePoints(line.from_px, line.to_px, 0.01 * picture.y());
    obstacles.points.insert(obstacles.points.end(), points.begin(), points.end());
  }
  return obstacles;
}

void Append(std::vector<BodyLine>& to, const std::vector<BodyLine>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

/// The pictures nearest to the moments, which stand in time order; read up to half a frame behind the last.
std::vector<std::optional<Frame>> ReadNearest(const std::filesystem::path& clip,
                                              const std::vector<StillMoment>& moments) {
  VideoReader reader(clip);
  std::vector<std::optional<Frame>> nearest(moments.size());
  while (const std::optional<Frame> frame = reader.Read()) {
    bool nearer = false;
    for (std::size_t i = 0; i < moments.size(); ++i) {
      const double distance_s = std::abs(frame->time_s - moments[i].time_s);
      if (nearest[i] && std::abs(nearest[i]->time_s - moments[i].time_s) <= distance_s) continue;
      nearest[i] = *frame;
      nearer = true;
    }
    if (!nearer && frame->time_s > moments.back().time_s) break;
  }
  return nearest;
}

}  // namespace

CropBox FindCropBox(const std::vector<MotionSample>& all, const MotionSample& one, const Scene& scene,
                    double scale) {
  HINGE_CHECK(!all.empty() && scale > 0, all.size(), scale);
  Vec2 largest = Vec2::Zero();
  for (const MotionSample& sample : all) {
    const Extent e = ExtentOf(sample);
    largest = largest.cwiseMax(e.high - e.low);
  }
  const double runner_px = largest.y();
  const Vec2 size(largest.x() + 2 * kRoomForLabels * runner_px, (1 + 2 * kRoomAround) * runner_px);
  const Vec2 picture(scene.image_width_px, scene.image_height_px);
  const Vec2 fitting = size.cwiseMin(picture).cwiseMax(1.0);
  const Extent e = ExtentOf(one);
  const Vec2 corner =
      (0.5 * (e.low + e.high) - 0.5 * fitting).cwiseMin(picture - fitting).cwiseMax(Vec2::Zero());
  const auto px = [&](double v) { return static_cast<int>(std::lround(scale * v)); };
  return {px(corner.x()), px(corner.y()), std::max(1, px(fitting.x())), std::max(1, px(fitting.y()))};
}

double CalcStillScale(const std::vector<MotionSample>& samples, const Scene& scene) {
  const CropBox box = FindCropBox(samples, samples.front(), scene, 1);
  return std::clamp(kHeight_px / box.height, 0.1, kLargestEnlargement);
}

Still MakeStill(const Image& picture, const StillMoment& moment, const MotionSample& sample,
                const Scene& scene, const CropBox& box, double scale) {
  return DrawStill(Crop(picture, box.left, box.top, box.width, box.height), moment, sample, scene, box,
                   scale);
}

Still DrawStill(const Image& ground, const StillMoment& moment, const MotionSample& sample,
                const Scene& scene, const CropBox& box, double scale) {
  const MotionSample s = ScaleSample(sample, scale, Vec2(box.left, box.top));
  const bool near = moment.side == NearSide(scene.facing);
  const double unit_px = box.height;
  const Vec2 up = UpInPicture(scene), hip = MiddleOf(s, Part::kHip), shoulder = MiddleOf(s, Part::kShoulder);
  Canvas canvas(ground);
  Still still{.event = moment.event,
              .side = moment.side,
              .time_s = sample.time_s,
              .image = {},
              .lines = {},
              .angles = {}};

  const std::vector<BodyLine> other = MakeLegLines(s, Opposite(moment.side));
  const std::vector<BodyLine> leg = MakeLegLines(s, moment.side), trunk = MakeTrunkLines(s);
  DrawBodyLines(canvas, other, LegColour(!near, kFaint), unit_px);
  if (scene.ground_I_px.known()) {
    const StillLine floor = GroundLine(scene, box, scale, up);
    canvas.Line(floor.from_px, floor.to_px,
                {.colour = ColourOf(palette::kGround, 0.9),
                 .width_px = 0.004 * unit_px,
                 .outline_px = 0.001 * unit_px});
    still.lines.push_back(floor);
  }
  DrawLean(canvas, hip, shoulder, up, unit_px);
  DrawBodyLines(canvas, leg, LegColour(near), unit_px);
  DrawBodyLines(canvas, {trunk[0]}, ColourOf(palette::kHead), unit_px);
  DrawBodyLines(canvas, {trunk[1]}, ColourOf(palette::kTrunk), unit_px);

  std::vector<BodyLine> own = leg;
  Append(own, trunk);
  for (const BodyLine& line : own) still.lines.push_back({line.name, line.from_px, line.to_px});
  const std::vector<LabelText> labels = MakeLabels(CalcBodyAngles(sample, moment.side), s, moment.side, near);
  for (const LabelText& label : labels) still.angles.push_back({label.name, label.deg});
  Append(own, other);
  Append(own, {{"vertical", hip, hip + (shoulder - hip).norm() * up}});
  DrawLabels(canvas, labels, ObstaclesOf(own, Vec2(box.width, box.height)), unit_px);
  still.image = canvas.Result();
  return still;
}

std::vector<Still> ReadStills(const std::filesystem::path& clip, const Session& session) {
  return ReadStills(clip, FindStillTimes(session), session);
}

std::vector<Still> ReadStills(const std::filesystem::path& clip, const std::vector<StillMoment>& moments,
                              const Session& session) {
  if (moments.empty() || session.input.frame_rate_hz <= 0) return {};
  const double within_s = kNearest_frames / session.input.frame_rate_hz;
  const std::vector<std::optional<Frame>> frames = ReadNearest(clip, moments);
  std::vector<std::size_t> usable;
  std::vector<MotionSample> samples;
  for (std::size_t i = 0; i < moments.size(); ++i) {
    if (!frames[i] || std::abs(frames[i]->time_s - moments[i].time_s) > within_s) continue;
    const MotionSample* sample = FindSample(session.motion, frames[i]->time_s, within_s);
    if (!sample) continue;
    usable.push_back(i);
    samples.push_back(*sample);
  }
  if (samples.empty()) return {};
  const double wanted = CalcStillScale(samples, session.scene);
  std::vector<Still> stills;
  for (std::size_t k = 0; k < usable.size(); ++k) {
    const Frame& frame = *frames[usable[k]];
    const Image picture = MakeRgb(frame, std::max(1, static_cast<int>(std::lround(wanted * frame.width_px))));
    const double scale = static_cast<double>(picture.width_px) / frame.width_px;
    const CropBox box = FindCropBox(samples, samples[k], session.scene, scale);
    stills.push_back(MakeStill(picture, moments[usable[k]], samples[k], session.scene, box, scale));
  }
  return stills;
}

}  // namespace hinge
