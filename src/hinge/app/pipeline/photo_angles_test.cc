// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/pipeline/photo_angles.h"

#include <gtest/gtest.h>

#include "hinge/app/pipeline/testing_analysis.h"
#include "hinge/app/pipeline/testing_photo.h"

namespace hinge {
namespace {

Scene SceneOf(Facing facing, double roll_sigma_deg = 0) {
  Scene scene;
  scene.facing = facing;
  scene.image_width_px = 900;
  scene.image_height_px = 1200;
  scene.roll_rad = Known(0, RadFromDeg(roll_sigma_deg), "test");
  scene.scale_m_per_px = Known(0.002, 0, "test");
  scene.ground_I_px = Known(1000, 0, "test");
  return scene;
}

const Measure& Of(const std::vector<Measure>& measures, const std::string& id,
                  std::optional<Side> side = {}) {
  const Measure* m = FindMeasure(measures, id, side);
  if (m == nullptr) throw std::logic_error("no " + id);
  return *m;
}

TEST(PhotoAngles, AreThoseThatThePersonWasDrawnWith) {
  Random random(11);
  for (int i = 0; i < 200; ++i) {
    const TestingPose pose = DrawPose(random);
    const auto measures = MeasurePhoto(pose.Photo(random).frames[0], SceneOf(pose.facing), kErrors, true);
    EXPECT_NEAR(*Of(measures, "trunk_lean").value, pose.lean_deg, 1e-9);
    EXPECT_NEAR(*Of(measures, "straightness").value, pose.neck_deg - pose.lean_deg, 1e-9);
    EXPECT_NEAR(*Of(measures, "head_forward").value, pose.neck_deg, 1e-9);
    for (Side s : kSides) {
      EXPECT_NEAR(*Of(measures, "thigh", s).value, pose.leg[s].thigh_deg, 1e-9);
      EXPECT_NEAR(*Of(measures, "tibia", s).value, pose.leg[s].tibia_deg, 1e-9);
      EXPECT_NEAR(*Of(measures, "knee", s).value, pose.leg[s].thigh_deg - pose.leg[s].tibia_deg, 1e-9);
      EXPECT_NEAR(*Of(measures, "foot_angle", s).value, pose.leg[s].foot_deg, 1e-9);
    }
  }
}

TEST(PhotoAngles, IntervalsHoldTheTruthAsOftenAsTheySay) {
  Random random(12);
  int inside = 0, all = 0;
  for (int i = 0; i < 400; ++i) {
    TestingPose pose = DrawPose(random);
    pose.noise_px = kErrors.Jitter_legs(1) * pose.leg_px;
    pose.roll_deg = random.Normal(0, 1.5);
    const auto measures =
        MeasurePhoto(pose.Photo(random).frames[0], SceneOf(pose.facing, 1.5), kErrors, true);
    const auto count = [&](const Measure& m, double truth) {
      inside += m.low <= truth && truth <= m.high;
      ++all;
    };
    count(Of(measures, "trunk_lean"), pose.lean_deg);
    count(Of(measures, "straightness"), pose.neck_deg - pose.lean_deg);
    for (Side s : kSides) {
      count(Of(measures, "tibia", s), pose.leg[s].tibia_deg);
      count(Of(measures, "knee", s), pose.leg[s].thigh_deg - pose.leg[s].tibia_deg);
    }
  }
  EXPECT_NEAR(static_cast<double>(inside) / all, 0.95, 0.015);
}

TEST(PhotoAngles, OfAHeadThatWasNotSeenAreMissingWithTheReason) {
  Random random(13);
  const auto measures =
      MeasurePhoto(TestingPose{}.Photo(random).frames[0], SceneOf(Facing::kRight), kErrors, false);
  for (const char* id : {"straightness", "head_forward"}) {
    EXPECT_FALSE(Of(measures, id).value) << id;
    EXPECT_FALSE(Of(measures, id).why_missing.empty()) << id;
  }
  EXPECT_TRUE(Of(measures, "trunk_lean").value);
}

TEST(PhotoAngles, AreLessSureWhereTheNetworksOffsetsChangeThroughTheStride) {
  ErrorModel errors = kErrors;
  errors.landmarks.emplace();
  LandmarkErrors& knee = errors.landmarks->near[static_cast<std::size_t>(Part::kKnee)];
  knee.forward_legs.bins = {0.03, -0.03};
  Random random(14);
  const KeypointFrame frame = TestingPose{}.Photo(random).frames[0];
  const auto plain = MeasurePhoto(frame, SceneOf(Facing::kRight), kErrors, true),
             changing = MeasurePhoto(frame, SceneOf(Facing::kRight), errors, true);
  const Side near = NearSide(Facing::kRight), far = Opposite(near);
  // a triangle wave between -0.03 and 0.03 has the SD 0.03 / sqrt(3); across the shank, half a leg long, lies its cosine
  const double across = std::cos(RadFromDeg(TestingPose{}.leg[near].tibia_deg));
  EXPECT_NEAR(Of(changing, "tibia", near).sigma_shared, DegFromRad(0.03 / std::sqrt(3.0) * across / 0.5),
              0.05);
  EXPECT_EQ(Of(plain, "tibia", near).sigma_shared, 0);
  EXPECT_EQ(Of(changing, "tibia", far).sigma_shared, 0);
  EXPECT_EQ(*Of(plain, "tibia", near).value, *Of(changing, "tibia", near).value);
}

TEST(PhotoAngles, OverOwnStandingFromOneCameraPlaceDropTheRoll) {
  Random random(15);
  const Scene scene = SceneOf(Facing::kRight, 1.5);
  const auto measures = MeasurePhoto(TestingPose{}.Photo(random).frames[0], scene, kErrors, true);
  StandingReference own;
  own.own = own.same_camera = true;
  const Measured standing = Known(2, 1, "test");
  const Measure same =
      OverStanding(Of(measures, "trunk_lean"), "trunk_lean_over_standing", standing, own, scene, kErrors);
  EXPECT_NEAR(*same.value, 6, 1e-9);
  EXPECT_NEAR(same.sigma_shared, 1, 1e-9);
  own.same_camera = false;
  const Measure moved =
      OverStanding(Of(measures, "trunk_lean"), "trunk_lean_over_standing", standing, own, scene, kErrors);
  EXPECT_NEAR(moved.sigma_shared, std::hypot(1, 1.5), 1e-9);
  EXPECT_FALSE(OverStanding(Of(measures, "trunk_lean"), "x", Missing("no"), own, scene, kErrors).value);
}

}  // namespace
}  // namespace hinge
