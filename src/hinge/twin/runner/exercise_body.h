// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/foundation/base/vec3.h"
#include "hinge/twin/runner/joint_trajectory.h"
#include "hinge/twin/runner/skeleton.h"

namespace hinge {

/// Upper and lower part of a limb as vectors in W, from the nearer joint to the farther one.
struct Limb {
  Vec3 upper_m = Vec3::Zero(), lower_m = Vec3::Zero();
};

/// A person who exercises, at one instant, as the exercise makes it. Attitudes and joint angles in radians
/// with the zeros and signs of docs/conventions.md; `leg` holds them as seen from the side, where the leg
/// lies in a sagittal plane.
struct BodyState {
  Vec3 p_WHip = Vec3::Zero();  ///< middle of the hips
  double lean = 0;             ///< mid-hip to mid-shoulder, forward positive
  double back_bend = 0;        ///< rounded positive; the line mid-hip to mid-shoulder keeps its length
  double straightness = 0;     ///< the line shoulder-ear ahead of the line hip-shoulder, over standing
  PerSide<LegAngles> leg;
  PerSide<Limb> leg_W, arm_W;

  double trunk_thigh(Side side) const { return leg[side].thigh + lean; }
};

/// The digital runner's lengths and how far each part lies to its own side (MakeHalfWidths_m).
struct ExerciseBody {
  double height_m = 0;
  TwinBody planar;
  PerLandmark<double> half_m;
};
ExerciseBody MakeExerciseBody(double height_m);

/// +1 for the right side, -1 for the left: the sign of z.
constexpr double SignOf(Side side) { return side == Side::kRight ? 1 : -1; }

/// A sagittal limb as vectors: knees and elbows lie to the side of their neighbours as the half widths say,
/// so that lengths in space are those of the digital runner.
Limb MakeLeg(const ExerciseBody& body, Side side, const LegAngles& leg);
/// Attitude of the upper arm (elbow ahead of the shoulder positive) and flexion of the elbow.
Limb MakeArm(const ExerciseBody& body, Side side, double upper_rad, double elbow_rad);
/// The same arm lifted sideways: turned about the forward axis through the shoulder.
Limb MakeLiftedArm(const Limb& arm, Side side, double lift_rad);
/// Attitude of the upper arm for a wrist `ahead_m` ahead of the shoulder (behind: negative), the hand below
/// it; as far as the arm reaches.
double CalcHangingArm_rad(const ExerciseBody& body, double ahead_m, double elbow_rad);
/// The limb of given lengths from the origin to `to_m`, its middle joint towards `bend`; stretched where out
/// of reach.
Limb MakeTwoLink(double upper_m, double lower_m, const Vec3& to_m, const Vec3& bend);
/// Lengths in space of thigh and shank, of upper arm and forearm.
double ThighLength_m(const ExerciseBody& body);
double ShankLength_m(const ExerciseBody& body);
double UpperArmLength_m(const ExerciseBody& body);
double ForearmLength_m(const ExerciseBody& body);
/// What a leg in space looks like from the side; the foot's attitude as given.
LegAngles CalcSagittal(const Limb& leg, double foot_rad);

Vec3 CalcHipPlace(const ExerciseBody& body, const BodyState& state, Side side);
Vec3 CalcShoulderPlace(const ExerciseBody& body, const BodyState& state, Side side);
Vec3 CalcAnklePlace(const ExerciseBody& body, const BodyState& state, Side side);
PersonPose MakePose(const ExerciseBody& body, const BodyState& state, double time_s);
/// By the segment table for a person of unknown sex, without any load. [deleva1996]
Vec3 CalcCentreOfMass(const PersonPose& pose);

}  // namespace hinge
