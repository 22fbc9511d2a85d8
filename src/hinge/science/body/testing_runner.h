// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "hinge/foundation/base/random.h"
#include "hinge/science/body/keypoint_track.h"

namespace hinge {

/// A stick person for tests: closed-form joint curves, no claim to be human beyond what the tests state.
struct TestingRunner {
  double leg_px = 200;  ///< thigh and shank, half each
  double step_s = 0.36;
  double lean_rad = 0.1;
  double bounce_px = 8;    ///< half of the pelvis' rise; positive: highest with the feet apart (running)
  double swing_rad = 0.5;  ///< half of the thighs' swing; 0 stands
  double speed_px_s = 0;   ///< of the person along the picture
  bool faces_right = true;
  double rate_hz = 60;
  double duration_s = 4;
  double noise_px = 0;
  double shoulder_width_px = 10;  ///< distance of the shoulders along the picture
};

/// Both legs' curves in half a stride's opposition. The side nearer the camera is seen better, as networks
/// report it.
inline KeypointTrack MakeTestingTrack(const TestingRunner& r, Random& random) {
  KeypointTrack track;
  track.image_width_px = 720;
  track.image_height_px = 960;
  track.nominal_rate_hz = r.rate_hz;
  track.model = "testing";
  const double forward = r.faces_right ? 1 : -1;
  const Side near = r.faces_right ? Side::kRight : Side::kLeft;
  for (double t = 0; t < r.duration_s; t += 1 / r.rate_hz) {
    KeypointFrame frame;
    frame.time_s = t;
    frame.presence = 1;
    const double phase = std::numbers::pi * t / r.step_s;  // of the stride: 2 pi a stride
    const Vec2 hip(360 + forward * r.speed_px_s * (t - r.duration_s / 2),
                   450 + r.bounce_px * std::cos(2 * phase));
    const auto put = [&](Landmark l, double ahead, double up, double visibility) {
      frame.points[l] = {
          hip + Vec2(forward * ahead + random.Normal(0, r.noise_px), -up + random.Normal(0, r.noise_px)),
          visibility};
    };
    const double trunk = 0.63 * r.leg_px;
    put(Landmark::kNose, trunk * 1.3 * std::sin(r.lean_rad) + 0.1 * r.leg_px, trunk * 1.35, 0.99);
    for (Side side : kSides) {
      const double seen = side == near ? 0.99 : 0.4;
      const double across = (side == near ? 0.5 : -0.5) * r.shoulder_width_px;
      put(LandmarkOf(side, Part::kEar), trunk * 1.3 * std::sin(r.lean_rad),
          trunk * 1.3 * std::cos(r.lean_rad), seen);
      put(LandmarkOf(side, Part::kShoulder), trunk * std::sin(r.lean_rad) + across,
          trunk * std::cos(r.lean_rad), seen);
      put(LandmarkOf(side, Part::kElbow), trunk * std::sin(r.lean_rad) - 20, 0.45 * trunk, seen);
      put(LandmarkOf(side, Part::kWrist), trunk * std::sin(r.lean_rad) + 30, 0.4 * trunk, seen);
      put(LandmarkOf(side, Part::kHip), 0, 0, seen);
      const double own = phase + (side == Side::kLeft ? 0 : std::numbers::pi);
      const double thigh = 0.1 + r.swing_rad * std::sin(own);
      const double knee = 0.25 + (r.swing_rad > 0 ? 0.6 * std::pow(std::max(0.0, std::cos(own)), 2) : 0.0);
      const double shank = thigh - knee, half = r.leg_px / 2;
      const Vec2 at_knee(half * std::sin(thigh), -half * std::cos(thigh));
      const Vec2 at_ankle = at_knee + Vec2(half * std::sin(shank), -half * std::cos(shank));
      put(LandmarkOf(side, Part::kKnee), at_knee.x(), at_knee.y(), seen);
      put(LandmarkOf(side, Part::kAnkle), at_ankle.x(), at_ankle.y(), seen);
      put(LandmarkOf(side, Part::kHeel), at_ankle.x() - 0.06 * r.leg_px, at_ankle.y() - 0.07 * r.leg_px,
          seen);
      put(LandmarkOf(side, Part::kToe), at_ankle.x() + 0.2 * r.leg_px, at_ankle.y() - 0.09 * r.leg_px, seen);
    }
    track.frames.push_back(frame);
  }
  return track;
}

}  // namespace hinge
