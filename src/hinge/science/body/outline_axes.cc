// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/body/outline_axes.h"

namespace hinge {

Vec2 CalcMiddle_px(const PerLandmark<Keypoint>& body, Part part) {
  return 0.5 * (body[LandmarkOf(Side::kLeft, part)].p_I_px + body[LandmarkOf(Side::kRight, part)].p_I_px);
}

std::optional<TrunkLine> FindTrunkLine(const PerLandmark<Keypoint>& body) {
  for (const Side side : kSides) {
    if (!body[LandmarkOf(side, Part::kHip)].seen() || !body[LandmarkOf(side, Part::kShoulder)].seen())
      return std::nullopt;
  }
  const Vec2 hips = CalcMiddle_px(body, Part::kHip);
  return TrunkLine{hips, CalcMiddle_px(body, Part::kShoulder) - hips};
}

Vec2 CalcAhead(const Vec2& down, bool faces_right) {
  const Vec2 right = Vec2(down.y(), -down.x()).normalized();
  return faces_right ? right : Vec2(-right);
}

Vec2 CalcAheadOfKnee(const PerLandmark<Keypoint>& body, Side side, bool faces_right) {
  const auto at = [&](Part part) { return body[LandmarkOf(side, part)].p_I_px; };
  const Vec2 knee = at(Part::kKnee);
  return CalcAhead((knee - at(Part::kHip)).normalized() + (at(Part::kAnkle) - knee).normalized(),
                   faces_right);
}

}  // namespace hinge
