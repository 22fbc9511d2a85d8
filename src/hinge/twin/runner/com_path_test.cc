// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/com_path.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

ComArc DrawArc(Random& random) {
  const double contact_s = random.Uniform(0.15, 0.3), flight_s = random.Uniform(0.05, 0.15),
               g = kGravity_m_s2;
  const double to_m = random.Uniform(-0.02, 0.02), up = -to_m / flight_s + 0.5 * g * flight_s;
  ComArc arc{.ic_s = 1,
             .to_s = 1 + contact_s,
             .x_ic_m = 0.1,
             .drift_m_s = 0.1,
             .dip_m_s = 0.2,
             .height_m = {},
             .bump_m = 0.01};
  arc.height_m = {{1, 0, up - g * flight_s, -g, -g},
                  {1 + contact_s, to_m, up, -g, -g},
                  {1 + contact_s + flight_s, 0, up - g * flight_s, -g, -g}};
  return arc;
}

TEST(ComArc, HasTheAccelerationOfItsPlace) {
  Random random(61);
  for (int i = 0; i < 200; ++i) {
    const ComArc arc = DrawArc(random);
    const double t = random.Uniform(1.001, arc.height_m.back().t_s - 0.001), h = 1e-4;
    if (std::abs(t - arc.to_s) < h) continue;
    const Vec2 seen =
        (CalcComPlace(arc, t + h) - 2 * CalcComPlace(arc, t) + CalcComPlace(arc, t - h)) / (h * h);
    EXPECT_LT((seen - CalcComAcceleration(arc, t)).norm(), 0.01);
  }
}

TEST(ComArc, TakesOffWithTheImpulseOfTheGround) {
  Random random(62);
  const ComArc arc = DrawArc(random);
  Vec2 sum = Vec2::Zero();
  constexpr int kSamples = 2000;
  const double dt = (arc.to_s - arc.ic_s) / kSamples;
  for (int i = 0; i < kSamples; ++i) sum += CalcComAcceleration(arc, arc.ic_s + (i + 0.5) * dt) * dt;
  EXPECT_NEAR(sum.x(), 0, 1e-9);
  EXPECT_NEAR(sum.y(), arc.height_m[1].v - arc.height_m[0].v, 1e-5);
}

TEST(ComArc, ComesBackToItsPlaceOverContactAndFlightWithTheDrift) {
  Random random(63);
  ComArc arc = DrawArc(random);
  const double end_s = arc.height_m.back().t_s;
  arc.drift_m_s = CalcDrift_m_s(arc.dip_m_s, arc.to_s - arc.ic_s, end_s - arc.ic_s);
  EXPECT_NEAR(CalcComPlace(arc, end_s).x(), arc.x_ic_m, 1e-12);
}

TEST(ComArc, ToeOffHeightAndEarlinessAreInverse) {
  for (double earliness : {-0.5, 0.0, 0.7}) {
    const double ic_m_s = -0.6, contact_s = 0.22, flight_s = 0.12, next_m = 0.01;
    const double to_m = CalcToeOffHeight_m(earliness, 0, ic_m_s, next_m, contact_s, flight_s);
    const double to_m_s = (next_m - to_m) / flight_s + 0.5 * kGravity_m_s2 * flight_s;
    EXPECT_NEAR(CalcEarliness(0, ic_m_s, to_m, to_m_s, contact_s), earliness, 1e-9);
  }
}

}  // namespace
}  // namespace hinge
