// SPDX-License-Identifier: Apache-2.0
// How surely a measure is known: what widens its interval, by how much, and what does not.
#include "hinge/science/form/measure_form.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "hinge/foundation/base/check.h"
#include "hinge/science/form/testing_form_case.h"

namespace hinge {
namespace {

TEST(MeasureForm, PutsTheDoubtOfTheBiasIntoTheSharedPart) {
  FormCase c;
  c.options.draws = 1000;
  c.errors.measures["knee_peak"] = {.bias_near = 1, .sigma_near = 3, .bias_far = 1, .sigma_far = 4};
  const Form form = c.Run();
  EXPECT_NEAR(HalfWidth(Get(form, "knee_peak", Side::kRight)), 3, 0.25);
  EXPECT_NEAR(HalfWidth(Get(form, "knee_peak", Side::kLeft)), 4, 0.35);
  EXPECT_NEAR(HalfWidth(Get(form, "knee_peak")), 2.5, 0.2);  // the mean of two independent ones: half of 5
  EXPECT_NEAR(Get(form, "knee_peak", Side::kRight).sigma_shared, 3, 0.2);
  EXPECT_NEAR(Get(form, "knee_peak", Side::kRight).sigma_random, 0, 0.01);
}

TEST(MeasureForm, OfALongRunLosesNoFoot) {
  FormCase c;
  c.rhythm.strides = 400;  // of each foot
  c.options.draws = 3;
  const Form form = c.Run();
  EXPECT_NEAR(*Get(form, "knee_peak", Side::kLeft).value, 40, 1e-6);
  EXPECT_NEAR(*Get(form, "knee_peak", Side::kRight).value, 30, 1e-6);
  for (const std::optional<double>& draw : form.draws.at("knee_peak").both)
    EXPECT_NEAR(draw.value(), 35, 0.01);
}

TEST(MeasureForm, CarriesTheCamerasRollIntoAttitudesAndNotIntoJointAngles) {
  FormCase c;
  c.options.draws = 1000;
  Motion motion = c.motion();
  motion.roll_sigma_rad = RadFromDeg(1.5);
  const Form form = c.Run(motion, c.gait());
  EXPECT_NEAR(HalfWidth(Get(form, "trunk_lean")), 1.5, 0.1);
  EXPECT_NEAR(HalfWidth(Get(form, "tibia_ms")), 1.5, 0.1);
  EXPECT_NEAR(HalfWidth(Get(form, "knee_peak")), 0, 1e-6 + 0.01);
}

TEST(MeasureForm, CarriesTheScaleIntoMetresAndNotIntoRatios) {
  FormCase c;
  c.options.draws = 1000;
  c.body.p_WHip_m = [](double t) { return Vec2(0, 0.9 + 0.04 * std::cos(4 * M_PI * t / 0.72)); };
  Motion motion = c.motion();
  motion.scale_sigma_ratio = 0.05;
  const Form form = c.Run(motion, c.gait());
  EXPECT_NEAR(HalfWidth(Get(form, "vertical_oscillation")) / *Get(form, "vertical_oscillation").value, 0.05,
              0.004);
  EXPECT_NEAR(HalfWidth(Get(form, "leg_length_min")), 0, 1e-4);
  EXPECT_NEAR(HalfWidth(Get(form, "trunk_lean")), 0, 0.01);
}

TEST(MeasureForm, CarriesTheDoubtOfEventsIntoTimes) {
  FormCase c;
  c.options.draws = 1000;
  c.rhythm.sigma_s = 0.010;
  c.options.event_habit_share = 1,
  c.options.event_own_share = 0;  // all contacts err alike, and so do all toe-offs
  const Form shared = c.Run();
  EXPECT_NEAR(HalfWidth(Get(shared, "contact_time")), 0.010 * std::sqrt(2), 0.001);
  EXPECT_NEAR(HalfWidth(Get(shared, "cadence")), 0, 0.01);  // both ends of a stride move together
  c.options.event_habit_share = 0, c.options.event_own_share = 1;
  const Form own = c.Run();
  EXPECT_LT(HalfWidth(Get(own, "contact_time")), 0.010);  // the mean of six strides
  EXPECT_GT(HalfWidth(Get(own, "cadence")), 0.5);
}

TEST(MeasureForm, SaysHowMuchOfTheSharedDoubtIsTheEventsHabit) {
  FormCase c;
  c.body.tibia_deg = [](Side, double t) { return 200 * t; };  // 200 degrees a second
  c.rhythm.sigma_s = 0.010;
  c.options.event_habit_share = 0.49;
  c.errors.measures["tibia_ms"] = {.bias_near = 0, .sigma_near = 3, .bias_far = 0, .sigma_far = 3};
  const Form form = c.Run();
  const double habit_s = 0.7 * 0.010;
  EXPECT_NEAR(Get(form, "contact_time").own_parts->timing, habit_s * std::sqrt(2), 1e-6);
  EXPECT_NEAR(Get(form, "tibia_ms").own_parts->timing, 200 * habit_s / std::sqrt(2), 0.01);
  EXPECT_NEAR(Get(form, "tibia_ms", Side::kLeft).own_parts->timing, 200 * habit_s / std::sqrt(2), 0.01);
  EXPECT_NEAR(Get(form, "cadence").own_parts->timing, 0, 1e-9) << "both ends of a stride move together";
  EXPECT_EQ(Get(form, "tibia_ms").own_parts->speed, 0);
}

TEST(MeasureForm, SaysHowMuchOfTheSharedDoubtIsTheSpeeds) {
  FormCase c;
  c.scene.scale_m_per_px = Known(0.004, 0.0002, "test");  // 5 %
  c.scene.speed_m_s = Known(3.5, std::hypot(0.05 * 3.5, 0.07), kSeenOnFeet);
  const Form form = c.Run();
  EXPECT_NEAR(Get(form, "speed").own_parts->speed, 0.07, 1e-9);
  EXPECT_NEAR(Get(form, "step_length").own_parts->speed, 0.07 * 0.36, 1e-9);
  EXPECT_EQ(Get(form, "knee_peak").own_parts->speed, 0);
  EXPECT_EQ(Get(form, "speed").own_parts->timing, 0);
}

/// Knees that alternate by +-4 degrees from stride to stride, the same all through a stance; the left 10
StickBody Alternating(const TestingGait& r) {
  StickBody body;
  body.thigh_deg = [r](Side side, double t) {
    const double since = (t - r.first_s - r.contact_s / 2) / r.stride_s - (side == Side::kLeft ? 0.5 : 0);
    return (side == Side::kLeft ? 30 : 20) + 4 * std::tanh(8 * std::cos(M_PI * since));
  };
  body.tibia_deg = [](Side, double) { return -10.0; };
  return body;
}

TEST(MeasureForm, WidensWithHowMuchTheStridesOfAFootDiffer) {
  FormCase c{.rhythm = {.strides = 6}};
  c.body = Alternating(c.rhythm);
  c.options.draws = 800;
  const Form form = c.Run();
  const Measure &right = Get(form, "knee_ic", Side::kRight), &both = Get(form, "knee_ic");
  EXPECT_NEAR(*right.value, 30, 0.05);
  // Student's t of 6 values that lie 4 to either side of their mean: 5 degrees of freedom.
  const double standard_error = 4 * std::sqrt(6 / 5.0) / std::sqrt(6.0), student = 2.571 / 1.960;
  const auto sigma = [](const Measure& m) { return std::hypot(m.sigma_random, m.sigma_shared); };
  EXPECT_NEAR(sigma(right), student * standard_error, 0.15);
  EXPECT_NEAR(sigma(both), student * standard_error, 0.15)
      << "a stride and the other foot's next go together";
  EXPECT_NEAR(right.sigma_shared, 0, 0.01);
  // No mean lies beyond the values themselves.
  EXPECT_GT(right.high - right.low, 6.5);
  EXPECT_LE(right.high - right.low, 8);
}

TEST(MeasureForm, DoesNotTakeADifferenceOfTheLegsForARandomOne) {
  FormCase c{.rhythm = {.strides = 6}};
  c.options.draws = 400;
  c.errors.measures["knee_ic"] = {.bias_near = 0, .sigma_near = 4, .bias_far = 0, .sigma_far = 3};
  const Measure steady = Get(c.Run(), "knee_ic");  // legs 10 apart, each the same in every stride
  EXPECT_NEAR(steady.sigma_random, 0, 0.01);
  EXPECT_NEAR(steady.sigma_shared, 2.5, 0.2);
  c.body = Alternating(c.rhythm);
  const Measure alternating = Get(c.Run(), "knee_ic");
  const double sd = 4 * std::sqrt(6.0 / 5);  // of one leg's six strides; the other's alternate with them
  EXPECT_NEAR(alternating.sigma_random, 2.571 / 1.960 * sd / std::sqrt(6), 0.2);
}

TEST(MeasureForm, HoldsTheTruthAboutAsOftenAsItsIntervalSays) {
  FormCase c;
  c.sigma_m = 0.012;
  c.options.draws = 100;
  c.rhythm.strides = 2;
  int held = 0, all = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Form form = c.Run(c.motion(seed), c.gait());
    for (const auto& [id, truth] : std::map<std::string, double>{
             {"knee_ic", 35}, {"thigh_ic", 25}, {"tibia_ms", -10}, {"trunk_lean", 6}}) {
      const Measure& m = Get(form, id);
      held += m.low <= truth && truth <= m.high;
      ++all;
    }
  }
  EXPECT_GE(held, 0.85 * all);  // 95 % of 80: below 68 once in ten thousand
}

TEST(MeasureForm, IsTheSameForTheSameSeed) {
  FormCase c;
  c.rhythm.sigma_s = 0.01;
  c.options.draws = 20;
  const Form a = c.Run(), b = c.Run();
  for (std::size_t i = 0; i < a.measures.size(); ++i) EXPECT_EQ(a.measures[i].low, b.measures[i].low);
  c.options.seed = 2;
  EXPECT_NE(Get(c.Run(), "contact_time").low, Get(a, "contact_time").low);
}

TEST(MeasureForm, NeedsTwoDrawsForAnInterval) {
  FormCase c;
  c.options.draws = 1;
  EXPECT_THROW(c.Run(), ContractViolation);
}

}  // namespace
}  // namespace hinge
