// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/planted_trunk.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/check.h"
#include "hinge/twin/runner/skeleton.h"
#include "hinge/twin/runner/trajectory.h"

namespace hinge {
namespace {

constexpr double kUpperArmMean_deg = -12, kUpperArmSwing_deg = 28, kElbow_deg = 85;

struct Phase {
  Side side;     ///< whose contact was last
  double share;  ///< of the way to the next contact
};

Phase PhaseAt(const std::vector<StepStart>& steps, double time_s) {
  const auto next = std::ranges::upper_bound(steps, time_s, {}, &StepStart::ic_s);
  HINGE_CHECK(next != steps.begin() && next != steps.end(), time_s, steps.size());
  const StepStart& last = *(next - 1);
  return {last.side, (time_s - last.ic_s) / (next->ic_s - last.ic_s)};
}

/// Along a line that leans by an angle, up or down.
Vec3 Above(double length_m, double lean_rad) {
  return length_m * Vec3(std::sin(lean_rad), std::cos(lean_rad), 0);
}
Vec3 Below(double length_m, double attitude_rad) {
  return length_m * Vec3(std::sin(attitude_rad), -std::cos(attitude_rad), 0);
}

}  // namespace

double CalcPlantedLean_rad(const PlantedTrunk& trunk, const std::vector<StepStart>& steps, double time_s) {
  const double wave = -std::cos(2 * std::numbers::pi * PhaseAt(steps, time_s).share);
  return RadFromDeg(trunk.lean_deg + trunk.lean_swing_deg * wave);
}

void PlacePlantedTrunk(const PlantedTrunk& trunk, double height_m, const std::vector<StepStart>& steps,
                       double time_s, const Vec3& p_WMidHip, PerLandmark<Vec3>& p_W) {
  const TwinBody body = MakeTwinBody(height_m);
  const PerLandmark<double> half_m = MakeHalfWidths_m(height_m);
  const Phase phase = PhaseAt(steps, time_s);
  const double lean = CalcPlantedLean_rad(trunk, steps, time_s);
  const Vec3 shoulder = p_WMidHip + Above(body.trunk_m, lean);
  const Vec3 ear =
      shoulder + Above(body.neck_m, lean + body.neck_ahead_rad + RadFromDeg(trunk.straightness_deg));
  p_W[Landmark::kNose] = ear + Vec3(body.nose_ahead_m, 0, 0);
  for (Side side : kSides) {
    const double wave = std::cos(std::numbers::pi * phase.share) * (phase.side == side ? -1 : 1);
    const double upper = RadFromDeg(kUpperArmMean_deg + kUpperArmSwing_deg * wave);
    const Vec3 elbow = shoulder + Below(body.upper_arm_m, upper);
    const auto place = [&](Part part, const Vec3& p) {
      const Landmark landmark = LandmarkOf(side, part);
      p_W[landmark] = p + Vec3(0, 0, half_m[landmark] * (side == Side::kRight ? 1 : -1));
    };
    place(Part::kShoulder, shoulder);
    place(Part::kEar, ear);
    place(Part::kElbow, elbow);
    place(Part::kWrist, elbow + Below(body.forearm_m, upper + RadFromDeg(kElbow_deg)));
  }
}

}  // namespace hinge
