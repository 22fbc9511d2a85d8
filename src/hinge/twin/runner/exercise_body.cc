// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/exercise_body.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>

#include "hinge/science/body/anthropometry.h"
#include "hinge/twin/runner/trajectory.h"

namespace hinge {
namespace {

constexpr double kStretched = 1 - 1e-9;  // share of its length that a stretched limb reaches

/// How much farther to the side `outer` lies than `inner`, with the side's sign.
double Sideways_m(const ExerciseBody& body, Side side, Part inner, Part outer) {
  return SignOf(side) * (body.half_m[LandmarkOf(side, outer)] - body.half_m[LandmarkOf(side, inner)]);
}

Vec3 Below(double length_m, double attitude_rad, double z_m) {
  return {length_m * std::sin(attitude_rad), -length_m * std::cos(attitude_rad), z_m};
}

Vec3 Above(double length_m, double lean_rad) {
  return {length_m * std::sin(lean_rad), length_m * std::cos(lean_rad), 0};
}

double LengthInSpace_m(const ExerciseBody& body, double planar_m, Part from, Part to) {
  return std::hypot(planar_m, Sideways_m(body, Side::kRight, from, to));
}

Vec3 AtSide(const ExerciseBody& body, const Vec3& p_WMiddle, Side side, Part part) {
  return p_WMiddle + Vec3(0, 0, SignOf(side) * body.half_m[LandmarkOf(side, part)]);
}

void PlaceHead(const ExerciseBody& body, const BodyState& state, PersonPose& pose) {
  const Vec3 p_WShoulder = state.p_WHip + Above(body.planar.trunk_m, state.lean);
  const Vec3 p_WEar =
      p_WShoulder + Above(body.planar.neck_m, state.lean + body.planar.neck_ahead_rad + state.straightness);
  for (Side side : kSides) pose.p_W[LandmarkOf(side, Part::kEar)] = AtSide(body, p_WEar, side, Part::kEar);
  // The gaze follows half of the head's turn, as eyes seek the ground ahead; its distance from the ears is
  // constant.
  const double gaze = 0.5 * (state.lean + state.straightness);
  pose.p_W[Landmark::kNose] = p_WEar + body.planar.nose_ahead_m * Vec3(std::cos(gaze), -std::sin(gaze), 0);
}

void PlaceArm(const ExerciseBody& body, const BodyState& state, Side side, PersonPose& pose) {
  const Vec3 p_WShoulder = CalcShoulderPlace(body, state, side);
  pose.p_W[LandmarkOf(side, Part::kShoulder)] = p_WShoulder;
  pose.p_W[LandmarkOf(side, Part::kElbow)] = p_WShoulder + state.arm_W[side].upper_m;
  pose.p_W[LandmarkOf(side, Part::kWrist)] =
      p_WShoulder + state.arm_W[side].upper_m + state.arm_W[side].lower_m;
}

void PlaceLeg(const ExerciseBody& body, const BodyState& state, Side side, PersonPose& pose) {
  const Vec3 p_WHip = CalcHipPlace(body, state, side), p_WAnkle = CalcAnklePlace(body, state, side);
  const FootPlace foot = CalcFootAtAnkle(body.planar, p_WAnkle.head<2>(), state.leg[side].foot);
  const double toe_z_m = p_WAnkle.z() + Sideways_m(body, side, Part::kAnkle, Part::kToe);
  pose.p_W[LandmarkOf(side, Part::kHip)] = p_WHip;
  pose.p_W[LandmarkOf(side, Part::kKnee)] = p_WHip + state.leg_W[side].upper_m;
  pose.p_W[LandmarkOf(side, Part::kAnkle)] = p_WAnkle;
  pose.p_W[LandmarkOf(side, Part::kHeel)] = Vec3(foot.p_WHeel.x(), foot.p_WHeel.y(), p_WAnkle.z());
  pose.p_W[LandmarkOf(side, Part::kToe)] = Vec3(foot.p_WToe.x(), foot.p_WToe.y(), toe_z_m);
}

}  // namespace

ExerciseBody MakeExerciseBody(double height_m) {
  return {height_m, MakeTwinBody(height_m), MakeHalfWidths_m(height_m)};
}

Limb MakeLeg(const ExerciseBody& body, Side side, const LegAngles& leg) {
  return {Below(body.planar.thigh_m, leg.thigh, Sideways_m(body, side, Part::kHip, Part::kKnee)),
          Below(body.planar.shank_m, leg.shank, Sideways_m(body, side, Part::kKnee, Part::kAnkle))};
}

Limb MakeArm(const ExerciseBody& body, Side side, double upper_rad, double elbow_rad) {
  return {Below(body.planar.upper_arm_m, upper_rad, Sideways_m(body, side, Part::kShoulder, Part::kElbow)),
          Below(body.planar.forearm_m, upper_rad + elbow_rad,
                Sideways_m(body, side, Part::kElbow, Part::kWrist))};
}

Limb MakeLiftedArm(const Limb& arm, Side side, double lift_rad) {
  const Eigen::AngleAxisd turn(-SignOf(side) * lift_rad, Vec3::UnitX());
  return {turn * arm.upper_m, turn * arm.lower_m};
}

double CalcHangingArm_rad(const ExerciseBody& body, double ahead_m, double elbow_rad) {
  const double u = body.planar.upper_arm_m, f = body.planar.forearm_m;
  const double chord_m = std::sqrt(u * u + f * f + 2 * u * f * std::cos(elbow_rad));
  const double turned = std::atan2(f * std::sin(elbow_rad), u + f * std::cos(elbow_rad));
  return std::asin(std::clamp(ahead_m / chord_m, -1.0, 1.0)) - turned;
}

Limb MakeTwoLink(double upper_m, double lower_m, const Vec3& to_m, const Vec3& bend) {
  const double span_m = std::min(to_m.norm(), kStretched * (upper_m + lower_m));
  const Vec3 along = to_m.normalized();
  const Vec3 aside = (bend - bend.dot(along) * along).normalized();
  const double cosine = (upper_m * upper_m + span_m * span_m - lower_m * lower_m) / (2 * upper_m * span_m);
  const double c = std::clamp(cosine, -1.0, 1.0);
  const Vec3 upper = upper_m * (c * along + std::sqrt(1 - c * c) * aside);
  return {upper, span_m * along - upper};
}

double ThighLength_m(const ExerciseBody& b) {
  return LengthInSpace_m(b, b.planar.thigh_m, Part::kHip, Part::kKnee);
}
double ShankLength_m(const ExerciseBody& b) {
  return LengthInSpace_m(b, b.planar.shank_m, Part::kKnee, Part::kAnkle);
}
double UpperArmLength_m(const ExerciseBody& b) {
  return LengthInSpace_m(b, b.planar.upper_arm_m, Part::kShoulder, Part::kElbow);
}
double ForearmLength_m(const ExerciseBody& b) {
  return LengthInSpace_m(b, b.planar.forearm_m, Part::kElbow, Part::kWrist);
}

LegAngles CalcSagittal(const Limb& leg, double foot_rad) {
  return {std::atan2(leg.upper_m.x(), -leg.upper_m.y()), std::atan2(leg.lower_m.x(), -leg.lower_m.y()),
          foot_rad};
}

Vec3 CalcHipPlace(const ExerciseBody& body, const BodyState& state, Side side) {
  return AtSide(body, state.p_WHip, side, Part::kHip);
}

Vec3 CalcShoulderPlace(const ExerciseBody& body, const BodyState& state, Side side) {
  return AtSide(body, state.p_WHip + Above(body.planar.trunk_m, state.lean), side, Part::kShoulder);
}

Vec3 CalcAnklePlace(const ExerciseBody& body, const BodyState& state, Side side) {
  return CalcHipPlace(body, state, side) + state.leg_W[side].upper_m + state.leg_W[side].lower_m;
}

PersonPose MakePose(const ExerciseBody& body, const BodyState& state, double time_s) {
  PersonPose pose;
  pose.time_s = time_s;
  pose.back_bend_rad = state.back_bend;
  PlaceHead(body, state, pose);
  for (Side side : kSides) {
    PlaceArm(body, state, side, pose);
    PlaceLeg(body, state, side, pose);
  }
  return pose;
}

Vec3 CalcCentreOfMass(const PersonPose& pose) {
  PerLandmark<Vec2> xy, zy;
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    xy.values[i] = pose.p_W.values[i].head<2>();
    zy.values[i] = {pose.p_W.values[i].z(), pose.p_W.values[i].y()};
  }
  const Vec2 seen = CalcCentreOfMass(xy);
  return {seen.x(), seen.y(), CalcCentreOfMass(zy).x()};
}

}  // namespace hinge
