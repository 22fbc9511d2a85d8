// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/measure_form.h"
#include "hinge/foundation/base/statistics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "hinge/foundation/base/statistics.h"
#include "hinge/science/form/testing_form_case.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;

TEST(MeasureForm, MeansEachSideOverItsStridesAndBothSidesAlike) {
  FormCase c{.rhythm = {.strides = 3}};
  Gait gait = c.gait();
  gait.strides[1].used = gait.strides[3].used = false;  // of the left foot; one is left
  const Form form = c.Run(c.motion(), gait);
  EXPECT_NEAR(*Get(form, "knee_peak", Side::kLeft).value, 40, 1e-3);
  EXPECT_NEAR(*Get(form, "knee_peak", Side::kRight).value, 30, 1e-3);
  EXPECT_NEAR(*Get(form, "knee_peak").value, 35, 1e-3);  // not weighted by how many strides were seen
  EXPECT_EQ(Get(form, "knee_peak", Side::kLeft).n, 1);
  EXPECT_EQ(Get(form, "knee_peak", Side::kRight).n, 3);
  EXPECT_EQ(Get(form, "knee_peak").n, 4);
}

TEST(MeasureForm, GivesEveryMeasureForBothSidesThenLeftThenRight) {
  const Form form = FormCase().Run();
  const std::size_t n = MeasureDefinitions().size();
  ASSERT_EQ(form.measures.size(), 3 * n + 4);  // and four over standing
  for (std::size_t i = 0; i < n; ++i) {
    EXPECT_EQ(form.measures[i].side, std::nullopt);
    EXPECT_EQ(form.measures[n + i].side, Side::kLeft);
    EXPECT_EQ(form.measures[2 * n + i].side, Side::kRight);
    EXPECT_EQ(form.measures[i].id, form.measures[2 * n + i].id);
  }
  for (const Measure& m : form.measures) {
    EXPECT_EQ(m.value.has_value(), m.why_missing.empty()) << m.id << ": " << m.why_missing;
    EXPECT_TRUE(!m.value || (m.low <= *m.value && *m.value <= m.high)) << m.id;
  }
}

TEST(MeasureForm, UsesTheOnlySideThatShowsAMeasure) {
  FormCase c;
  Gait gait = c.gait();
  for (Stride& s : gait.strides) s.used = s.side == Side::kLeft;
  const Form form = c.Run(c.motion(), gait);
  EXPECT_NEAR(*Get(form, "knee_peak").value, 40, 1e-3);
  EXPECT_FALSE(Get(form, "knee_peak", Side::kRight).value.has_value());
  EXPECT_EQ(Get(form, "knee_peak", Side::kRight).why_missing, "no stride of the right foot shows it");
}

TEST(MeasureForm, SaysThatNoStrideShowsItWhereNoneIsUsed) {
  FormCase c;
  Gait gait = c.gait();
  for (Stride& s : gait.strides) s.used = false;
  const Form form = c.Run(c.motion(), gait);
  for (const Measure& m : form.measures) {
    EXPECT_FALSE(m.value.has_value()) << m.id;
    EXPECT_THAT(m.why_missing, HasSubstr("shows it")) << m.id;
    EXPECT_EQ(m.n, 0);
  }
  EXPECT_EQ(form.leg_m, 0);
}

TEST(MeasureForm, RefusesPawbackBelowAHundredPicturesASecond) {
  FormCase c;
  c.options.frame_rate_hz = 60;
  EXPECT_FALSE(Get(c.Run(), "pawback_ratio").value.has_value());
  EXPECT_EQ(Get(c.Run(), "pawback_ratio").why_missing,
            "needs 100 pictures a second or more; this clip has 60");
}

TEST(MeasureForm, GivesStiffnessOnLevelGroundFromAHundredAndTwentyPicturesASecond) {
  FormCase c;
  EXPECT_TRUE(Get(c.Run(), "leg_stiffness").value.has_value());
  c.options.frame_rate_hz = 100;
  EXPECT_THAT(Get(c.Run(), "leg_stiffness").why_missing, HasSubstr("120 pictures"));
  c.options.frame_rate_hz = 120;
  c.scene.grade = Known(0.08, 0, "given");
  EXPECT_THAT(Get(c.Run(), "leg_stiffness").why_missing, HasSubstr("level ground"));
}

TEST(MeasureForm, SaysThatNewtonsNeedAMass) {
  FormCase c;
  c.options.mass_kg.reset();
  EXPECT_THAT(Get(c.Run(), "leg_stiffness_kn_m").why_missing, HasSubstr("--mass"));
  EXPECT_TRUE(Get(c.Run(), "leg_stiffness").value.has_value());
}

TEST(MeasureForm, TakesAHundredPicturesASecondHoweverTimeStampsRound) {
  FormCase c;
  for (double rate_hz : {1 / (0.07 - 0.06), 1 / (1.01 - 1.0), 99.9}) {
    c.options.frame_rate_hz = rate_hz;
    EXPECT_TRUE(Get(c.Run(), "pawback_ratio").value.has_value()) << Get(c.Run(), "pawback_ratio").why_missing;
  }
}

TEST(MeasureForm, LacksOnlyWhatNeedsASpeedWhereNoneIsKnown) {
  FormCase c;
  c.scene.speed_m_s = Missing("not seen");
  const std::set<std::string> need = {"speed",
                                      "step_length",
                                      "vertical_ratio",
                                      "pawback_ratio",
                                      "leg_stiffness",
                                      "leg_stiffness_kn_m",
                                      "vertical_stiffness",
                                      "vertical_stiffness_kn_m",
                                      "vertical_oscillation_model"};
  const Form form = c.Run();
  for (const Measure& m : form.measures) {
    if (m.id == "pawback_hip_share") continue;  // this body stands still: a share of nothing
    EXPECT_EQ(m.value.has_value(), !need.contains(m.id)) << m.id;
  }
}

TEST(MeasureForm, ListsEachStridesOwnValuesInTheGaitsOrder) {
  FormCase c;
  c.errors.measures["knee_ic"] = {.bias_near = 9, .sigma_near = 1, .bias_far = 9, .sigma_far = 1};
  Gait gait = c.gait();
  gait.strides[2].used = false;
  const Form form = c.Run(c.motion(), gait);
  ASSERT_EQ(form.by_stride.size(), gait.strides.size());
  EXPECT_TRUE(form.by_stride[2].empty());
  for (std::size_t k : {0u, 1u, 3u}) {
    EXPECT_NEAR(form.by_stride[k].at("knee_ic"), (gait.strides[k].side == Side::kLeft ? 40 : 30) - 9, 1e-3)
        << "the known bias is taken off, so that strides average to their measure";
  }
  EXPECT_FALSE(form.by_stride[0].contains("flight_time"));  // no toe-off before the first contact
}

TEST(MeasureForm, TakesTheNetworksBiasOffTheNearAndTheFarLeg) {
  FormCase c;
  c.errors.measures["knee_peak"] = {.bias_near = 6.6, .sigma_near = 0, .bias_far = 1.4, .sigma_far = 0};
  for (Facing facing : {Facing::kLeft, Facing::kRight}) {
    c.scene.facing = facing;
    const Form form = c.Run();
    const bool right_is_near = facing == Facing::kRight;
    EXPECT_NEAR(*Get(form, "knee_peak", Side::kRight).value, 30 - (right_is_near ? 6.6 : 1.4), 1e-3);
    EXPECT_NEAR(*Get(form, "knee_peak", Side::kLeft).value, 40 - (right_is_near ? 1.4 : 6.6), 1e-3);
    EXPECT_NEAR(*Get(form, "knee_peak").value, 35 - 4, 1e-3);
    EXPECT_NEAR(*Get(form, "knee_ic").value, 35, 1e-3);  // no entry, no bias
  }
}

/// above the right.
double Correlation(const std::vector<double>& a, const std::vector<double>& b) {
  double ab = 0;
  for (std::size_t i = 0; i < a.size(); ++i) ab += (a[i] - Mean(a)) * (b[i] - Mean(b));
  return ab / static_cast<double>(a.size() - 1) / StandardDeviation(a) / StandardDeviation(b);
}

TEST(MeasureForm, LetsAKneesPointBendTheKneeAndTiltTheShankBack) {
  FormCase c;
  c.errors.measures = {{"knee_peak", {0, 3, 0, 3}}, {"thigh_ic", {0, 2, 0, 2}}, {"tibia_ms", {0, 2, 0, 2}}};
  c.options.draws = 200;
  const Form form = c.Run();
  const auto peak = SeenDraws(form.draws.at("knee_peak").both);
  EXPECT_GT(Correlation(peak, SeenDraws(form.draws.at("thigh_ic").both)), 0.99);
  EXPECT_LT(Correlation(peak, SeenDraws(form.draws.at("tibia_ms").both)), -0.99);
}

TEST(MeasureForm, KeepsTheWholeDoubtOfTheMidlineInBothLegsTogether) {
  FormCase c;
  c.errors.measures = {{"straightness", {0, 3, 0, 3}}, {"knee_peak", {0, 3, 0, 3}}};
  c.options.draws = 2000;
  const Form form = c.Run();
  EXPECT_NEAR(StandardDeviation(SeenDraws(form.draws.at("straightness").both)), 3, 0.2);
  EXPECT_NEAR(StandardDeviation(SeenDraws(form.draws.at("knee_peak").both)), 3 / std::sqrt(2.0), 0.15);
}

TEST(MeasureForm, DrawsTheLegsLengthWithTheScale) {
  FormCase c;
  Motion motion = c.motion();
  motion.scale_sigma_ratio = 0.1;
  const Form form = c.Run(motion, c.gait());
  // A ratio of two lengths does not know the scale; stiffness goes with the leg's length.
  EXPECT_LT(StandardDeviation(SeenDraws(form.draws.at("overstride_hip").both)), 1e-3);
  const auto stiffness = SeenDraws(form.draws.at("vertical_stiffness").both);
  EXPECT_NEAR(StandardDeviation(stiffness) / Mean(stiffness), 0.1, 0.025);
}

TEST(OverStanding, IsTheMeasureLessThePersonsOwnStanding) {
  FormCase c;
  c.options.draws = 1000;
  c.body.neck_deg = [](double) { return 15.0; };
  c.standing = {Known(2, 1.5, "test"), Known(-3, 2, "test")};
  const Form form = c.Run();
  EXPECT_NEAR(*Get(form, "trunk_lean_over_standing").value, 6 - 2, 1e-3);
  EXPECT_NEAR(HalfWidth(Get(form, "trunk_lean_over_standing")), 1.5, 0.1);
  EXPECT_NEAR(*Get(form, "straightness_over_standing").value, 9 + 3, 1e-3);
  EXPECT_NEAR(HalfWidth(Get(form, "straightness_over_standing")), 2, 0.13);
  EXPECT_EQ(form.draws.at("trunk_lean_over_standing").both.size(), 1000u);
}

TEST(OverStanding, SaysWhyTheStandingIsMissing) {
  FormCase c;
  c.standing.trunk_lean_deg = Missing("nobody stood still");
  const Form form = c.Run();
  EXPECT_FALSE(Get(form, "trunk_lean_over_standing").value.has_value());
  EXPECT_EQ(Get(form, "trunk_lean_over_standing").why_missing, "nobody stood still");
  EXPECT_FALSE(form.draws.contains("trunk_lean_over_standing"));
  EXPECT_TRUE(Get(form, "trunk_lean").value.has_value());
}

}  // namespace
}  // namespace hinge
