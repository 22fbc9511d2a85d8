// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/curve.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

TEST(Curve, PassesItsPointsWithTheirRates) {
  const Curve curve = MakeSmoothCurve({{0, 1, 0}, {0.3, 2, -4}, {1.0, -1, 0.5}});
  constexpr double kStep_s = 1e-5;
  for (const CurvePoint& p : curve) EXPECT_NEAR(Evaluate(curve, p.t_s), p.x, 1e-12);
  const double rate = (Evaluate(curve, 0.3 + kStep_s) - Evaluate(curve, 0.3 - kStep_s)) / (2 * kStep_s);
  EXPECT_NEAR(rate, -4, 1e-4);
}

TEST(Curve, HasItsSecondDerivativeOnBothSidesOfAPoint) {
  const Curve curve = {{0, 0, 0, 0, 1}, {0.5, 1, 2, -3, 7}, {1, 0, 0, 2, 0}};
  constexpr double kStep_s = 1e-4;
  const auto x = [&](double t) { return Evaluate(curve, t); };
  const double before = (x(0.5 - 2 * kStep_s) - 2 * x(0.5 - kStep_s) + x(0.5)) / (kStep_s * kStep_s);
  const double after = (x(0.5 + 2 * kStep_s) - 2 * x(0.5 + kStep_s) + x(0.5)) / (kStep_s * kStep_s);
  EXPECT_NEAR(before, -3, 0.1);
  EXPECT_NEAR(after, 7, 0.1);
}

TEST(Curve, IsAParabolaWhenTheEndsFallFreely) {
  Random random(3);
  for (int i = 0; i < 100; ++i) {
    const double g = 9.80665, T = random.Uniform(0.02, 0.3), x0 = random.Uniform(-1, 1),
                 v0 = random.Uniform(-2, 2);
    const Curve fall = {{0, x0, v0, -g, -g}, {T, x0 + v0 * T - 0.5 * g * T * T, v0 - g * T, -g, -g}};
    const double t = random.Uniform(0, T);
    EXPECT_NEAR(Evaluate(fall, t), x0 + v0 * t - 0.5 * g * t * t, 1e-12);
  }
}

TEST(Curve, ReproducesACubicExactly) {
  const auto cubic = [](double t) { return 1 - 2 * t + 0.5 * t * t + 3 * t * t * t; };
  const auto rate = [](double t) { return -2 + t + 9 * t * t; };
  const Curve curve =
      MakeSmoothCurve({{0, cubic(0), rate(0)}, {0.4, cubic(0.4), rate(0.4)}, {1, cubic(1), rate(1)}});
  for (double t = 0; t <= 1; t += 0.05) EXPECT_NEAR(Evaluate(curve, t), cubic(t), 1e-12);
}

TEST(Curve, StaysAtItsEndsOutside) {
  const Curve curve = MakeSmoothCurve({{0, 1, 5}, {1, 2, 5}});
  EXPECT_EQ(Evaluate(curve, -1), 1);
  EXPECT_NEAR(Evaluate(curve, 2), 2, 1e-12);
}

TEST(Curve, NeedsTwoPoints) { EXPECT_THROW(Evaluate({{0, 1, 0, 0, 0}}, 0), ContractViolation); }

}  // namespace
}  // namespace hinge
