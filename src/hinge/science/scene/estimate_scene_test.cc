// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/scene/estimate_scene.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/angle.h"
#include "hinge/science/body/anthropometry.h"
#include "hinge/science/body/testing_runner.h"

namespace hinge {
namespace {

constexpr ScenePriors kPriors{
    .roll_sigma_rad = 0.03, .stature_mean_m = 1.70, .stature_sd_m = 0.09, .proportion_sd = 0.03};

Scene SceneOf(const TestingRunner& r, const Runner& runner, const SceneGiven& given = {}) {
  Random random(1);
  return EstimateScene(MakeTestingTrack(r, random), r.faces_right ? Facing::kRight : Facing::kLeft, runner,
                       given, kPriors);
}

TEST(EstimateScene, ScalesByTheHeightGivenAndTwiceAsSurelyAsWithout) {
  const Scene given = SceneOf({}, {.height_m = 1.80, .mass_kg = {}, .sex = {}});
  const Scene unknown = SceneOf({}, {});
  const double chain_px = 200 * 1.63;  // leg and trunk of the stick person
  EXPECT_NEAR(*given.scale_m_per_px.value, 1.80 * kLegAndTrunkOverStature / chain_px, 2e-5);
  EXPECT_NEAR(*unknown.scale_m_per_px.value / *given.scale_m_per_px.value, 1.70 / 1.80, 1e-9);
  EXPECT_LT(given.scale_m_per_px.sigma, 0.6 * unknown.scale_m_per_px.sigma);
}

TEST(EstimateScene, TakesThePicturesUprightsForRollAndElseThePrior) {
  SceneGiven given;
  EXPECT_EQ(*SceneOf({}, {}).roll_rad.value, 0);
  EXPECT_EQ(SceneOf({}, {}).roll_rad.sigma, kPriors.roll_sigma_rad);
  given.edges.uprights_rad = Known(0.05, 0.01, "uprights");
  EXPECT_NEAR(*SceneOf({}, {}, given).roll_rad.value, 0.05, 0.002);
  given.roll_rad = Known(0.04, 0.005, "all that tells it");
  EXPECT_EQ(*SceneOf({}, {}, given).roll_rad.value, 0.04);
  EXPECT_EQ(*SceneOf({}, {}, given).edges.uprights_rad.value, 0.05);
}

TEST(EstimateScene, BelievesDoubtfulUprightsLittleAndSureOnesHoweverTurnedTheyAre) {
  SceneGiven given;
  for (double sigma : {0.001, 0.02, 0.2}) {
    for (double turned : {0.0, 0.02, 0.15}) {
      given.edges.uprights_rad = Known(turned, sigma, "uprights");
      const Measured roll = SceneOf({}, {}, given).roll_rad;
      EXPECT_LE(*roll.value, turned);
      EXPECT_LE(roll.sigma, sigma);
      EXPECT_LE(roll.sigma, std::hypot(kPriors.roll_sigma_rad, turned));
      EXPECT_NEAR(*roll.value, turned, sigma == 0.001 ? 1e-4 : turned);
    }
  }
}

TEST(EstimateScene, KeepsWhatFlatEdgesSayOrWhyTheySayNothing) {
  SceneGiven given;
  given.edges.flat_rad = Known(0.02, 0.005, "edges");
  const Scene scene = SceneOf({}, {}, given);
  EXPECT_EQ(*scene.edges.flat_rad.value, 0.02);
  EXPECT_FALSE(scene.edges.ground_rad.known());
  EXPECT_FALSE(scene.edges.ground_rad.why_missing.empty());
}

TEST(EstimateScene, TellsTreadmillFromGroundByHowFarThePersonTravels) {
  EXPECT_TRUE(SceneOf({}, {}).treadmill);
  EXPECT_FALSE(SceneOf({.speed_px_s = 150}, {}).treadmill);
}

TEST(EstimateScene, FindsTheGroundUnderTheLowestFeet) {
  Random random(1);
  const KeypointTrack track = MakeTestingTrack({}, random);
  double lowest = 0;
  for (const KeypointFrame& f : track.frames)
    lowest = std::max(lowest, f.points[Landmark::kLeftToe].p_I_px.y());
  EXPECT_NEAR(*SceneOf({}, {}).ground_I_px.value, lowest, 8);
}

TEST(EstimateScene, SaysWhatWasGiven) {
  SceneGiven given;
  given.speed_m_s = 3.2;
  given.grade = 0.1;
  const Scene scene = SceneOf({}, {}, given);
  EXPECT_EQ(*scene.speed_m_s.value, 3.2);
  EXPECT_EQ(scene.speed_m_s.source, "given");
  EXPECT_EQ(*scene.grade.value, 0.1);
  EXPECT_FALSE(SceneOf({}, {}).speed_m_s.known());
}

}  // namespace
}  // namespace hinge
