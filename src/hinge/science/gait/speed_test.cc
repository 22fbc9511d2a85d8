// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/speed.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/check.h"
#include "hinge/science/gait/testing_feet.h"

namespace hinge {
namespace {

using testing::AddNoise;
using testing::ForEachPath;
using testing::MakeDigitalTrack;
using testing::ReadExcerpt;

Measured GroundSpeed_m_s(const GaitTrack& track, const std::vector<GaitEvent>& events) {
  return CalcGroundSpeed_m_s(EstimateGroundMotion(track, events));
}

TEST(CalcGroundSpeed, SeesTheBeltOfTheLaboratory) {
  const struct {
    const char* stem;
    double belt_m_s;  // as set in the laboratory, in the file's name
  } cases[] = {{"runner017_3_5m_s", 3.5}, {"runner024_2_5m_s", 2.5}};
  for (const auto& c : cases) {
    SCOPED_TRACE(c.stem);
    const GaitTrack track = ReadExcerpt(c.stem);
    const Measured speed = GroundSpeed_m_s(track, FindEvents(track));
    ASSERT_TRUE(speed.known());
    constexpr double kUnderFeet = 1.019;  // soles of 21 trials against the belt's nominal speed
    EXPECT_NEAR(*speed.value, kUnderFeet * c.belt_m_s, 0.03 * c.belt_m_s);
    EXPECT_LT(speed.low(), c.belt_m_s);
    EXPECT_GT(speed.high(), c.belt_m_s);
  }
}

TEST(CalcGroundSpeed, IsRightOnClosedFormFeetAtAnyRateUnderNoise) {
  const testing::DigitalFeet feet{.belt_m_s = 3.0};
  for (double rate_hz : {24.0, 30.0, 60.0, 240.0}) {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
      SCOPED_TRACE(::testing::Message() << rate_hz << " Hz, seed " << seed);
      GaitTrack track = MakeDigitalTrack(feet, rate_hz, 6);
      AddNoise(track, 0.006, 0.03, seed);
      const Measured speed = GroundSpeed_m_s(track, FindEvents(track));
      ASSERT_TRUE(speed.known());
      EXPECT_NEAR(*speed.value, feet.belt_m_s, 3 * speed.sigma);
      EXPECT_LT(speed.sigma, 0.3);
    }
  }
}

TEST(CalcGroundSpeed, IsTheSameWhereTheRunnerMovesInsteadOfTheGround) {
  GaitTrack track = MakeDigitalTrack({.belt_m_s = 3.0}, 60, 6);
  const auto events = FindEvents(track);
  const Measured on_belt = GroundSpeed_m_s(track, events);
  ForEachPath(track, [&](std::vector<Vec2>& path) {
    for (std::size_t i = 0; i < path.size(); ++i) path[i].x() += 3.0 * track.time_s[i];
  });
  track.treadmill = false;
  EXPECT_NEAR(*GroundSpeed_m_s(track, events).value, *on_belt.value, 1e-6);
}

TEST(CalcGroundSpeed, GrowsWithTheScale) {
  GaitTrack track = MakeDigitalTrack({.belt_m_s = 3.0}, 60, 6);
  const auto events = FindEvents(track);
  const double before = *GroundSpeed_m_s(track, events).value;
  ForEachPath(track, [](std::vector<Vec2>& path) {
    for (Vec2& p : path) p *= 1.1;
  });
  EXPECT_NEAR(*GroundSpeed_m_s(track, events).value, 1.1 * before, 1e-6);
}

TEST(CalcGroundSpeed, SaysWhyItIsMissing) {
  const GaitTrack track = MakeDigitalTrack({}, 60, 2);
  const Measured speed = GroundSpeed_m_s(track, {});
  EXPECT_FALSE(speed.known());
  EXPECT_FALSE(speed.why_missing.empty());
}

TEST(CalcSpeed, CarriesTheDoubtOfTheScale) {
  const GaitTrack track = MakeDigitalTrack({.belt_m_s = 3.0}, 60, 6);
  const auto events = FindEvents(track);
  Scene scene;
  scene.scale_m_per_px = Known(0.003, 0.0003, "test");
  const Measured bare = GroundSpeed_m_s(track, events),
                 speed = CalcSpeed_m_s(EstimateGroundMotion(track, events), scene);
  EXPECT_DOUBLE_EQ(*speed.value, *bare.value);
  EXPECT_NEAR(speed.sigma, std::hypot(bare.sigma, 0.1 * *bare.value), 1e-9);
}

}  // namespace
}  // namespace hinge
