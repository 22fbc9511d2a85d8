// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/body_fit.h"

#include <algorithm>

namespace hinge {
namespace {

using Eigen::Affine3f;
using Eigen::Isometry3f;
using Eigen::Matrix3f;
using Eigen::Vector3f;

float Length(const JointPoints& p, Side side, Part from, Part to) {
  return (p[LandmarkOf(side, from)] - p[LandmarkOf(side, to)]).norm();
}
float Width(const JointPoints& p, Part part) {
  return (p[LandmarkOf(Side::kLeft, part)] - p[LandmarkOf(Side::kRight, part)]).norm();
}

/// Both joints of a pair around a middle, in the direction that they have.
void PlacePair(const JointPoints& from, Part part, const Vector3f& middle, float width_m, JointPoints& to) {
  const Landmark left = LandmarkOf(Side::kLeft, part), right = LandmarkOf(Side::kRight, part);
  const Vector3f half = (from[right] - from[left]).normalized() * width_m / 2;
  to[left] = middle - half;
  to[right] = middle + half;
}

/// Heel, toe and ankle in the frame of their foot (origin: the ankle).
struct FootSize {
  float behind_m, length_m, height_m;  // heel behind the ankle, heel to toe, ankle over the sole
};
FootSize SizeOf(const JointPoints& p, Side side) {
  const Vector3f sole = p[LandmarkOf(side, Part::kToe)] - p[LandmarkOf(side, Part::kHeel)];
  const Vector3f up = p[LandmarkOf(side, Part::kAnkle)] - p[LandmarkOf(side, Part::kHeel)];
  const float behind = up.dot(sole.normalized());
  return {behind, sole.norm(), (up - behind * sole.normalized()).norm()};
}

void PlaceLimb(const JointPoints& rest, const JointPoints& pose, Side side, Part from, Part to,
               JointPoints& out) {
  const Vector3f along = rest[LandmarkOf(side, to)] - rest[LandmarkOf(side, from)];
  out[LandmarkOf(side, to)] = out[LandmarkOf(side, from)] + along.normalized() * Length(pose, side, from, to);
}

/// The rest's directions with the pose's lengths.
JointPoints MakeStretchedJoints(const JointPoints& rest, const SegmentFrames& frames,
                                const JointPoints& pose) {
  JointPoints out = rest;
  const Vector3f hip = Middle(rest, Part::kHip), trunk = Middle(rest, Part::kShoulder) - hip;
  const Vector3f shoulder =
      hip + trunk.normalized() * (Middle(pose, Part::kShoulder) - Middle(pose, Part::kHip)).norm();
  PlacePair(rest, Part::kHip, hip, Width(pose, Part::kHip), out);
  PlacePair(rest, Part::kShoulder, shoulder, Width(pose, Part::kShoulder), out);
  const Vector3f neck = Middle(rest, Part::kEar) - Middle(rest, Part::kShoulder);
  const float neck_m = (Middle(pose, Part::kEar) - Middle(pose, Part::kShoulder)).norm();
  const Vector3f head_moves = shoulder + neck.normalized() * neck_m - Middle(rest, Part::kEar);
  for (const Landmark point : {Landmark::kNose, Landmark::kLeftEar, Landmark::kRightEar})
    out[point] += head_moves;
  for (const Side side : kSides) {
    PlaceLimb(rest, pose, side, Part::kHip, Part::kKnee, out);
    PlaceLimb(rest, pose, side, Part::kKnee, Part::kAnkle, out);
    PlaceLimb(rest, pose, side, Part::kShoulder, Part::kElbow, out);
    PlaceLimb(rest, pose, side, Part::kElbow, Part::kWrist, out);
    const FootSize size = SizeOf(pose, side);
    const Matrix3f axes = frames.foot[side].linear();
    const Vector3f& ankle = out[LandmarkOf(side, Part::kAnkle)];
    out[LandmarkOf(side, Part::kHeel)] = ankle + axes * Vector3f(-size.behind_m, -size.height_m, 0);
    out[LandmarkOf(side, Part::kToe)] =
        ankle + axes * Vector3f(size.length_m - size.behind_m, -size.height_m, 0);
  }
  return out;
}

Affine3f Stretch(const Isometry3f& from, const Isometry3f& to, const Vector3f& scale) {
  return Affine3f(to * Eigen::Scaling(scale) * from.inverse(Eigen::Isometry));
}

/// In the foot's frame: heel and toe onto heel and toe.
Affine3f StretchFoot(const JointPoints& rest, const JointPoints& out, const SegmentFrames& from,
                     const SegmentFrames& to, Side side) {
  const FootSize a = SizeOf(rest, side), b = SizeOf(out, side);
  const float along = b.length_m / a.length_m;
  Matrix3f shape = Vector3f(along, b.height_m / a.height_m, 1).asDiagonal();
  shape(0, 1) = (b.behind_m - along * a.behind_m) / a.height_m;
  return Affine3f(to.foot[side] * Affine3f(shape) * from.foot[side].inverse(Eigen::Isometry));
}

using BoneStretches = std::array<Affine3f, kBoneCount>;

void StretchTrunk(const JointPoints& rest, const JointPoints& out, const SegmentFrames& from,
                  const SegmentFrames& to, BoneStretches& s) {
  const auto sideways = [&](Part part) {
    return std::clamp(Width(out, part) / Width(rest, part), 0.85f, 1.2f);
  };
  const float trunk = (Middle(out, Part::kShoulder) - Middle(out, Part::kHip)).norm() /
                      (Middle(rest, Part::kShoulder) - Middle(rest, Part::kHip)).norm();
  const float hips = sideways(Part::kHip), shoulders = sideways(Part::kShoulder);
  s[Index(Bone::kPelvis)] = Stretch(from.pelvis, to.pelvis, {1, trunk, hips});
  constexpr std::array<float, 5> kShoulderShare = {0.1f, 0.2f, 0.4f, 0.7f, 1.0f};
  for (std::size_t k = 0; k < 5; ++k) {
    const float wide = hips + kShoulderShare[k] * (shoulders - hips);
    s[Index(Bone::kSpine1) + k] = Stretch(from.spine[k], to.spine[k], {1, trunk, wide});
  }
}

BoneStretches CalcStretches(const JointPoints& rest, const JointPoints& out, const Vector3f& neck_B) {
  const SegmentFrames from = CalcSegmentFrames(rest, 0), to = CalcSegmentFrames(out, 0);
  BoneStretches s;
  StretchTrunk(rest, out, from, to, s);
  s[Index(Bone::kHead)] = Stretch(from.head, to.head, {1, 1, 1});
  const Vector3f neck_moves = s[Index(Bone::kSpine5)] * neck_B - neck_B;
  const Vector3f head_moves = Middle(out, Part::kEar) - Middle(rest, Part::kEar);
  for (int k = 0; k < 3; ++k) {
    const float share = (0.5f + static_cast<float>(k)) / 3;
    s[Index(Bone::kNeck1) + static_cast<std::size_t>(k)] =
        Affine3f(Eigen::Translation3f(neck_moves + share * (head_moves - neck_moves)));
  }
  for (const Side side : kSides) {
    const auto ratio = [&](Part a, Part b) {
      return Vector3f(1, Length(out, side, a, b) / Length(rest, side, a, b), 1);
    };
    const auto set = [&](Bone left, const Affine3f& stretch) { s[Index(OnSide(left, side))] = stretch; };
    set(Bone::kLeftThigh, Stretch(from.thigh[side], to.thigh[side], ratio(Part::kHip, Part::kKnee)));
    set(Bone::kLeftShank, Stretch(from.shank[side], to.shank[side], ratio(Part::kKnee, Part::kAnkle)));
    for (Bone bone : {Bone::kLeftFoot, Bone::kLeftToes}) set(bone, StretchFoot(rest, out, from, to, side));
    for (Bone bone : {Bone::kLeftUpperArm1, Bone::kLeftUpperArm2}) {
      set(bone, Stretch(from.upper_arm[side], to.upper_arm[side], ratio(Part::kShoulder, Part::kElbow)));
    }
    for (Bone bone : {Bone::kLeftForearm1, Bone::kLeftForearm2}) {
      set(bone, Stretch(from.forearm[side], to.forearm[side], ratio(Part::kElbow, Part::kWrist)));
    }
    const Affine3f hand = Stretch(from.forearm[side], to.forearm[side], {1, 1, 1});
    for (Bone bone : {Bone::kLeftHand, Bone::kLeftThumb}) set(bone, hand);
    for (int k = 0; k < 4; ++k) {
      for (const bool second : {false, true}) s[Index(FingerBone(side, k, second))] = hand;
    }
  }
  return s;
}

}  // namespace

BodyShape StretchBody(const BodyData& data, const BodyShape& shape, const JointPoints& pose) {
  BodyShape out = shape;
  const JointPoints rest = MakeRestSkeleton(shape).joints_B;
  const float nose_drop_m = shape.joints_B[Landmark::kNose].y() - rest[Landmark::kNose].y();
  out.joints_B = MakeStretchedJoints(rest, CalcSegmentFrames(rest, 0), pose);
  const BoneStretches stretches = CalcStretches(rest, out.joints_B, shape.neck_B);
  out.joints_B[Landmark::kNose].y() += nose_drop_m;
  for (std::size_t idx = 0; idx < out.points_B.size(); ++idx) {
    const BoneShares& bones = data.bones[idx];
    Vector3f sum = Vector3f::Zero();
    for (std::size_t k = 0; k < 4; ++k)
      sum += bones.share[k] * (stretches[Index(bones.bone[k])] * shape.points_B[idx]);
    out.points_B[idx] = sum;
  }
  const auto carry = [&](Bone bone, const Vector3f& p) -> Vector3f { return stretches[Index(bone)] * p; };
  out.neck_B = carry(Bone::kSpine5, shape.neck_B);
  out.skull_B = carry(Bone::kHead, shape.skull_B);
  out.skull_top_B = carry(Bone::kHead, shape.skull_top_B);
  for (const Side side : kSides) {
    out.ball_B[side] = carry(OnSide(Bone::kLeftFoot, side), shape.ball_B[side]);
    const Bone hand = OnSide(Bone::kLeftHand, side);
    out.thumb_B[side] = carry(hand, shape.thumb_B[side]);
    for (std::size_t k = 0; k < 4; ++k) {
      out.knuckle_B[side][k] = carry(hand, shape.knuckle_B[side][k]);
      out.finger_B[side][k] = carry(hand, shape.finger_B[side][k]);
    }
  }
  return out;
}

}  // namespace hinge
