// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/motion/leg_homes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "hinge/science/body/testing_runner.h"

namespace hinge {
namespace {

constexpr double kLeg_px = 200;
constexpr LegNamingOptions kOptions = [] {
  LegNamingOptions options;
  options.home_weight = 2;
  return options;
}();

/// A body at rest but for its right leg, which goes round, and all of it moved by `moved` at a time.
template <typename Moved>
std::vector<KeypointFrame> MakeFrames(int count, const Moved& moved) {
  std::vector<KeypointFrame> frames;
  for (int i = 0; i < count; ++i) {
    KeypointFrame frame{.time_s = i / 30.0, .presence = 1, .points = {}};
    for (std::size_t k = 0; k < kLandmarkCount; ++k)
      frame.points.values[k] = {Vec2(300, 200 + 10.0 * static_cast<double>(k)) + moved(i), 1};
    for (Part part : kLowerLeg)
      frame.points[LandmarkOf(Side::kRight, part)].p_I_px += 90 * Vec2(std::cos(0.3 * i), std::sin(0.3 * i));
    frames.push_back(frame);
  }
  return frames;
}

std::vector<StateCosts> CostsOf(const std::vector<KeypointFrame>& frames) {
  std::vector<const KeypointFrame*> pointers;
  for (const KeypointFrame& f : frames) pointers.push_back(&f);
  return CalcHomeCosts(pointers, std::vector<int>(frames.size(), 0), kLeg_px, kOptions);
}

TEST(HomeCosts, AreNothingForALegAtHomeAndTheWeightsHalfForTheOtherLegsInItsPlace) {
  for (const StateCosts& costs : CostsOf(MakeFrames(60, [](int) { return Vec2(0, 0); }))) {
    EXPECT_NEAR(costs[0], 0, 1e-9);  // the leg that goes round has no home
    EXPECT_NEAR(costs[3], 1, 1e-9);  // four of eight points, each at its cap
    EXPECT_NEAR(costs[1] + costs[2], costs[3], 1e-9);
  }
}

/// A body at rest in a long stance, whose lower legs the network exchanges when `exchanged` says so.
std::vector<KeypointFrame> MakeStance(int count, const std::function<bool(int)>& exchanged) {
  std::vector<KeypointFrame> frames;
  for (int i = 0; i < count; ++i) {
    KeypointFrame frame{.time_s = i / 30.0, .presence = 1, .points = {}};
    for (std::size_t k = 0; k < kLandmarkCount; ++k)
      frame.points.values[k] = {Vec2(300, 200 + 10.0 * static_cast<double>(k)), 1};
    for (Part part : kLowerLeg) {
      frame.points[LandmarkOf(Side::kLeft, part)].p_I_px = Vec2(270, 400);
      frame.points[LandmarkOf(Side::kRight, part)].p_I_px = Vec2(330, 404);
    }
    if (exchanged(i)) ExchangeKnees(frame), ExchangeFeet(frame);
    frames.push_back(frame);
  }
  return frames;
}

/// By the path's names no ankle is at home; by the two places that ankles have, both are.
TEST(HomeCosts, KnowFeetThatStandApartThoughTheNetworkExchangesThemNearlyHalfOfTheTime) {
  const auto exchanged = [](int i) { return i % 20 >= 11; };
  const auto costs = CostsOf(MakeStance(200, exchanged));
  for (int i = 0; i < 200; ++i) {
    const StateCosts& c = costs[static_cast<std::size_t>(i)];
    EXPECT_NEAR(c[exchanged(i) ? 3 : 0], 0, 1e-9) << i;
    EXPECT_NEAR(c[exchanged(i) ? 0 : 3], 2, 1e-9) << i;
  }
}

/// One foot stands while the other is held up behind; then they change. Places are no names then.
TEST(HomeCosts, AreNotThoseOfPlacesThatFeetTakeTurnsAt) {
  auto frames = MakeStance(200, [](int i) { return i % 20 >= 10; });
  for (KeypointFrame& f : frames) {
    for (Side side : kSides) {
      for (Part part : kLowerLeg) {
        Vec2& p = f.points[LandmarkOf(side, part)].p_I_px;
        if (p.x() < 300) p.y() -= 80;
      }
    }
  }
  for (const StateCosts& costs : CostsOf(frames)) EXPECT_EQ(*std::max_element(costs.begin(), costs.end()), 0);
}

TEST(HomeCosts, AreSeenFromTheHipsWhereTheBodyGoesUpAndDown) {
  for (const StateCosts& costs :
       CostsOf(MakeFrames(60, [](int i) { return Vec2(0, 60 * std::sin(0.7 * i)); }))) {
    EXPECT_NEAR(costs[0], 0, 1e-9);
    EXPECT_GT(costs[3], 0.9);
  }
}

TEST(HomeCosts, AreNoneWhereEverythingMoves) {
  const auto frames = MakeFrames(60, [](int i) { return Vec2(4.0 * i, 0); });
  std::vector<KeypointFrame> walking = frames;
  for (std::size_t i = 0; i < walking.size(); ++i) {
    for (Part part : kLowerLeg)
      walking[i].points[LandmarkOf(Side::kLeft, part)].p_I_px +=
          Vec2(70 * std::sin(0.4 * static_cast<double>(i)), 0);
  }
  for (const StateCosts& costs : CostsOf(walking)) {
    EXPECT_EQ(*std::max_element(costs.begin(), costs.end()), 0);
  }
}

}  // namespace
}  // namespace hinge
