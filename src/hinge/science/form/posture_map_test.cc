// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/posture_map.h"

#include <gtest/gtest.h>

#include <set>

#include "hinge/foundation/base/random.h"
#include "hinge/science/form/testing_knowledge.h"

namespace hinge {
namespace {

constexpr double kRounding = 0.006;  // the vectors are printed to two decimals

struct Vector {
  const char* name;
  double knee_peak, knee_ic, shank_lean, lean;
  double leg, trunk;
  State state;
  const char* subtype;
};

// The worked examples at 3.5 m/s that define the map (straightness 0).
constexpr Vector kVectors[] = {
    {"stiff and upright", 36, 4, 25, 0, -1.35, -1.25, State::kTooTall, "tall everywhere"},
    {"stiff but leaning", 36, 4, 25, 6, -1.35, 0.25, State::kTooTall, "stiff leg"},
    {"ordinary leg, upright", 42, 11, 27, 0, 0.04, -1.25, State::kTooTall, "upright trunk"},
    {"ordinary leg, leaning back", 42, 11, 27, -7, 0.04, -3.0, State::kTooTall, "upright trunk"},
    {"sagging, upright", 50, 18, 32, 1, 2.03, -1, State::kDeflated, "sitting"},
    {"sagging, folded", 50, 18, 32, 14, 2.03, 2.25, State::kDeflated, "folded"},
    {"ordinary leg, leaning far", 42, 11, 27, 13, 0.04, 2, State::kOverHinged, ""},
    {"the sweet spot", 42, 11, 27, 5, 0.04, 0, State::kHinged, ""},
};

TEST(PostureMap, PlacesThePublishedVectorsWhereTheyBelong) {
  const PostureModel model = TestingPosture();
  for (const Vector& v : kVectors) {
    SCOPED_TRACE(v.name);
    const Vec2 at = CalcMapPoint({v.knee_peak, v.knee_ic, -v.shank_lean, v.lean, 0.0}, 3.5, model);
    EXPECT_NEAR(at.x(), v.leg, kRounding);
    EXPECT_NEAR(at.y(), v.trunk, kRounding);
    EXPECT_EQ(FindState(at, 0.0, model), v.state);
    EXPECT_EQ(FindSubtype(v.state, at, {}, model), v.subtype);
  }
}

TEST(PostureMap, DeeperKneeMovesTowardsDeflatedAndMoreLeanUp) {
  const PostureModel model = TestingPosture();
  Random random(2);
  for (int k = 0; k < 200; ++k) {
    PostureAngles angles{
        random.Uniform(30, 55), random.Uniform(0, 20), -random.Uniform(20, 35), random.Uniform(-5, 15), {}};
    const double speed_m_s = random.Uniform(2, 5.5);
    const Vec2 before = CalcMapPoint(angles, speed_m_s, model);
    angles.knee_peak_deg += 1;
    angles.trunk_lean_over_standing_deg += 1;
    const Vec2 after = CalcMapPoint(angles, speed_m_s, model);
    EXPECT_GT(after.x(), before.x());
    EXPECT_GT(after.y(), before.y());
  }
}

TEST(PostureMap, CallsABentSpineOnlyWhenTheSpineWasSeen) {
  const PostureModel model = TestingPosture();
  EXPECT_EQ(FindState({0, 0}, 14.0, model), State::kBentSpine);
  EXPECT_EQ(FindState({0, 0}, -14.0, model), State::kBentSpine);
  EXPECT_EQ(FindState({0, 0}, std::nullopt, model), State::kHinged);
}

TEST(PostureMap, TestsDeflatedFirst) {
  const PostureModel model = TestingPosture();
  EXPECT_EQ(FindState({1.2, -2}, 20.0, model), State::kDeflated);
  EXPECT_EQ(FindState({0, -2}, 20.0, model), State::kTooTall);
}

TEST(PostureMap, NamesArchedAndBouncingRunnersWhoAreTooTall) {
  const PostureModel model = TestingPosture();
  EXPECT_EQ(FindSubtype(State::kTooTall, {0, -2}, {.straightness_over_standing_deg = -12}, model), "arched");
  EXPECT_EQ(FindSubtype(State::kTooTall, {0, -2}, {.bouncing = true}, model), "bouncing");
  EXPECT_EQ(FindSubtype(State::kBentSpine, {0, 0}, {.straightness_over_standing_deg = 12}, model), "slumped");
}

TEST(PostureMap, DialReadsTallBelowMinusOneAndDeflatedAboveOne) {
  const PostureModel model = TestingPosture();
  Random random(4);
  for (int k = 0; k < 500; ++k) {
    const Vec2 at(random.Uniform(-3, 3), random.Uniform(-3, 3));
    const State state = FindState(at, 0.0, model);
    const double dial = CalcDial(at, model);
    EXPECT_EQ(dial > 1, state == State::kDeflated);
    EXPECT_EQ(dial < -1, state == State::kTooTall);
  }
}

}  // namespace
}  // namespace hinge
