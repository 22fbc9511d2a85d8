// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/side_difference.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "hinge/science/form/testing_form_case.h"

namespace hinge {
namespace {

const SideDifference* Find(const Form& form, const std::string& id) {
  for (const SideDifference& d : form.sides) {
    if (d.id == id) return &d;
  }
  return nullptr;
}

TEST(SideDifference, IsLeftMinusRightAndToldWhereNothingIsInDoubt) {
  FormCase c;  // knees of 40 left and 30 right, all the time
  c.rhythm.strides = 3;
  const Form form = c.Run();
  const SideDifference* knee = Find(form, "knee_peak");
  ASSERT_NE(knee, nullptr);
  EXPECT_NEAR(knee->value, 10, 1e-3);
  EXPECT_TRUE(knee->beyond_noise);
  EXPECT_GT(knee->probability, 0.998);
}

TEST(SideDifference, IsNotToldOfTwoStridesAFoot) {
  const Form form = FormCase().Run();
  ASSERT_NE(Find(form, "knee_peak"), nullptr);
  EXPECT_FALSE(Find(form, "knee_peak")->beyond_noise);
}

TEST(SideDifference, IsNotToldWithinTheNetworksDoubtOfNearAndFar) {
  FormCase c;
  c.errors.measures["knee_peak"] = {.bias_near = 0, .sigma_near = 4, .bias_far = 0, .sigma_far = 4};
  c.options.draws = 400;
  const Form form = c.Run();
  const SideDifference* knee = Find(form, "knee_peak");
  ASSERT_NE(knee, nullptr);
  EXPECT_NEAR(knee->high - knee->low, 2 * 1.96 * 4 * std::sqrt(2.0), 3);
  EXPECT_FALSE(knee->beyond_noise);  // 10 degrees with a sigma of 5.7
  EXPECT_NEAR(knee->probability, 0.96, 0.02);
}

TEST(SideDifference, IsBlindToTheCamerasRollWhichBothSidesShare) {
  FormCase c;
  c.scene.roll_rad = Known(0, RadFromDeg(3), "test");
  Motion motion = c.motion();
  motion.roll_sigma_rad = RadFromDeg(3);
  const Form form = c.Run(motion, c.gait());
  const Measure& left = Get(form, "thigh_ic", Side::kLeft);
  const SideDifference* thigh = Find(form, "thigh_ic");
  ASSERT_NE(thigh, nullptr);
  EXPECT_GT(left.high - left.low, 8);
  EXPECT_LT(thigh->high - thigh->low, 0.5);
}

TEST(SideDifference, PairsDrawsByTheirNumberAndLeavesOutThoseThatLackASide) {
  Measure left, right;
  left.id = right.id = "knee_peak";
  left.side = Side::kLeft, right.side = Side::kRight;
  left.value = 22, right.value = 20;
  std::map<std::string, MeasureDraws> draws;
  draws["knee_peak"].side[Side::kLeft] = {12, std::nullopt, 500, 32};
  draws["knee_peak"].side[Side::kRight] = {10, 700, std::nullopt, 30};
  const auto differences = FindSideDifferences({left, right}, draws);
  ASSERT_EQ(differences.size(), 1u);
  EXPECT_NEAR(differences[0].high - differences[0].low, 0, 1e-12);
  draws["knee_peak"].side[Side::kRight][0].reset();
  EXPECT_TRUE(FindSideDifferences({left, right}, draws).empty());  // one pair has no spread
}

TEST(SideDifference, IsNotAskedOfAMeasureThatOneSideDoesNotShow) {
  FormCase c;
  Gait gait = c.gait();
  for (Stride& s : gait.strides) s.used = s.side == Side::kLeft;
  EXPECT_EQ(Find(c.Run(c.motion(), gait), "knee_peak"), nullptr);
}

TEST(SideDifference, TellsOfNoDifferenceInASymmetricRunnerMoreOftenThanItMay) {
  int told = 0, sessions = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    FormCase c;
    c.body.thigh_deg = [](Side, double t) { return 20 + 10 * std::sin(2 * std::numbers::pi * t / 0.36); };
    c.sigma_m = 0.006;
    c.rhythm.strides = 4;
    const Form form = c.Run(c.motion(seed), c.gait());
    for (const char* id : {"knee_peak", "knee_give", "leg_length_min"}) told += Find(form, id)->beyond_noise;
    sessions += 3;
  }
  EXPECT_LE(told, 3) << "of " << sessions;
}

}  // namespace
}  // namespace hinge
