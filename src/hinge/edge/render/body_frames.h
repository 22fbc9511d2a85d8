// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>
#include <Eigen/Geometry>
#include <array>

#include "hinge/edge/render/body_bones.h"
#include "hinge/edge/render/body_shape.h"
#include "hinge/twin/runner/joint_trajectory.h"

namespace hinge {

using JointPoints = PerLandmark<Eigen::Vector3f>;

/// Between the left and the right one.
inline Eigen::Vector3f Middle(const JointPoints& p, Part part) {
  return (p[LandmarkOf(Side::kLeft, part)] + p[LandmarkOf(Side::kRight, part)]) / 2;
}

/// Where each stiff piece of a body lies, from its joint centres alone: origin and axes (x ahead, y up along the piece, z to the
/// person's right in standing). The same rule for a body at rest and for one in a picture, so that
///   move of a piece = frame in the picture * (frame at rest)^-1
/// carries the joint centres at rest exactly to those in the picture, whatever a frame's convention.
///   pelvis     z along the hips' line, y along the lower trunk
///   rib cage   z along the shoulders' line, y along the upper trunk, origin between the shoulders
///   spine      a cubic curve between both, turning between 10 % and 75 % of its length
///   thigh      from the knee up; its z is the axis about which the knee bends, and the pelvis' z where the
///              knee is nearly straight
///   foot       x from heel to toe, the ankle above it
///   head       z along the ears' line, x from the ears to the nose: a nose as high as the ears is a level gaze
struct SegmentFrames {
  Eigen::Isometry3f pelvis, rib_cage, head;
  std::array<Eigen::Isometry3f, 5> spine;  ///< from below; the last is the rib cage
  PerSide<Eigen::Isometry3f> thigh, shank, foot, upper_arm, forearm;
};
SegmentFrames CalcSegmentFrames(const JointPoints& p, float back_bend_rad);

/// A body at rest, with all that posing needs.
struct RestSkeleton {
  JointPoints joints_B;
  SegmentFrames frames;
  Eigen::Vector3f neck_B, skull_B;
  PerSide<std::array<Eigen::Vector3f, 4>> knuckle_B, finger_B;
  PerSide<Eigen::Vector3f> ball_B, thumb_B;
};

/// The joints of a shape, with the nose put as high as the ears: its gaze at rest is level.
RestSkeleton MakeRestSkeleton(const BodyShape& shape);

/// A turn and a shift: p_W = turn * p_B + shift.
struct RigidMove {
  Eigen::Quaternionf turn = Eigen::Quaternionf::Identity();
  Eigen::Vector3f shift_m = Eigen::Vector3f::Zero();

  Eigen::Vector3f operator*(const Eigen::Vector3f& p) const { return turn * p + shift_m; }
};
using BoneMoves = std::array<RigidMove, kBoneCount>;

/// How each bone moves from rest to a pose. Hands are half closed. Near the ground (`ground_slope`: its rise over run along x,
/// through the origin) a foot that stands on its toe bends there: the ball sinks up to 14 mm below the line from ankle to toe,
/// which stays where the pose has it, so the heel rises by up to 12 mm.
BoneMoves CalcBoneMoves(const RestSkeleton& rest, const PersonPose& pose, float ground_slope = 0);

JointPoints JointPointsOf(const PersonPose& pose);

}  // namespace hinge
