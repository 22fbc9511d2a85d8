// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

#include "hinge/foundation/base/random.h"
#include "hinge/twin/runner/twin_run.h"

namespace hinge {

inline TwinOptions DrawOptions(Random& random) {
  TwinOptions options = MakeTypicalRunner(random.Uniform(2.5, 4.2));
  options.height_m = random.Uniform(1.60, 1.95);
  options.cadence_spm += random.Uniform(-4, 8);
  options.trunk_lean_deg = random.Uniform(-3, 15);
  options.straightness_deg = random.Uniform(-15, 15);
  options.treadmill = random.Uniform() < 0.5;
  options.first_side = random.Uniform() < 0.5 ? Side::kLeft : Side::kRight;
  options.duration_s = 2;
  options.seed = static_cast<std::uint64_t>(random.Uniform(0, 1e9));
  options.variation = {.tibia_deg = 0.8, .knee_deg = 1.0, .contact_s = 0.004, .step_s = 0.003};
  const double knee_peak_deg = random.Normal(0, 3);
  for (Side side : kSides) {
    TwinLeg& leg = options.leg[side];
    leg.tibia_ic_deg += random.Uniform(-2, 3);
    leg.knee_ic_deg += random.Uniform(-4, 5);
    leg.knee_peak_deg += knee_peak_deg + random.Uniform(-1.5, 1.5);
    leg.foot_ic_deg = random.Uniform(-3, 18);
    leg.contact_s += random.Uniform(-0.010, 0.006);
  }
  const double slower =
      std::sqrt(options.height_m / 1.75);  // the same angles move longer legs as pendulums do
  options.speed_m_s *= slower;
  options.cadence_spm /= slower;
  for (Side side : kSides) options.leg[side].contact_s *= slower;
  return options;
}

/// A runner who differs from the mean by about what laboratory runners differ, each leg a little by itself.
inline TwinRun DrawRun(Random& random) {
  for (;;) {
    if (std::optional<TwinRun> run = SolveTwinRun(DrawOptions(random))) return *std::move(run);
  }
}

/// The places of the joints in a run, seen from the ground under the foot: what a test may look at
/// independently.
inline Vec2 PlaceOf(const TwinRun& run, Side side, Part part, double time_s) {
  return CalcTwinPose(run, time_s).p_W[LandmarkOf(side, part)];
}

}  // namespace hinge
