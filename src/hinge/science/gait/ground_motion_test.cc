// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/ground_motion.h"

#include <gtest/gtest.h>

#include <Eigen/Geometry>

#include "hinge/science/gait/testing_feet.h"

namespace hinge {
namespace {

using testing::AddNoise;
using testing::ForEachPath;
using testing::MakeDigitalTrack;

/// The whole runner and his belt turned about the origin: uphill where `grade` is positive.
void Tilt(GaitTrack& track, double grade) {
  const Eigen::Rotation2Dd turn(std::atan(grade));
  ForEachPath(track, [&](std::vector<Vec2>& path) {
    for (Vec2& p : path) p = turn * p;
  });
}

TEST(GroundMotion, GoesAlongTheBeltHoweverItIsTilted) {
  for (double grade : {-0.1, 0.0, 0.06, 0.15}) {
    GaitTrack track = MakeDigitalTrack({.belt_m_s = 3.0}, 60, 6);
    const auto events = FindEvents(track);
    const auto level = EstimateGroundMotion(track, events);
    Tilt(track, grade);
    const auto ground = EstimateGroundMotion(track, events);
    ASSERT_TRUE(level && ground);
    EXPECT_NEAR(ground->velocity_m_s.norm(), level->velocity_m_s.norm(), 0.02) << grade;
    const double tilted = ground->velocity_m_s.y() / ground->velocity_m_s.x(),
                 flat = level->velocity_m_s.y() / level->velocity_m_s.x();
    EXPECT_NEAR(tilted - flat, grade, 0.004) << grade;
  }
}

TEST(GroundMotion, IsTheSameWhereTheRunnerMovesInsteadOfTheGround) {
  GaitTrack track = MakeDigitalTrack({.belt_m_s = 3.0}, 60, 6);
  const auto events = FindEvents(track);
  const auto on_belt = EstimateGroundMotion(track, events);
  ForEachPath(track, [&](std::vector<Vec2>& path) {
    for (std::size_t i = 0; i < path.size(); ++i) path[i] += track.time_s[i] * Vec2(3.0, 0.2);
  });
  const auto on_the_road = EstimateGroundMotion(track, events);
  ASSERT_TRUE(on_belt && on_the_road);
  EXPECT_NEAR((on_belt->velocity_m_s - on_the_road->velocity_m_s).norm(), 0, 1e-6);
}

TEST(GroundMotion, HasASigmaThatHoldsItsErrorUnderNoise) {
  const GaitTrack exact = MakeDigitalTrack({.belt_m_s = 3.0}, 60, 6);
  const auto events = FindEvents(exact);  // their own errors are not the ground's
  const Vec2 truth_m_s = EstimateGroundMotion(exact, events)->velocity_m_s;
  constexpr int kSeeds = 20;
  int held = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    GaitTrack track = exact;
    AddNoise(track, 0.006, 0.03, seed);
    const auto seen = EstimateGroundMotion(track, events);
    ASSERT_TRUE(seen);
    for (int axis : {0, 1})
      held += std::abs(seen->velocity_m_s[axis] - truth_m_s[axis]) < 2.5 * seen->sigma_m_s[axis];
  }
  EXPECT_GT(held, 0.9 * 2 * kSeeds);
}

TEST(GroundMotion, CountsNoSwingAsStanceBetweenTwoGaps) {
  const GaitTrack whole = MakeDigitalTrack({.belt_m_s = 3.0}, 60, 6);
  const double truth_m_s = EstimateGroundMotion(whole, FindEvents(whole))->velocity_m_s.x();
  for (double from_s = 2; from_s < 2.7; from_s += 0.05) {
    const GaitTrack seen = testing::Select(whole, [&](std::size_t i) {
      const double since_s = whole.time_s[i] - from_s;
      return since_s < 0 || since_s > 1.3 || (since_s > 0.2 && since_s < 1.1);
    });
    const auto ground = EstimateGroundMotion(seen, FindEvents(seen));
    ASSERT_TRUE(ground);
    EXPECT_NEAR(ground->velocity_m_s.x(), truth_m_s, 0.05) << from_s;
    EXPECT_LT(ground->sigma_m_s.x(), 0.1) << from_s;
  }
}

TEST(GroundMotion, IsNotSeenWithoutContacts) {
  EXPECT_FALSE(EstimateGroundMotion(MakeDigitalTrack({}, 60, 2), {}));
}

}  // namespace
}  // namespace hinge
