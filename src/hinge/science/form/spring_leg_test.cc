// SPDX-License-Identifier: Apache-2.0
// The spring-leg against its own force, integrated, and against published numbers.
#include "hinge/science/form/spring_leg.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "hinge/science/form/testing_measures.h"

namespace hinge {
namespace {

StrideView Times(double contact_s, double cadence_per_min, double speed_m_s, double hip_height_m = 0.93) {
  const double step_s = 60 / cadence_per_min;
  StrideView view;
  view.ic_s = 1, view.to_s = 1 + contact_s, view.next_ic_s = 1 + 2 * step_s;
  view.speed_m_s = speed_m_s;
  view.leg_m = hip_height_m / kHipHeightOverLeg;
  return view;
}

/// The rise and fall of a mass under half a sine of force over contact and nothing in flight, by small steps.
double IntegratedOscillation_m(double contact_s, double flight_s, double peak_bw) {
  constexpr int kSteps = 20000;
  const double step_s = contact_s / kSteps;
  double v = -kGravity_m_s2 * flight_s / 2, y = 0, lowest = 0, highest = 0;
  for (int i = 0; i < kSteps; ++i) {
    const double force_bw = peak_bw * std::sin(std::numbers::pi * (i + 0.5) / kSteps);
    v += (force_bw - 1) * kGravity_m_s2 * step_s;
    y += v * step_s;
    lowest = std::min(lowest, y);
    highest = std::max(highest, y);
  }
  return highest - lowest + v * v / (2 * kGravity_m_s2);
}

TEST(SpringLeg, CarriesTheBodysWeightOverAStep) {
  Random random(1);
  for (int k = 0; k < 100; ++k) {
    const StrideView view = Times(random.Uniform(0.16, 0.28), random.Uniform(150, 190), 3);
    const auto spring = CalcSpringLeg(view);
    ASSERT_TRUE(spring.has_value());
    const double step_s = 0.5 * (view.next_ic_s - view.ic_s), contact_s = view.to_s - view.ic_s;
    EXPECT_NEAR(spring->peak_force_bw * contact_s * 2 / std::numbers::pi, step_s, 1e-12);
  }
}

TEST(SpringLeg, RisesAndFallsAsItsForceMakesIt) {
  Random random(2);
  for (int k = 0; k < 30; ++k) {
    const double contact_s = random.Uniform(0.17, 0.27), cadence = random.Uniform(150, 185);
    const auto spring = CalcSpringLeg(Times(contact_s, cadence, 3));
    ASSERT_TRUE(spring.has_value());
    const double seen_m = IntegratedOscillation_m(contact_s, 60 / cadence - contact_s, spring->peak_force_bw);
    EXPECT_NEAR(spring->oscillation_m, seen_m, 2e-4);
  }
}

TEST(SpringLeg, IsNearThePublishedOneOnItsMeanTimes) {
  // The sine-wave model on 28 runners of 68 kg and 1.76 m (science B3): 2.33 body weights, 25.4 kN/m vertical,
  // 9.8 kN/m leg at 3.5 m/s, with a duty factor of 0.348 and 171.7 steps a minute.
  const double step_s = 60 / 171.667, contact_s = 0.348 * 2 * step_s;
  const auto spring = CalcSpringLeg(Times(contact_s, 171.667, 3.5, 0.53 * 1.76));
  ASSERT_TRUE(spring.has_value());
  const double kn_m = 68 * kGravity_m_s2 / 1000 / (0.53 * 1.76);
  EXPECT_NEAR(spring->peak_force_bw, 2.33, 0.10);
  EXPECT_NEAR(spring->vertical_bw_per_leg * kn_m, 25.4, 2.0);
  EXPECT_NEAR(spring->leg_bw_per_leg * kn_m, 9.8, 0.8);
}

TEST(SpringLeg, IsStifferForMoreStepsAtOneSpeedAndDutyFactor) {
  double before = 0;
  for (double cadence : {150.0, 165.0, 180.0, 200.0}) {
    const auto spring = CalcSpringLeg(Times(0.36 * 120 / cadence, cadence, 3));
    ASSERT_TRUE(spring.has_value());
    EXPECT_GT(spring->leg_bw_per_leg, before);
    before = spring->leg_bw_per_leg;
  }
}

TEST(SpringLeg, DoesNotHoldWithoutFlightOrSpeedOrForAStepBeyondTheLeg) {
  EXPECT_FALSE(CalcSpringLeg(Times(0.40, 170, 3)).has_value());
  EXPECT_FALSE(CalcSpringLeg(Times(0.30, 120, 7)).has_value());
  StrideView view = Times(0.22, 170, 3);
  view.speed_m_s.reset();
  EXPECT_FALSE(CalcSpringLeg(view).has_value());
}

TEST(Stiffness, InNewtonsIsInBodyWeightsTimesWeightOverHipHeight) {
  StrideView view = Times(0.22, 170, 3.5, 0.95);
  EXPECT_FALSE(DefinitionOf("leg_stiffness_kn_m").calc(view).has_value());
  view.mass_kg = 70;
  const double factor = 70 * kGravity_m_s2 / 1000 / 0.95;
  for (const std::string id : {"leg_stiffness", "vertical_stiffness"}) {
    EXPECT_NEAR(ValueOf(id + "_kn_m", view), ValueOf(id, view) * factor, 1e-9);
    EXPECT_TRUE(DefinitionOf(id).needs_level);
    EXPECT_GE(DefinitionOf(id).least_rate_hz, 120);
    EXPECT_TRUE(DefinitionOf(id + "_kn_m").needs_mass);
  }
}

TEST(VerticalOscillationModel, IsThatOfTheSpring) {
  const StrideView view = Times(0.22, 170, 3.5);
  ExpectMeasure("vertical_oscillation_model", view, CalcSpringLeg(view)->oscillation_m, 1e-12);
}

}  // namespace
}  // namespace hinge
