// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/trajectory.h"

#include <memory>
#include <string>

namespace hinge {
namespace {

double HalfWidthOverStature(Part part) {
  switch (part) {
    case Part::kEar:
      return 0.044;
    case Part::kShoulder:
      return 0.105;
    case Part::kElbow:
      return 0.160;
    case Part::kWrist:
      return 0.155;
    case Part::kHip:
      return 0.049;
    case Part::kKnee:
      return 0.038;
    case Part::kAnkle:
    case Part::kHeel:
      return 0.026;
    case Part::kToe:
      return 0.030;
  }
  return 0;
}

std::string NameOf(TwinActivity activity) {
  switch (activity) {
    case TwinActivity::kStanding:
      return "stand";
    case TwinActivity::kWalking:
      return "walk";
    case TwinActivity::kRunning:
      return "run";
  }
  return "run";
}

}  // namespace

PerLandmark<double> MakeHalfWidths_m(double height_m) {
  PerLandmark<double> half;
  for (Part part : kParts) {
    for (Side side : kSides) half[LandmarkOf(side, part)] = HalfWidthOverStature(part) * height_m;
  }
  return half;
}

PersonPose LiftPose(const TwinPose& pose, const PerLandmark<double>& half_width_m, double time_s) {
  PersonPose lifted;
  lifted.time_s = time_s;
  const auto lift = [&](Landmark landmark, double sign) {
    const Vec2& p = pose.p_W[landmark];
    lifted.p_W[landmark] = Vec3(p.x(), p.y(), sign * half_width_m[landmark]);
  };
  lift(Landmark::kNose, 0);
  for (Part part : kParts) {
    lift(LandmarkOf(Side::kLeft, part), -1);
    lift(LandmarkOf(Side::kRight, part), 1);
  }
  return lifted;
}

JointTrajectory MakeTrajectory(const TwinRun& run) {
  const auto own = std::make_shared<const TwinRun>(run);
  JointTrajectory trajectory;
  trajectory.name = NameOf(run.options.activity);
  trajectory.height_m = run.options.height_m;
  trajectory.duration_s = run.options.duration_s;
  trajectory.treadmill = run.options.treadmill && run.options.activity != TwinActivity::kStanding;
  trajectory.grade = run.options.grade;
  trajectory.belt_speed_m_s = trajectory.treadmill ? run.options.speed_m_s : 0;
  trajectory.pose = [own, half = MakeHalfWidths_m(run.options.height_m)](double time_s) {
    return LiftPose(CalcTwinPose(*own, time_s), half, time_s);
  };
  return trajectory;
}

}  // namespace hinge
