// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/random.h"
#include "hinge/science/body/keypoint_track.h"

namespace hinge {

/// A person drawn by angles, as one picture; both sides alike but for the legs.
struct TestingPose {
  struct Leg {
    double thigh_deg = 0, tibia_deg = 0, foot_deg = 0;  ///< knee, ankle, toe ahead or up positive
  };
  double lean_deg = 8, neck_deg = 10;                     ///< to the vertical, forward positive
  PerSide<Leg> leg = Legs({16, -27, 0}, {-5, -70, -60});  ///< standing on the left
  Facing facing = Facing::kRight;
  double leg_px = 400, noise_px = 0, roll_deg = 0;

  static PerSide<Leg> Legs(Leg left, Leg right) {
    PerSide<Leg> legs;
    legs[Side::kLeft] = left;
    legs[Side::kRight] = right;
    return legs;
  }

  static Vec2 At(double deg) { return {std::sin(RadFromDeg(deg)), std::cos(RadFromDeg(deg))}; }  // down

  /// Forward and down from the hip, thigh plus shank long 1.
  PerLandmark<Vec2> Points() const {
    PerLandmark<Vec2> p;
    const Vec2 shoulder = -0.63 * At(-lean_deg), ear = shoulder - 0.25 * At(-neck_deg);
    p[Landmark::kNose] = ear + Vec2(0.12, 0.02);
    for (Side s : kSides) {
      const double aside = s == Side::kLeft ? 0.01 : -0.01;
      const auto put = [&](Part part, const Vec2& v) { p[LandmarkOf(s, part)] = v + Vec2(aside, 0); };
      put(Part::kEar, ear);
      put(Part::kShoulder, shoulder);
      put(Part::kElbow, shoulder + Vec2(-0.1, 0.3));
      put(Part::kWrist, shoulder + Vec2(0.15, 0.4));
      const Vec2 knee = 0.5 * At(leg[s].thigh_deg), ankle = knee + 0.5 * At(leg[s].tibia_deg);
      const Vec2 sole(std::cos(RadFromDeg(leg[s].foot_deg)), -std::sin(RadFromDeg(leg[s].foot_deg)));
      const Vec2 heel = ankle + Vec2(-0.06, 0.05);
      put(Part::kHip, Vec2::Zero());
      put(Part::kKnee, knee);
      put(Part::kAnkle, ankle);
      put(Part::kHeel, heel);
      put(Part::kToe, heel + 0.25 * sole);
    }
    return p;
  }

  KeypointTrack Photo(Random& random) const {
    const PerLandmark<Vec2> points = Points();
    const double forward = facing == Facing::kRight ? 1 : -1;
    const double c = std::cos(RadFromDeg(roll_deg)), s = std::sin(RadFromDeg(roll_deg));
    KeypointTrack track;
    track.image_width_px = 900;
    track.image_height_px = 1200;
    track.model = "testing";
    KeypointFrame frame;
    frame.presence = 1;
    for (std::size_t i = 0; i < kLandmarkCount; ++i) {
      const Vec2 v = leg_px * Vec2(forward * points.values[i].x(), points.values[i].y());
      const Vec2 turned(c * v.x() - s * v.y(), s * v.x() + c * v.y());
      frame.points.values[i] = {
          .p_I_px = Vec2(450, 560) + turned + noise_px * Vec2(random.Normal(), random.Normal()),
          .visibility = 1};
    }
    track.frames = {frame};
    return track;
  }
};

inline TestingPose DrawPose(Random& random) {
  TestingPose pose;
  pose.lean_deg = random.Uniform(-5, 25);
  pose.neck_deg = pose.lean_deg + random.Uniform(-5, 20);
  for (Side s : kSides) {
    pose.leg[s] = {random.Uniform(-20, 40), random.Uniform(-80, 5), random.Uniform(-50, 20)};
  }
  pose.facing = random.Uniform(0, 1) < 0.5 ? Facing::kRight : Facing::kLeft;
  return pose;
}

}  // namespace hinge
