// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/foot_curves.h"

#include <gtest/gtest.h>

#include "hinge/science/gait/event_model.h"
#include "hinge/science/gait/testing_feet.h"
#include "hinge/science/gait/turning_points.h"

namespace hinge {
namespace {

using testing::AddNoise;
using testing::DigitalFeet;
using testing::MakeDigitalTrack;

FootCurves CurvesOf(const GaitTrack& track) { return FitFootCurves(track, {0, track.time_s.size()}); }

TEST(FindStretches, CutsWherePicturesLackAndDropsWhatIsTooShort) {
  std::vector<double> time_s;
  for (int i = 0; i < 240; ++i) time_s.push_back(i / 60.0);       // 0 to 4 s
  for (int i = 0; i < 30; ++i) time_s.push_back(4.5 + i / 60.0);  // half a second: too short
  for (int i = 0; i < 120; ++i) time_s.push_back(6.0 + i / 60.0);
  const auto stretches = FindStretches(time_s);
  ASSERT_EQ(stretches.size(), 2u);
  EXPECT_EQ(stretches[0].first, 0u);
  EXPECT_EQ(stretches[0].last, 240u);
  EXPECT_EQ(stretches[1].first, 270u);
  EXPECT_EQ(stretches[1].last, 390u);
  EXPECT_TRUE(FindStretches({}).empty());
}

TEST(FitFootCurves, IgnoresGrossErrors) {
  GaitTrack track = MakeDigitalTrack({}, 60, 4);
  const FootCurves clean = CurvesOf(track);
  track.feet[Side::kLeft].p_WHeel_m[100] += Vec2(0.5, -0.4);
  const FootCurves wild = CurvesOf(track);
  const double t = track.time_s[100];
  const Vec2 moved = wild.At(wild.legs[Side::kLeft].heel, t) - clean.At(clean.legs[Side::kLeft].heel, t);
  EXPECT_LT(moved.norm(), 0.02);
}

TEST(FitFootCurves, MeasuresTheNoiseDensityWhateverTheFrameRate) {
  constexpr double kNoise_m = 0.01;
  for (double rate_hz : {60.0, 120.0, 240.0}) {
    GaitTrack track = MakeDigitalTrack({}, rate_hz, 6);
    AddNoise(track, kNoise_m, 0, 3);
    const FootCurves curves = CurvesOf(track);
    EXPECT_NEAR(curves.noise_density * curves.leg_m * std::sqrt(rate_hz), kNoise_m, 0.15 * kNoise_m)
        << rate_hz;
  }
}

TEST(FitFootCurves, GoesStraightOnBeyondItsEnds) {
  const FootCurves curves = CurvesOf(MakeDigitalTrack({}, 60, 2));
  const SplineCoefficients& toe = curves.legs[Side::kRight].toe;
  const double end = curves.basis.end_s();
  const Vec2 step1 = curves.At(toe, end + 0.05) - curves.At(toe, end),
             step2 = curves.At(toe, end + 0.10) - curves.At(toe, end + 0.05);
  EXPECT_LT((step1 - step2).norm(), 1e-12);
  EXPECT_GT(step1.norm(), 0.01);
}

TEST(FindTurningPoints, AlternatesOnceAStride) {
  const DigitalFeet feet;
  GaitTrack track = MakeDigitalTrack(feet, 60, 6);
  AddNoise(track, 0.006, 0.02, 8);
  const auto turns = FindTurningPoints(CurvesOf(track), 0.7);
  for (Side side : kSides) {
    ASSERT_GE(turns[side].size(), 15u);
    for (std::size_t i = 1; i < turns[side].size(); ++i)
      EXPECT_NE(turns[side][i].foremost, turns[side][i - 1].foremost);
  }
  const auto stride_s = FindStrideTime_s(turns);
  ASSERT_TRUE(stride_s.has_value());
  EXPECT_NEAR(*stride_s, feet.stride_s, 0.01);
  EXPECT_FALSE(FindStrideTime_s({}).has_value());
}

TEST(VaultsOverFoot, TellsWalkingFromRunning) {
  EXPECT_FALSE(VaultsOverFoot(CurvesOf(MakeDigitalTrack({}, 60, 4))));
  const DigitalFeet walk{
      .stride_s = 1.1, .contact_s = 0.68, .belt_m_s = 1.3, .bounce_m = 0.02, .walking = true};
  EXPECT_TRUE(VaultsOverFoot(CurvesOf(MakeDigitalTrack(walk, 60, 4))));
}

TEST(EventModelOf, HasRulesThatNoConstantErrorCanMove) {
  constexpr double kRounding = 13 * 0.5e-5;  // thirteen weights of five decimals
  for (EventType type : {EventType::kInitialContact, EventType::kToeOff}) {
    const EventModel& model = EventModelOf(type);
    for (const auto& row : model.weights_s) {
      double sum = 0;
      for (double w : row) sum += w;
      EXPECT_NEAR(sum, 0, kRounding);
    }
    EXPECT_GT(model.floor_s, 0.003);
    EXPECT_LT(model.floor_s, 0.015);
  }
}

}  // namespace
}  // namespace hinge
