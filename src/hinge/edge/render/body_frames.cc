// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/body_frames.h"

#include <algorithm>
#include <cmath>

namespace hinge {
namespace {

using Eigen::AngleAxisf;
using Eigen::Isometry3f;
using Eigen::Quaternionf;
using Eigen::Vector3f;

/// Middles of the five spine pieces as shares of the way from mid-hip to mid-shoulder.
constexpr std::array<float, 4> kSpineAt = {0.10f, 0.22f, 0.39f, 0.65f};

float SmoothStep(float from, float to, float x) {
  const float t = std::clamp((x - from) / (to - from), 0.0f, 1.0f);
  return t * t * (3 - 2 * t);
}

Vector3f ToTheRight(const JointPoints& p, Part part) {
  return p[LandmarkOf(Side::kRight, part)] - p[LandmarkOf(Side::kLeft, part)];
}

Isometry3f FrameOf(const Vector3f& origin, const Vector3f& x, const Vector3f& y, const Vector3f& z) {
  Isometry3f frame = Isometry3f::Identity();
  frame.linear() << x, y, z;
  frame.translation() = origin;
  return frame;
}
/// The second axis is kept as near to what is given as the first allows.
Isometry3f FrameZY(const Vector3f& origin, const Vector3f& along_z, const Vector3f& near_y) {
  const Vector3f z = along_z.normalized(), x = near_y.cross(z).normalized();
  return FrameOf(origin, x, z.cross(x), z);
}
Isometry3f FrameYZ(const Vector3f& origin, const Vector3f& along_y, const Vector3f& near_z) {
  const Vector3f y = along_y.normalized(), x = y.cross(near_z).normalized();
  return FrameOf(origin, x, y, x.cross(y));
}
Isometry3f FrameXY(const Vector3f& origin, const Vector3f& along_x, const Vector3f& near_y) {
  const Vector3f x = along_x.normalized(), z = x.cross(near_y).normalized();
  return FrameOf(origin, x, z.cross(x), z);
}

void PlaceTrunk(const JointPoints& p, float bend, SegmentFrames& f) {
  const Vector3f hip = Middle(p, Part::kHip), shoulder = Middle(p, Part::kShoulder);
  const Vector3f chord = shoulder - hip;
  const Vector3f right =
      (ToTheRight(p, Part::kHip).normalized() + ToTheRight(p, Part::kShoulder).normalized()).normalized();
  // A turn about the axis to the right is backwards when positive.
  f.pelvis = FrameZY(hip, ToTheRight(p, Part::kHip), AngleAxisf(bend / 2, right) * chord);
  f.rib_cage = FrameZY(shoulder, ToTheRight(p, Part::kShoulder), AngleAxisf(-bend / 2, right) * chord);
  const Quaternionf low(f.pelvis.linear()), high(f.rib_cage.linear());
  const Vector3f start = chord.norm() * f.pelvis.linear().col(1),
                 end = chord.norm() * f.rib_cage.linear().col(1);
  for (std::size_t k = 0; k < kSpineAt.size(); ++k) {
    const float t = kSpineAt[k], u = 1 - t;
    f.spine[k].linear() = low.slerp(SmoothStep(0.10f, 0.75f, t), high).toRotationMatrix();
    f.spine[k].translation() =
        u * u * (1 + 2 * t) * hip + t * t * (3 - 2 * t) * shoulder + t * u * (u * start - t * end);
    f.spine[k].makeAffine();
  }
  f.spine[4] = f.rib_cage;
}

/// The axis of a hinge between two pieces; `near` where they are nearly in line. Full trust from about 35
/// degrees of bend.
Vector3f HingeAxis(const Vector3f& upper, const Vector3f& lower, const Vector3f& near) {
  const Vector3f axis = upper.normalized().cross(lower.normalized());
  const float trust = SmoothStep(0.2f, 0.6f, axis.norm());
  return trust > 0 ? Vector3f((1 - trust) * near + trust * axis.normalized()) : near;
}

void PlaceLeg(const JointPoints& p, Side side, SegmentFrames& f) {
  const auto at = [&](Part part) { return p[LandmarkOf(side, part)]; };
  const Vector3f thigh = at(Part::kHip) - at(Part::kKnee), shank = at(Part::kKnee) - at(Part::kAnkle);
  // A knee bends backwards: upwards along the shank, then upwards along the thigh turns to the right.
  const Vector3f pelvis_right = f.pelvis.linear().col(2);
  const Vector3f right =
      (pelvis_right - pelvis_right.dot(thigh.normalized()) * thigh.normalized()).normalized();
  const Vector3f axis = HingeAxis(shank, thigh, right);
  f.thigh[side] = FrameYZ(at(Part::kKnee), thigh, axis);
  f.shank[side] = FrameYZ(at(Part::kAnkle), shank, axis);
  const Vector3f sole = at(Part::kToe) - at(Part::kHeel);
  f.foot[side] = FrameXY(at(Part::kAnkle), sole, at(Part::kAnkle) - at(Part::kHeel));
}

void PlaceArm(const JointPoints& p, Side side, SegmentFrames& f) {
  const auto at = [&](Part part) { return p[LandmarkOf(side, part)]; };
  const Vector3f upper = at(Part::kShoulder) - at(Part::kElbow), fore = at(Part::kElbow) - at(Part::kWrist);
  const Vector3f axis = HingeAxis(upper, fore, f.rib_cage.linear().col(2));
  f.upper_arm[side] = FrameYZ(at(Part::kElbow), upper, axis);
  f.forearm[side] = FrameYZ(at(Part::kWrist), fore, axis);
}

void PlaceHead(const JointPoints& p, SegmentFrames& f) {
  const Vector3f ears = ToTheRight(p, Part::kEar);
  const Vector3f right = ears.norm() > 0.01f ? ears : Vector3f(f.rib_cage.linear().col(2));
  const Vector3f ahead = p[Landmark::kNose] - Middle(p, Part::kEar);
  f.head = FrameZY(Middle(p, Part::kEar), right, right.cross(ahead));
}

}  // namespace

SegmentFrames CalcSegmentFrames(const JointPoints& p, float back_bend_rad) {
  SegmentFrames frames;
  PlaceTrunk(p, back_bend_rad, frames);
  PlaceHead(p, frames);
  for (const Side side : kSides) {
    PlaceLeg(p, side, frames);
    PlaceArm(p, side, frames);
  }
  return frames;
}

RestSkeleton MakeRestSkeleton(const BodyShape& shape) {
  RestSkeleton rest;
  rest.joints_B = shape.joints_B;
  rest.joints_B[Landmark::kNose].y() = Middle(rest.joints_B, Part::kEar).y();
  rest.frames = CalcSegmentFrames(rest.joints_B, 0);
  rest.neck_B = shape.neck_B;
  rest.skull_B = shape.skull_B;
  rest.ball_B = shape.ball_B;
  rest.knuckle_B = shape.knuckle_B;
  rest.finger_B = shape.finger_B;
  rest.thumb_B = shape.thumb_B;
  return rest;
}

JointPoints JointPointsOf(const PersonPose& pose) {
  JointPoints points;
  for (std::size_t idx = 0; idx < kLandmarkCount; ++idx)
    points.values[idx] = pose.p_W.values[idx].cast<float>();
  return points;
}

}  // namespace hinge
