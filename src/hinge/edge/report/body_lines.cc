// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/body_lines.h"

#include <algorithm>
#include <cmath>

#include "hinge/science/body/angles.h"

namespace hinge {
namespace {

constexpr double kLineWidth = 0.0085, kJointRadius = 0.0085;  // of the picture's height
constexpr double kLeastWidth_px = 2;

Vec2 MiddleOf_W(const MotionSample& s, Part part) {
  return 0.5 * (s.p_W_m[LandmarkOf(Side::kLeft, part)] + s.p_W_m[LandmarkOf(Side::kRight, part)]);
}

}  // namespace

BodyAngles CalcBodyAngles(const MotionSample& s, Side leg) {
  const Vec2& hip = s.p_W_m[LandmarkOf(leg, Part::kHip)];
  const Vec2& knee = s.p_W_m[LandmarkOf(leg, Part::kKnee)];
  const Vec2& ankle = s.p_W_m[LandmarkOf(leg, Part::kAnkle)];
  return {.trunk_deg = CalcTrunkLean(MiddleOf_W(s, Part::kHip), MiddleOf_W(s, Part::kShoulder)).deg(),
          .thigh_deg = CalcSegmentAttitude(hip, knee).deg(),
          .shin_deg = CalcSegmentAttitude(knee, ankle).deg(),
          .knee_deg = CalcKneeFlexion(hip, knee, ankle).deg()};
}

Vec2 MiddleOf(const MotionSample& s, Part part) {
  return 0.5 * (s.p_I_px[LandmarkOf(Side::kLeft, part)] + s.p_I_px[LandmarkOf(Side::kRight, part)]);
}

std::vector<BodyLine> MakeTrunkLines(const MotionSample& s) {
  const Vec2 hip = MiddleOf(s, Part::kHip), shoulder = MiddleOf(s, Part::kShoulder);
  return {{"head", shoulder, MiddleOf(s, Part::kEar)}, {"trunk", hip, shoulder}};
}

std::vector<BodyLine> MakeLegLines(const MotionSample& s, Side side) {
  const auto at = [&](Part part) { return s.p_I_px[LandmarkOf(side, part)]; };
  return {{"thigh", at(Part::kHip), at(Part::kKnee)},
          {"shank", at(Part::kKnee), at(Part::kAnkle)},
          {"heel", at(Part::kAnkle), at(Part::kHeel)},
          {"foot", at(Part::kHeel), at(Part::kToe)}};
}

Vec2 UpInPicture(const Scene& scene) {
  const double roll = scene.roll_rad.value.value_or(0);
  return {std::sin(roll), -std::cos(roll)};
}

MotionSample ScaleSample(MotionSample sample, double scale, const Vec2& corner_px) {
  for (Vec2& p : sample.p_I_px.values) p = scale * p - corner_px;
  return sample;
}

const MotionSample* FindSample(const std::vector<MotionSample>& motion, double time_s, double within_s) {
  const auto after = std::lower_bound(motion.begin(), motion.end(), time_s,
                                      [](const MotionSample& s, double t) { return s.time_s < t; });
  const MotionSample* nearest = nullptr;
  for (auto it : {after, after == motion.begin() ? after : std::prev(after)}) {
    if (it == motion.end() || std::abs(it->time_s - time_s) > within_s) continue;
    if (!nearest || std::abs(it->time_s - time_s) < std::abs(nearest->time_s - time_s)) nearest = &*it;
  }
  return nearest;
}

void DrawBodyLines(Canvas& canvas, const std::vector<BodyLine>& lines, const Colour& colour, double unit_px) {
  const double width_px = std::max(kLeastWidth_px, kLineWidth * unit_px);
  const Stroke stroke{.colour = colour,
                      .width_px = width_px,
                      .outline = {0, 0, 0, 0.55 * colour.alpha},
                      .outline_px = 0.25 * width_px};
  for (const BodyLine& line : lines) canvas.Line(line.from_px, line.to_px, stroke);
  for (const BodyLine& line : lines) {
    const double radius_px = std::max(kLeastWidth_px, kJointRadius * unit_px);
    for (const Vec2& p : {line.from_px, line.to_px}) {
      canvas.Disc(p, radius_px, {1, 1, 1, colour.alpha});
      canvas.Disc(p, 0.62 * radius_px, colour);
    }
  }
}

}  // namespace hinge
