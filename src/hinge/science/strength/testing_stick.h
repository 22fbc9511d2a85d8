// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/random.h"
#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/observe/error_model.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

/// A stick figure by plain trigonometry, degrees and leg lengths: what the strength room's tests look at.
struct Stick {
  double lean = 0, straightness = 0;
  PerSide<double> thigh = {{2, 2}}, knee = {{5, 5}}, foot = {{0, 0}};
  double upper_arm = 0, elbow = 5;
  double hip_x = 0;
  std::optional<double> hip_y;  ///< empty: the lower ankle stands at 0.1
  static constexpr double kThigh = 0.5, kShank = 0.5, kTrunk = 0.58, kNeck = 0.22, kUpperArm = 0.37,
                          kForearm = 0.3;
};
using StickMotion = std::function<Stick(double time_s)>;

inline Vec2 Along(double attitude_deg, double length) {
  const double a = RadFromDeg(attitude_deg);
  return {length * std::sin(a), -length * std::cos(a)};
}

inline PerLandmark<Vec2> PlaceStick(const Stick& s) {
  PerLandmark<Vec2> p;
  PerSide<Vec2> leg;
  for (Side side : kSides)
    leg[side] = Along(s.thigh[side], Stick::kThigh) + Along(s.thigh[side] - s.knee[side], Stick::kShank);
  const double lowest = std::min(leg[Side::kLeft].y(), leg[Side::kRight].y());
  const Vec2 hip(s.hip_x, s.hip_y.value_or(0.1 - lowest));
  const Vec2 shoulder = hip - Along(-s.lean, Stick::kTrunk);
  const Vec2 ear = shoulder - Along(-s.lean - s.straightness, Stick::kNeck);
  p[Landmark::kNose] = ear + Vec2(0.1, -0.02);
  for (Side side : kSides) {
    const auto at = [&](Part part) -> Vec2& { return p[LandmarkOf(side, part)]; };
    at(Part::kHip) = hip, at(Part::kShoulder) = shoulder, at(Part::kEar) = ear;
    at(Part::kKnee) = hip + Along(s.thigh[side], Stick::kThigh);
    at(Part::kAnkle) = hip + leg[side];
    const Vec2 toward(std::cos(RadFromDeg(s.foot[side])), std::sin(RadFromDeg(s.foot[side])));
    at(Part::kHeel) = at(Part::kAnkle) + Vec2(0, -0.08) - 0.05 * toward;
    at(Part::kToe) = at(Part::kHeel) + 0.25 * toward;
    at(Part::kElbow) = shoulder + Along(s.upper_arm, Stick::kUpperArm);
    at(Part::kWrist) = at(Part::kElbow) + Along(s.upper_arm + s.elbow, Stick::kForearm);
  }
  return p;
}

struct StickCamera {
  Facing facing = Facing::kRight;
  double rate_hz = 50, px_per_leg = 220, jitter_px = 0;
  std::uint64_t seed = 1;
};

inline KeypointTrack FilmStick(const StickMotion& motion, double duration_s, const StickCamera& camera = {}) {
  KeypointTrack track{.image_width_px = 1280,
                      .image_height_px = 720,
                      .nominal_rate_hz = camera.rate_hz,
                      .model = "stick",
                      .frames = {}};
  Random random(camera.seed);
  const double forward = camera.facing == Facing::kRight ? 1 : -1;
  for (int i = 0; i / camera.rate_hz <= duration_s; ++i) {
    KeypointFrame frame{.time_s = i / camera.rate_hz, .presence = 1, .points = {}};
    const auto p = PlaceStick(motion(frame.time_s));
    for (std::size_t k = 0; k < kLandmarkCount; ++k) {
      const Vec2 jitter(random.Normal(), random.Normal());
      frame.points.values[k] = {Vec2(640 + forward * camera.px_per_leg * p.values[k].x(),
                                     600 - camera.px_per_leg * p.values[k].y()) +
                                    camera.jitter_px * jitter,
                                1};
    }
    track.frames.push_back(frame);
  }
  return track;
}

/// Rest, there, stop, back, again and again: 0 near, 1 far, by minimum jerk.
struct StickTempo {
  double rest_s = 1, there_s = 1.5, stop_s = 0.5, back_s = 1.2;
  int repetitions = 4;
  double one_s() const { return rest_s + there_s + stop_s + back_s; }
  double all_s() const { return repetitions * one_s() + rest_s; }
  double start_s(int i) const { return i * one_s() + rest_s; }
};
inline double MinimumJerk(double u) {
  const double s = std::clamp(u, 0.0, 1.0);
  return s * s * s * (10 + s * (-15 + 6 * s));
}
inline double ShareAt(const StickTempo& tempo, double t) {
  const int i = static_cast<int>(t / tempo.one_s());
  if (i >= tempo.repetitions) return 0;
  const double u = t - tempo.start_s(i);
  if (u < tempo.there_s + tempo.stop_s) return MinimumJerk(u / tempo.there_s);
  return MinimumJerk(1 - (u - tempo.there_s - tempo.stop_s) / tempo.back_s);
}

/// A Romanian deadlift of that depth (0 to 1).
inline Stick HingeAt(double share) {
  Stick s;
  s.lean = 4 + 70 * share;
  for (Side side : kSides) s.thigh[side] = 6 + 16 * share, s.knee[side] = 8 + 16 * share;
  s.upper_arm = -3;
  return s;
}
/// A walk at a speed, leg lengths a second.
inline Stick WalkAt(double t, double speed_legs_s) {
  Stick s;
  s.hip_x = speed_legs_s * t;
  for (Side side : kSides) {
    const double phase = 2 * 3.14159265358979 * (0.9 * t) + (side == Side::kLeft ? 0 : 3.14159265358979);
    s.thigh[side] = 4 + 24 * std::sin(phase);
    s.knee[side] = 10 + 25 * std::max(0.0, std::cos(phase));
  }
  return s;
}

inline const ErrorModel kStickErrors{
    .model = "stick", .provenance = "", .jitter_legs = 0.005, .hidden_factor = 3, .measures = {}};

}  // namespace hinge
