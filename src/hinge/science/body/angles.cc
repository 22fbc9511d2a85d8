// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/body/angles.h"

#include <cmath>
#include <numbers>

namespace hinge {

Angle Wrap(Angle angle) {
  const double turn = 2 * std::numbers::pi;
  return Angle::Radians(angle.rad() - turn * std::ceil(angle.rad() / turn - 0.5));
}

Angle CalcSegmentAttitude(const Vec2& p_WUpper, const Vec2& p_WLower) {
  return Angle::Radians(std::atan2(p_WLower.x() - p_WUpper.x(), p_WUpper.y() - p_WLower.y()));
}

Angle CalcTrunkLean(const Vec2& p_WMidHip, const Vec2& p_WMidShoulder) {
  const Vec2 up = p_WMidShoulder - p_WMidHip;
  return Angle::Radians(std::atan2(up.x(), up.y()));
}

Angle CalcKneeFlexion(const Vec2& p_WHip, const Vec2& p_WKnee, const Vec2& p_WAnkle) {
  return Wrap(CalcSegmentAttitude(p_WHip, p_WKnee) - CalcSegmentAttitude(p_WKnee, p_WAnkle));
}

Angle CalcTrunkThigh(Angle thigh, Angle trunk_lean) { return Wrap(thigh + trunk_lean); }

Angle CalcStraightness(const Vec2& p_WEar, const Vec2& p_WShoulder, const Vec2& p_WHip) {
  return Wrap(CalcTrunkLean(p_WShoulder, p_WEar) - CalcTrunkLean(p_WHip, p_WShoulder));
}

Angle CalcHeadForward(const Vec2& p_WEar, const Vec2& p_WShoulder) {
  return CalcTrunkLean(p_WShoulder, p_WEar);
}

Angle CalcFootAngle(const Vec2& p_WHeel, const Vec2& p_WToe) {
  const Vec2 forward = p_WToe - p_WHeel;
  return Angle::Radians(std::atan2(forward.y(), forward.x()));
}

}  // namespace hinge
