// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "hinge/edge/render/body_frames.h"

namespace hinge {
namespace {

using Eigen::AngleAxisf;
using Eigen::Isometry3f;
using Eigen::Quaternionf;
using Eigen::Vector3f;

constexpr float kFingerCurl_rad = 0.95f, kFingertipCurl_rad = 1.25f, kThumbCurl_rad = 0.7f;
constexpr float kThumbUp_rad =
    0.55f;  // turn of the hand about the forearm: palms towards each other, thumbs up
constexpr float kBallSinks_m = 0.014f;

float Share(float from, float to, float x) { return std::clamp((x - from) / (to - from), 0.0f, 1.0f); }

RigidMove MoveOf(const Isometry3f& rest, const Isometry3f& posed) {
  const Isometry3f move = posed * rest.inverse(Eigen::Isometry);
  return {Quaternionf(move.linear()).normalized(), move.translation()};
}
/// A turn given, with one point of the rest carried to where it has to be.
RigidMove MoveAbout(const Quaternionf& turn, const Vector3f& p_B, const Vector3f& p_W) {
  return {turn, p_W - turn * p_B};
}

/// After a move, a further turn about an axis at rest through a point at rest.
RigidMove TurnFirst(const RigidMove& move, float angle_rad, const Vector3f& axis_B, const Vector3f& p_B) {
  return MoveAbout(move.turn * Quaternionf(AngleAxisf(angle_rad, axis_B.normalized())), p_B, move * p_B);
}

void MoveTrunk(const RestSkeleton& rest, const SegmentFrames& posed, BoneMoves& moves) {
  moves[Index(Bone::kPelvis)] = MoveOf(rest.frames.pelvis, posed.pelvis);
  for (std::size_t k = 0; k < 5; ++k)
    moves[Index(Bone::kSpine1) + k] = MoveOf(rest.frames.spine[k], posed.spine[k]);
  const RigidMove& ribs = moves[Index(Bone::kSpine5)];
  const RigidMove head = MoveOf(rest.frames.head, posed.head);
  moves[Index(Bone::kHead)] = head;
  const Vector3f from = ribs * rest.neck_B, to = head * rest.skull_B;
  for (int k = 0; k < 3; ++k) {
    const float share = (0.5f + static_cast<float>(k)) / 3;
    moves[Index(Bone::kNeck1) + static_cast<std::size_t>(k)] =
        MoveAbout(ribs.turn.slerp(share, head.turn), rest.neck_B + share * (rest.skull_B - rest.neck_B),
                  from + share * (to - from));
  }
}

/// The toes' bend when the heel is up and the toe on the ground: see the header.
void BendToes(const RestSkeleton& rest, Side side, float ground_slope, BoneMoves& moves) {
  RigidMove& foot = moves[Index(OnSide(Bone::kLeftFoot, side))];
  RigidMove& toes = moves[Index(OnSide(Bone::kLeftToes, side))] = foot;
  const Vector3f& tip_B = rest.joints_B[LandmarkOf(side, Part::kToe)];
  const Vector3f tip = foot * tip_B, ball = foot * rest.ball_B[side];
  const Vector3f ankle = foot * rest.joints_B[LandmarkOf(side, Part::kAnkle)];
  const float heel_up = std::asin(std::clamp(
      (foot.turn * Vector3f::UnitX()).dot(Vector3f(ground_slope, -1, 0).normalized()), -1.0f, 1.0f));
  const float near_ground = 1 - Share(0.01f, 0.06f, tip.y() - ground_slope * tip.x());
  const float sink = kBallSinks_m * near_ground * Share(0.15f, 0.6f, heel_up);
  if (sink <= 0) return;
  const Vector3f down = foot.turn * -Vector3f::UnitY();
  const Vector3f lower = ball + sink * down;
  const Quaternionf foot_turn = Quaternionf::FromTwoVectors(ball - ankle, lower - ankle) * foot.turn;
  const Quaternionf toes_turn = Quaternionf::FromTwoVectors(tip - ball, tip - lower) * foot.turn;
  foot = MoveAbout(foot_turn, rest.joints_B[LandmarkOf(side, Part::kAnkle)], ankle);
  toes = MoveAbout(toes_turn, tip_B, tip);
}

void MoveHand(const RestSkeleton& rest, Side side, BoneMoves& moves) {
  const Vector3f& wrist = rest.joints_B[LandmarkOf(side, Part::kWrist)];
  const Vector3f finger = rest.knuckle_B[side][1] - wrist, thumb = rest.thumb_B[side] - wrist;
  const Vector3f palm = finger.cross(thumb) * (side == Side::kLeft ? 1.0f : -1.0f);
  const Vector3f curl = finger.cross(palm);
  const RigidMove& hand = moves[Index(OnSide(Bone::kLeftHand, side))];
  for (int k = 0; k < 4; ++k) {
    const auto at = static_cast<std::size_t>(k);
    const RigidMove first = TurnFirst(hand, kFingerCurl_rad, curl, rest.knuckle_B[side][at]);
    moves[Index(FingerBone(side, k, false))] = first;
    moves[Index(FingerBone(side, k, true))] =
        TurnFirst(first, kFingertipCurl_rad, curl, rest.finger_B[side][at]);
  }
  moves[Index(OnSide(Bone::kLeftThumb, side))] =
      TurnFirst(hand, kThumbCurl_rad, thumb.cross(finger - 0.5f * finger.norm() * palm.normalized() * -1.0f),
                rest.thumb_B[side]);
}

/// The upper arm's own turn about itself spreads from none at the shoulder to all at the elbow, the hand's
/// along the forearm.
void MoveArm(const RestSkeleton& rest, const SegmentFrames& posed, Side side, BoneMoves& moves) {
  const auto at = [&](Part part) { return rest.joints_B[LandmarkOf(side, part)]; };
  const RigidMove elbow_end = MoveOf(rest.frames.upper_arm[side], posed.upper_arm[side]);
  const Quaternionf ribs = moves[Index(Bone::kSpine5)].turn;
  const Vector3f along_B = at(Part::kElbow) - at(Part::kShoulder);
  const Quaternionf untwisted = Quaternionf::FromTwoVectors(ribs * along_B, elbow_end.turn * along_B) * ribs;
  moves[Index(OnSide(Bone::kLeftUpperArm1, side))] =
      MoveAbout(untwisted.slerp(0.35f, elbow_end.turn), at(Part::kShoulder), elbow_end * at(Part::kShoulder));
  moves[Index(OnSide(Bone::kLeftUpperArm2, side))] = elbow_end;
  const RigidMove fore = MoveOf(rest.frames.forearm[side], posed.forearm[side]);
  const float turn = kThumbUp_rad * (side == Side::kLeft ? -1.0f : 1.0f);
  const Vector3f fore_axis = at(Part::kWrist) - at(Part::kElbow);
  moves[Index(OnSide(Bone::kLeftForearm1, side))] = TurnFirst(fore, 0.2f * turn, fore_axis, at(Part::kElbow));
  moves[Index(OnSide(Bone::kLeftForearm2, side))] =
      TurnFirst(fore, 0.75f * turn, fore_axis, at(Part::kElbow));
  moves[Index(OnSide(Bone::kLeftHand, side))] = TurnFirst(fore, turn, fore_axis, at(Part::kElbow));
  MoveHand(rest, side, moves);
}

}  // namespace

BoneMoves CalcBoneMoves(const RestSkeleton& rest, const PersonPose& pose, float ground_slope) {
  const SegmentFrames posed = CalcSegmentFrames(JointPointsOf(pose), static_cast<float>(pose.back_bend_rad));
  BoneMoves moves;
  MoveTrunk(rest, posed, moves);
  for (const Side side : kSides) {
    moves[Index(OnSide(Bone::kLeftThigh, side))] = MoveOf(rest.frames.thigh[side], posed.thigh[side]);
    moves[Index(OnSide(Bone::kLeftShank, side))] = MoveOf(rest.frames.shank[side], posed.shank[side]);
    moves[Index(OnSide(Bone::kLeftFoot, side))] = MoveOf(rest.frames.foot[side], posed.foot[side]);
    BendToes(rest, side, ground_slope, moves);
    MoveArm(rest, posed, side, moves);
  }
  return moves;
}

}  // namespace hinge
