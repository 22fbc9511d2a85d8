// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/standing.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/angle.h"
#include "hinge/science/body/back_curve.h"
#include "hinge/science/body/testing_runner.h"

namespace hinge {
namespace {

Scene Level() {
  Scene scene;
  scene.roll_rad = Known(0, 0, "test");
  scene.scale_m_per_px = Known(0.004, 0, "test");
  scene.image_width_px = 720, scene.image_height_px = 960;
  return scene;
}

KeypointTrack Stand(double lean_deg, bool faces_right = true, double noise_px = 0, double seconds = 5) {
  Random random(4);
  return MakeTestingTrack({.lean_rad = RadFromDeg(lean_deg),
                           .bounce_px = 0,
                           .swing_rad = 0,
                           .faces_right = faces_right,
                           .rate_hz = 60,
                           .duration_s = seconds,
                           .noise_px = noise_px},
                          random);
}

TEST(EstimateStanding, ReadsThePostureWhicheverWayThePersonFaces) {
  for (bool faces_right : {true, false}) {
    for (double lean_deg : {-4.0, 0.0, 6.0}) {
      const auto s = EstimateStanding(Stand(lean_deg, faces_right), Level(), {.source = "x"});
      ASSERT_TRUE(s.has_value());
      EXPECT_NEAR(*s->trunk_lean_deg.value, lean_deg, 1e-6);
      EXPECT_NEAR(*s->straightness_deg.value, 0, 1e-6);
      EXPECT_NEAR(*s->knee_deg.value, DegFromRad(0.25), 1e-6);  // the testing runner stands on bent knees
      EXPECT_LT(*s->leg_line_deg.value, 2);
      EXPECT_TRUE(s->own);
    }
  }
}

TEST(EstimateStanding, TakesEachAngleFromPicturesThatShowItsPoints) {
  KeypointTrack track = Stand(4);
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    PerLandmark<Keypoint>& points = track.frames[i].points;
    if (i % 5 != 0) points[Landmark::kLeftKnee] = {};  // as programs write a point that they did not see
    if (i > 100) points[Landmark::kRightShoulder] = {};
    points[Landmark::kLeftToe] = {};
  }
  const auto s = EstimateStanding(track, Level(), {.source = "x"});
  ASSERT_TRUE(s.has_value());
  EXPECT_NEAR(*s->trunk_lean_deg.value, 4, 1e-6);
  EXPECT_NEAR(*s->knee_deg.value, DegFromRad(0.25), 1e-6);
  EXPECT_FALSE(s->foot_angle_deg.known());
  EXPECT_FALSE(s->foot_angle_deg.why_missing.empty());
}

TEST(EstimateStanding, TakesTheScenesRollOutForTheSameCameraOnly) {
  Scene rolled = Level();
  rolled.roll_rad = Known(RadFromDeg(3), 0, "test");
  const auto same = EstimateStanding(Stand(0), rolled, {.same_camera = true, .source = "x"});
  const auto moved = EstimateStanding(Stand(0), rolled, {.same_camera = false, .source = "x"});
  EXPECT_NEAR(std::abs(*same->trunk_lean_deg.value), 3, 0.1);
  EXPECT_NEAR(*moved->trunk_lean_deg.value, 0, 1e-6);
  EXPECT_GT(moved->trunk_lean_deg.sigma, same->trunk_lean_deg.sigma + 0.4);
  EXPECT_EQ(moved->knee_deg.sigma, same->knee_deg.sigma) << "a joint's angle needs no roll";
}

TEST(EstimateStanding, IsSurerOfALongerLookButNeverSurerThanOneStandingIsLikeTheNext) {
  const StandingOptions options{.repeat_sigma_deg = 0.7, .source = "x"};
  const auto photo = EstimateStanding(Stand(2, true, 4, 0.01), Level(), options);
  const auto brief = EstimateStanding(Stand(2, true, 4, 1), Level(), options);
  const auto longer = EstimateStanding(Stand(2, true, 4, 8), Level(), options);
  EXPECT_GE(brief->trunk_lean_deg.sigma, longer->trunk_lean_deg.sigma);
  EXPECT_GE(longer->trunk_lean_deg.sigma, 0.7);
  EXPECT_EQ(photo->seconds, 0);
  EXPECT_GT(photo->trunk_lean_deg.sigma, 2);
}

/// A mask's back one fifth of the trunk behind the line from hip to shoulder, of somebody who faces right.
void AddBack(KeypointTrack& track) {
  for (KeypointFrame& f : track.frames) {
    const Vec2 hip = f.points[LandmarkOf(Side::kLeft, Part::kHip)].p_I_px,
               up = f.points[LandmarkOf(Side::kLeft, Part::kShoulder)].p_I_px - hip;
    for (std::size_t i = 0; i < kBackPlaces; ++i)
      f.outline.back[i] = hip + BackShareAt(i) * up + Vec2(-0.2 * up.norm(), 0);
  }
}

TEST(EstimateStanding, HoldsABackToBeNoSurerThanOneStandingIsLikeTheNext) {
  KeypointTrack track = Stand(0);
  AddBack(track);
  const auto s = EstimateStanding(track, Level(), {.repeat_sigma_deg = 0.7, .source = "x"});
  for (const Measured& m : {s->back.bow_deg, s->back.lumbar_deg, s->back.thoracic_deg}) {
    ASSERT_TRUE(m.known()) << m.why_missing;
    EXPECT_NEAR(m.sigma, 0.7, 1e-9) << "one stretch of standing cannot show how it repeats";
  }
}

TEST(EstimateStanding, IsEmptyWhereNobodyIsFound) {
  KeypointTrack nobody = Stand(0);
  for (KeypointFrame& f : nobody.frames) f.presence = 0;
  EXPECT_FALSE(EstimateStanding(nobody, Level(), {}).has_value());
  EXPECT_FALSE(
      EstimateStanding({.image_width_px = 1, .image_height_px = 1, .model = "", .frames = {}}, Level(), {})
          .has_value());
}

TEST(CutTrack, KeepsThePicturesBetweenTwoTimes) {
  const KeypointTrack cut = CutTrack(Stand(0), 1, 2);
  ASSERT_FALSE(cut.frames.empty());
  EXPECT_GE(cut.frames.front().time_s, 1);
  EXPECT_LE(cut.frames.back().time_s, 2);
  EXPECT_NEAR(static_cast<double>(cut.frames.size()), 60, 2);
}

}  // namespace
}  // namespace hinge
