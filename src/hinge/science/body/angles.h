// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/vec2.h"

namespace hinge {

/// Posture in the sagittal plane W: x where the person faces, y up against gravity (also on a slope). Lengths
/// cancel, so any unit will do. The normative page is docs/conventions.md.

/// Attitude of a segment to the vertical: 0 hanging straight down, positive with the lower end ahead of the
/// upper end. For the thigh (hip, knee) positive = knee ahead; for the shank (knee, ankle) positive =
/// reaching, negative = leaning forward over the foot. Range (-pi, pi].
///   theta = atan2(x_lower - x_upper, y_upper - y_lower)
Angle CalcSegmentAttitude(const Vec2& p_WUpper, const Vec2& p_WLower);

/// Trunk lean: the line mid-hip to mid-shoulder to the vertical, forward positive. Which line is used moves
/// the mean by up to 11 degrees, so this one is written with every result.
Angle CalcTrunkLean(const Vec2& p_WMidHip, const Vec2& p_WMidShoulder);

/// Knee flexion: thigh attitude minus shank attitude; 0 with hip, knee and ankle in line, flexion positive.
Angle CalcKneeFlexion(const Vec2& p_WHip, const Vec2& p_WKnee, const Vec2& p_WAnkle);

/// Trunk-thigh angle, what a camera sees of hip flexion: thigh attitude plus trunk lean; 0 when trunk and
/// thigh are in line. Not the hip joint's angle: the pelvis is not seen.
Angle CalcTrunkThigh(Angle thigh, Angle trunk_lean);

/// Straightness: by how much the line shoulder-ear leans ahead of the line hip-shoulder. 0 when ear, shoulder
/// and hip are in line; positive with the head ahead (slumped), negative with it behind (arched). |.| = 180
/// deg - angle at the shoulder.
Angle CalcStraightness(const Vec2& p_WEar, const Vec2& p_WShoulder, const Vec2& p_WHip);

/// Head forward: the line shoulder-ear to the vertical, forward positive.
Angle CalcHeadForward(const Vec2& p_WEar, const Vec2& p_WShoulder);

/// Foot angle: the line heel-toe to the horizontal, toe up positive.
Angle CalcFootAngle(const Vec2& p_WHeel, const Vec2& p_WToe);

/// The same angle in (-180, 180] degrees.
Angle Wrap(Angle angle);

}  // namespace hinge
