// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/trajectory_truth.h"

#include <gtest/gtest.h>

#include "hinge/twin/runner/testing_twins.h"
#include "hinge/twin/runner/trajectory.h"
#include "hinge/twin/runner/truth.h"

namespace hinge {
namespace {

TEST(TrajectoryTruth, AgreesWithTheAnglesThatTheRunWasMadeOf) {
  Random random(31);
  for (int k = 0; k < 40; ++k) {
    SCOPED_TRACE(k);
    const TwinRun run = DrawRun(random);
    const std::vector<TwinStride> made = CalcTruth(run);
    const std::vector<TruthStride> seen = MeasureTrajectory(MakeTrajectory(run), run.events);
    ASSERT_EQ(seen.size(), made.size());
    for (std::size_t i = 0; i < made.size(); ++i) {
      const auto& m = seen[i].values;
      EXPECT_EQ(seen[i].side, made[i].side);
      EXPECT_NEAR(m.at("thigh_ic"), made[i].ic.thigh_deg, 1e-6);
      EXPECT_NEAR(m.at("tibia_ic"), made[i].ic.tibia_deg, 1e-6);
      EXPECT_NEAR(m.at("knee_ic"), made[i].ic.knee_deg, 1e-6);
      EXPECT_NEAR(m.at("tibia_ms"), made[i].ms.tibia_deg, 1e-6);
      EXPECT_NEAR(m.at("knee_peak"), made[i].knee_peak_deg, 1e-3);
      EXPECT_NEAR(m.at("trunk_lean"), made[i].trunk_lean_deg, 1e-3);
      EXPECT_NEAR(m.at("straightness"), made[i].straightness_deg, 1e-3);
      EXPECT_NEAR(m.at("contact_time"), made[i].contact_s(), 1e-12);
      EXPECT_NEAR(m.at("speed"), run.options.speed_m_s, 0.03);  // the hip brakes and gains within each step
      const double leg_m = run.body.thigh_m + run.body.shank_m;
      EXPECT_NEAR(m.at("overstride_hip") * leg_m, made[i].overstride_hip_m, 1e-9);
    }
  }
}

TEST(TrajectoryTruth, HoldsItsOwnIdentities) {
  Random random(32);
  for (int k = 0; k < 20; ++k) {
    const TwinRun run = DrawRun(random);
    for (const TruthStride& s : MeasureTrajectory(MakeTrajectory(run), run.events)) {
      const auto& m = s.values;
      EXPECT_NEAR(m.at("duty_factor"), m.at("contact_time") * m.at("cadence") / 120, 1e-12);
      EXPECT_NEAR(m.at("step_length") * m.at("cadence") / 60, m.at("speed"), 1e-9);
      EXPECT_GE(m.at("knee_give"), -1e-9);
      EXPECT_GT(m.at("leg_length_min"), 0.6);
      EXPECT_LE(m.at("leg_length_min"), 1 + 1e-12);
      EXPECT_GT(m.at("vertical_oscillation"), 0);
    }
  }
}

/// A pendulum of a person: everything still but one leg that swings by a sine, so that all is known in closed
/// form.
TEST(TrajectoryTruth, OfAStillBodyOverASwingingLegIsKnownInClosedForm) {
  constexpr double kSwing_rad = 0.4, kRate = 4;
  JointTrajectory t;
  t.duration_s = 3;
  t.belt_speed_m_s = 2;
  t.pose = [](double time_s) {
    PersonPose pose{.time_s = time_s, .p_W = {}};
    const auto place = [&](Part part, double x, double y) {
      for (Side side : kSides) pose.p_W[LandmarkOf(side, part)] = {x, y, side == Side::kLeft ? -0.1 : 0.1};
    };
    for (Part part : kParts) place(part, 0.05, 1.4);
    const double swing = kSwing_rad * std::sin(kRate * time_s), x = std::sin(swing), y = -std::cos(swing);
    place(Part::kHip, 0, 0.9);
    place(Part::kEar, 0.05, 1.6);
    place(Part::kKnee, 0.45 * x, 0.9 + 0.45 * y);
    place(Part::kAnkle, 0.9 * x, 0.9 + 0.9 * y);
    return pose;
  };
  const std::vector<GaitEvent> events = {{Side::kRight, EventType::kInitialContact, 0.5, 0},
                                         {Side::kRight, EventType::kToeOff, 1.0, 0},
                                         {Side::kRight, EventType::kInitialContact, 1.5, 0}};
  const std::vector<TruthStride> strides = MeasureTrajectory(t, events);
  ASSERT_EQ(strides.size(), 1u);
  const auto& m = strides[0].values;
  constexpr double kDeg = 57.29577951308232;
  EXPECT_NEAR(m.at("thigh_ic"), kDeg * kSwing_rad * std::sin(kRate * 0.5), 1e-9);
  EXPECT_NEAR(m.at("knee_ic"), 0, 1e-9);
  EXPECT_NEAR(m.at("leg_length_min"), 1, 1e-9);
  EXPECT_NEAR(m.at("thigh_extension"), kDeg * kSwing_rad * std::sin(kRate * 1.15),
              1e-6);  // still sinking there
  EXPECT_NEAR(m.at("trunk_lean"), kDeg * std::atan2(0.05, 0.5), 1e-9);
  EXPECT_NEAR(m.at("straightness"), -kDeg * std::atan2(0.05, 0.5), 1e-9);
  EXPECT_NEAR(m.at("overstride_hip"), std::sin(kSwing_rad * std::sin(kRate * 0.5)), 1e-9);
  EXPECT_FALSE(m.contains("flight_time"));
  EXPECT_NEAR(m.at("head_forward"), 0, 1e-9);
  EXPECT_NEAR(m.at("leg_line"), -kDeg * kSwing_rad * std::sin(kRate * 0.75), 1e-9);
  EXPECT_NEAR(m.at("above_hip") + m.at("leg_line"), kDeg * std::atan2(0.05, 0.5), 1e-9);
  const double middle_s = 0.5 - 0.015;  // the slope of 30 ms is the rate in their middle, nearly
  EXPECT_NEAR(m.at("retraction_rate"), -kDeg * kSwing_rad * kRate * std::cos(kRate * middle_s), 0.05);
}

TwinRun ShortRun(double speed_m_s) {
  TwinOptions options = MakeTypicalRunner(speed_m_s);
  options.duration_s = 4;
  return MakeTwinRun(options);
}

TEST(TrajectoryTruth, OfTheDigitalRunnersPawbackHasTheKneesPart) {
  const TwinRun run = ShortRun(3);
  int seen = 0;
  for (const TruthStride& s : MeasureTrajectory(MakeTrajectory(run), run.events)) {
    if (!s.values.contains("pawback_hip_share")) continue;
    const auto& m = s.values;
    EXPECT_GT(m.at("retraction_rate"), 0);
    EXPECT_LT(m.at("pawback_hip_share"), 1);
    ++seen;
  }
  EXPECT_GT(seen, 0);
}

TEST(TrajectoryTruth, OfTheSpringIsThatOfTheNormForOrdinaryTimes) {
  for (double speed_m_s : {2.5, 3.5}) {
    const TwinRun run = ShortRun(speed_m_s);
    const auto strides = MeasureTrajectory(MakeTrajectory(run), run.events);
    EXPECT_NEAR(*MeanOf(strides, "leg_stiffness"), 15.5, 4.5);
    EXPECT_NEAR(*MeanOf(strides, "vertical_oscillation_model"), *MeanOf(strides, "vertical_oscillation"),
                0.02);
  }
}

TEST(TrajectoryTruth, MeanIsThatOfTheFeetNotOfTheStrides) {
  const std::vector<TruthStride> strides = {{Side::kLeft, 0, 1, 2, {{"x", 1}}},
                                            {Side::kLeft, 2, 3, 4, {{"x", 3}}},
                                            {Side::kRight, 1, 2, 3, {{"x", 10}}}};
  EXPECT_DOUBLE_EQ(*MeanOf(strides, "x"), 6);
  EXPECT_DOUBLE_EQ(*MeanOf(strides, "x", Side::kLeft), 2);
  EXPECT_FALSE(MeanOf(strides, "y").has_value());
}

}  // namespace
}  // namespace hinge
