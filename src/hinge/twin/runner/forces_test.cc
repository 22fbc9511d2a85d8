// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/forces.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/check.h"
#include "hinge/science/body/anthropometry.h"
#include "hinge/twin/runner/testing_twins.h"

namespace hinge {
namespace {

TEST(CalcForces, AreWhatMovesTheCentreOfMassThatThePlacesShow) {
  Random random(71);
  constexpr double kStep_s = 5e-4;
  for (int i = 0; i < 200; ++i) {
    const TwinRun run = DrawRun(random);
    const double t = random.Uniform(0.01, 1.99);
    const auto com = [&](double time_s) { return CalcCentreOfMass(CalcTwinPose(run, time_s).p_W); };
    const Vec2 a = (com(t + kStep_s) - 2 * com(t) + com(t - kStep_s)) / (kStep_s * kStep_s);
    const TwinForces f = CalcForces(run, t);
    const Vec2 force_N = f[Side::kLeft].force_N + f[Side::kRight].force_N;
    const Vec2 seen_N = run.options.mass_kg * (a + Vec2(0, kGravity_m_s2));
    EXPECT_LT((force_N - seen_N).norm(), 0.02 * run.options.mass_kg * kGravity_m_s2) << i << " at " << t;
    EXPECT_FALSE(f[Side::kLeft].on_ground && f[Side::kRight].on_ground);
  }
}

TEST(CalcForces, PressUnderTheFootThatStands) {
  Random random(72);
  for (int i = 0; i < 50; ++i) {
    const TwinRun run = DrawRun(random);
    for (const TwinStep& s : run.steps) {
      if (s.ic_s < 0 || s.to_s > run.options.duration_s) continue;
      const double t = s.ic_s + 0.33 * (s.to_s - s.ic_s);  // the sole lies flat
      const FootForce f = CalcForces(run, t)[s.side];
      ASSERT_TRUE(f.on_ground);
      EXPECT_GT(f.p_WCentre_m.x(), PlaceOf(run, s.side, Part::kHeel, t).x());
      EXPECT_LT(f.p_WCentre_m.x(), PlaceOf(run, s.side, Part::kToe, t).x());
      EXPECT_GE(f.force_N.y(), 0);
    }
  }
}

TEST(CalcForces, KnowRunningOnly) {
  EXPECT_THROW(CalcForces(MakeTwinRun(MakeTypicalWalker(1.3)), 0.5), ContractViolation);
}

}  // namespace
}  // namespace hinge
