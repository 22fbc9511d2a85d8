// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "hinge/app/session/session.h"
#include "hinge/edge/media/draw.h"

namespace hinge {

/// The angles of one picture, degrees, with the measures' signs: trunk lean forward positive, thigh and shin
/// with the lower end ahead positive, knee flexion positive. From the plane of motion, so the camera's roll
/// is out of them.
struct BodyAngles {
  double trunk_deg = 0, thigh_deg = 0, shin_deg = 0, knee_deg = 0;
};
BodyAngles CalcBodyAngles(const MotionSample& sample, Side leg);

/// A line of the body in picture points, px.
struct BodyLine {
  std::string name;  ///< "trunk", "head", "thigh", "shank", "foot"
  Vec2 from_px = Vec2::Zero(), to_px = Vec2::Zero();
};
/// Trunk (middle of hips to middle of shoulders) and head (on to the middle of the ears).
std::vector<BodyLine> MakeTrunkLines(const MotionSample& sample);
/// Thigh, shank (to the ankle), rear foot (ankle to heel), foot (heel to toe).
std::vector<BodyLine> MakeLegLines(const MotionSample& sample, Side side);

/// The middle between left and right, px.
Vec2 MiddleOf(const MotionSample& sample, Part part);
/// Against gravity in the picture (px, y down); straight up where the camera's roll is not known.
Vec2 UpInPicture(const Scene& scene);
/// The same sample for a picture `scale` times as large, counted from a cut-out's corner.
MotionSample ScaleSample(MotionSample sample, double scale, const Vec2& corner_px = Vec2::Zero());
/// The sample of the picture nearest in time; null when there is none within `within_s`.
const MotionSample* FindSample(const std::vector<MotionSample>& motion, double time_s, double within_s);

/// Draws lines in one colour. `unit_px` is the picture's height: widths follow it.
void DrawBodyLines(Canvas& canvas, const std::vector<BodyLine>& lines, const Colour& colour, double unit_px);

}  // namespace hinge
