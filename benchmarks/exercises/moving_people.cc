// SPDX-License-Identifier: Apache-2.0
#include "moving_people.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <vector>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/random.h"
#include "hinge/twin/runner/exercise_parts.h"

namespace hinge {
namespace {

/// A slow wave between two values, degrees.
struct Wave {
  double low_deg = 0, high_deg = 0, rate_hz = 0.5, phase = 0;
  double At_rad(double t) const {
    const double share = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * (rate_hz * t + phase));
    return RadFromDeg(low_deg + (high_deg - low_deg) * share);
  }
};

struct Puppet {
  ExerciseBody body;
  Wave lean, straightness;
  PerSide<Wave> thigh, knee, upper, elbow, lift;
  double hip_m = 0;  ///< height where the hips stay; 0: the lower foot stands on the ground
};

Wave Still(double deg) { return {deg, deg, 0.5, 0}; }

Wave DrawWave(Random& random, double low_deg, double high_deg, double most_hz) {
  const double a = random.Uniform(low_deg, high_deg), b = random.Uniform(low_deg, high_deg);
  return {std::min(a, b), std::max(a, b), random.Uniform(0.1, most_hz), random.Uniform()};
}

Puppet MakeStandingPuppet(double height_m) {
  Puppet p;
  p.body = MakeExerciseBody(height_m);
  p.lean = Still(2), p.straightness = Still(5);
  for (Side side : kSides) {
    p.thigh[side] = Still(3), p.knee[side] = Still(5), p.upper[side] = Still(-3);
    p.elbow[side] = Still(12), p.lift[side] = Still(4);
  }
  return p;
}

/// Knee and hip of a leg go together about a common rate, so that some foot always stands.
Puppet DrawPuppet(double height_m, Random& random) {
  Puppet p = MakeStandingPuppet(height_m);
  p.lean = DrawWave(random, -5, 40, 0.6);
  p.straightness = DrawWave(random, -10, 25, 0.5);
  for (Side side : kSides) {
    p.thigh[side] = DrawWave(random, -15, 50, 0.7);
    p.knee[side] = DrawWave(random, 4, 70, 0.7);
    p.upper[side] = DrawWave(random, -40, 120, 0.8);
    p.elbow[side] = DrawWave(random, 5, 110, 0.8);
    p.lift[side] = DrawWave(random, 0, 60, 0.6);
  }
  return p;
}

Puppet DrawCycling(double height_m, Random& random) {
  Puppet p = MakeStandingPuppet(height_m);
  const double rate_hz = random.Uniform(0.9, 1.6), phase = random.Uniform();
  p.lean = Still(random.Uniform(15, 50));
  p.hip_m = 0.55 * height_m;
  for (Side side : kSides) {
    const double turn = phase + (side == Side::kLeft ? 0 : 0.5);
    p.thigh[side] = {18, 68, rate_hz, turn};
    p.knee[side] = {32, 108, rate_hz, turn - 0.08};
    p.upper[side] = Still(random.Uniform(15, 50));
    p.elbow[side] = Still(20);
  }
  return p;
}

Puppet DrawLunge(double height_m, Random& random) {
  Puppet p = MakeStandingPuppet(height_m);
  const double rate_hz = random.Uniform(0.25, 0.45), phase = random.Uniform();
  p.lean = Still(random.Uniform(0, 12));
  const Side front = random.Uniform() < 0.5 ? Side::kLeft : Side::kRight;
  p.thigh[front] = {28, 80, rate_hz, phase}, p.knee[front] = {15, 88, rate_hz, phase};
  p.thigh[Opposite(front)] = {-28, -8, rate_hz, phase + 0.5};
  p.knee[Opposite(front)] = {15, 88, rate_hz, phase};
  return p;
}

Puppet DrawPushUp(double height_m, Random& random) {
  Puppet p = MakeStandingPuppet(height_m);
  const double rate_hz = random.Uniform(0.3, 0.6), phase = random.Uniform();
  p.lean = {68, 84, rate_hz, phase};
  p.hip_m = 0.22 * height_m;
  for (Side side : kSides) {
    p.thigh[side] = {-84, -68, rate_hz, phase + 0.5};
    p.knee[side] = Still(4);
    p.upper[side] = {-45, 5, rate_hz, phase + 0.5};
    p.elbow[side] = {8, 95, rate_hz, phase};
  }
  return p;
}

Puppet DrawArmCircles(double height_m, Random& random) {
  Puppet p = MakeStandingPuppet(height_m);
  const double rate_hz = random.Uniform(0.3, 0.9), phase = random.Uniform();
  for (Side side : kSides) {
    p.upper[side] = {-20, 170, rate_hz, phase};
    p.lift[side] = {0, 70, rate_hz, phase + 0.25};
  }
  return p;
}

BodyState StateAt(const Puppet& p, double t) {
  BodyState s;
  s.lean = p.lean.At_rad(t);
  s.straightness = p.straightness.At_rad(t);
  double lowest_m = 0;
  for (Side side : kSides) {
    const double thigh = p.thigh[side].At_rad(t), shank = thigh - p.knee[side].At_rad(t);
    SetLeg(p.body, side, {thigh, shank, 0.6 * std::min(0.0, shank + 0.2)}, s);
    lowest_m = std::min(lowest_m, (s.leg_W[side].upper_m + s.leg_W[side].lower_m).y());
    s.arm_W[side] = MakeLiftedArm(MakeArm(p.body, side, p.upper[side].At_rad(t), p.elbow[side].At_rad(t)),
                                  side, p.lift[side].At_rad(t));
  }
  s.p_WHip.y() = p.hip_m > 0 ? p.hip_m : p.body.planar.ankle_height_m - lowest_m;
  return s;
}

Puppet Draw(const std::string& kind, double height_m, Random& random) {
  if (kind == "cycling") return DrawCycling(height_m, random);
  if (kind == "lunge") return DrawLunge(height_m, random);
  if (kind == "push_up") return DrawPushUp(height_m, random);
  if (kind == "arm_circles") return DrawArmCircles(height_m, random);
  return DrawPuppet(height_m, random);
}

}  // namespace

const std::vector<std::string>& OtherMovements() {
  static const std::vector<std::string> kinds = {"puppet", "cycling", "lunge", "push_up", "arm_circles"};
  return kinds;
}

JointTrajectory MakeOtherMovement(const std::string& kind, double height_m, double duration_s,
                                  std::uint64_t seed) {
  Random random(seed);
  const auto puppet = std::make_shared<const Puppet>(Draw(kind, height_m, random));
  JointTrajectory motion{.name = kind, .height_m = height_m, .duration_s = duration_s, .pose = {}};
  motion.pose = [puppet](double t) { return MakePose(puppet->body, StateAt(*puppet, t), t); };
  return motion;
}

double JoinedStart_s(const JointTrajectory& first, double blend_s) { return first.duration_s + blend_s; }

JointTrajectory Join(const JointTrajectory& first, const JointTrajectory& second, double blend_s) {
  const auto hips = [](const PersonPose& p) {
    return Vec3(0.5 * (p.p_W[Landmark::kLeftHip] + p.p_W[Landmark::kRightHip]));
  };
  const PersonPose left = first.pose(first.duration_s), begun = second.pose(0);
  const double shift_m = (hips(begun) - hips(left)).x();
  JointTrajectory joined = second;
  joined.name = first.name + ", then " + second.name;
  joined.duration_s = JoinedStart_s(first, blend_s) + second.duration_s;
  joined.pose = [=](double t) {
    if (t >= first.duration_s + blend_s)
      return second.pose(std::min(t - first.duration_s - blend_s, second.duration_s));
    PersonPose pose = first.pose(std::min(t, first.duration_s));
    const double share = CalcSmoothShare((t - first.duration_s) / blend_s);
    for (std::size_t i = 0; i < kLandmarkCount; ++i) {
      Vec3& p = pose.p_W.values[i];
      p.x() += shift_m;
      p += share * (begun.p_W.values[i] - p);
    }
    return pose;
  };
  return joined;
}

}  // namespace hinge
