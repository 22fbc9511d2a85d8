// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/project.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/angle.h"
#include "hinge/twin/runner/testing_twins.h"

namespace hinge {
namespace {

TwinRun ShortRun() {
  TwinOptions options = MakeTypicalRunner(3.0);
  options.duration_s = 4;
  return MakeTwinRun(options);
}

TEST(ProjectTrack, ShowsAMetreUpwardsAsAMetreUpwards) {
  TwinCamera camera;
  camera.scale_m_per_px = 0.005;
  camera.p_IOrigin_px = {600, 700};
  const TwinRun run = ShortRun();
  const Vec2 hip = CalcTwinPose(run, 0).p_WHip;
  const Vec2 seen = ProjectTrack(run, camera).track.frames[0].points[Landmark::kLeftHip].p_I_px;
  EXPECT_NEAR(seen.x(), 600 + hip.x() / 0.005, 1e-9);
  EXPECT_NEAR(seen.y(), 700 - hip.y() / 0.005, 1e-9);
}

TEST(ProjectTrack, FacingLeftIsTheMirroredPicture) {
  const TwinRun run = ShortRun();
  TwinCamera right, left;
  left.facing = Facing::kLeft;
  const KeypointTrack a = ProjectTrack(run, right).track, b = ProjectTrack(run, left).track;
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    EXPECT_NEAR(a.frames[7].points.values[i].p_I_px.x() - 640, 640 - b.frames[7].points.values[i].p_I_px.x(),
                1e-9);
    EXPECT_NEAR(a.frames[7].points.values[i].p_I_px.y(), b.frames[7].points.values[i].p_I_px.y(), 1e-9);
  }
}

TEST(ProjectTrack, RollTurnsThePictureClockwise) {
  TwinCamera camera;
  camera.roll_rad = RadFromDeg(10);
  const Keypoint nose =
      ProjectTrack(MakeTwinRun(MakeStandingPerson()), camera).track.frames[0].points[Landmark::kNose];
  EXPECT_GT(nose.p_I_px.x(), 640 + 50);  // the head goes to the right
}

TEST(ProjectTrack, AgreesWithTheScene) {
  TwinCamera camera;
  camera.roll_rad = RadFromDeg(3);
  camera.facing = Facing::kLeft;
  Scene scene;
  scene.facing = camera.facing;
  scene.roll_rad = Known(camera.roll_rad, 0, "test");
  scene.scale_m_per_px = Known(camera.scale_m_per_px, 0, "test");
  scene.image_width_px = camera.image_width_px;
  scene.image_height_px = camera.image_height_px;
  const TwinRun run = ShortRun();
  const KeypointFrame frame = ProjectTrack(run, camera).track.frames[30];
  const PerLandmark<Vec2> p_W = CalcTwinPose(run, frame.time_s).p_W;
  const auto seen_W = [&](Landmark l) { return CalcWorldPoint(scene, frame.points[l].p_I_px); };
  const Vec2 offset = seen_W(Landmark::kNose) - p_W[Landmark::kNose];
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    EXPECT_LT((seen_W(LandmarkAt(i)) - p_W[LandmarkAt(i)] - offset).norm(), 1e-9);
  }
}

TEST(ProjectTrack, KeepsTheTimesThatItIsGiven) {
  TwinCamera camera;
  camera.frame_times_s = {0, 0.01, 0.05, 0.06};
  const KeypointTrack track = ProjectTrack(ShortRun(), camera).track;
  ASSERT_EQ(track.frames.size(), 4u);
  EXPECT_EQ(track.frames[2].time_s, 0.05);
  EXPECT_EQ(ProjectTrack(ShortRun(), {}).track.frames.size(), 241u);
}

TEST(ProjectTrack, MakesAsMuchNoiseAsAskedFor) {
  const TwinRun run = ShortRun();
  const KeypointTrack clean = ProjectTrack(run, {}).track;
  const KeypointTrack noisy = ProjectTrack(run, {}, {.sigma_px = 1.5}).track;
  double square = 0, count = 0;
  for (std::size_t k = 0; k < clean.frames.size(); ++k) {
    for (std::size_t i = 0; i < kLandmarkCount; ++i) {
      square +=
          (clean.frames[k].points.values[i].p_I_px - noisy.frames[k].points.values[i].p_I_px).squaredNorm();
      count += 2;
    }
  }
  EXPECT_NEAR(std::sqrt(square / count), 1.5, 0.05);
}

TEST(ProjectTrack, LosesPointsAndPicturesAsAskedFor) {
  const TwinRun run = ShortRun();
  const KeypointTrack track = ProjectTrack(run, {}, {.dropout_share = 0.1, .lost_frame_share = 0.2}).track;
  double lost = 0, unseen = 0, points = 0;
  for (const KeypointFrame& f : track.frames) {
    lost += f.found() ? 0 : 1;
    for (const Keypoint& p : f.points.values) {
      EXPECT_TRUE(f.found() || !p.seen());
      points += f.found() ? 1 : 0;
      unseen += f.found() && !p.seen() ? 1 : 0;
    }
  }
  EXPECT_NEAR(lost / static_cast<double>(track.frames.size()), 0.2, 0.08);
  EXPECT_NEAR(unseen / points, 0.1, 0.02);
}

TEST(ProjectTrack, ExchangesTheLowerLegsNearMidStanceAndSaysWhere) {
  const TwinRun run = ShortRun();
  TwinCamera camera;
  camera.frame_rate_hz = 120;
  const TwinTrack clean = ProjectTrack(run, camera),
                  swapped = ProjectTrack(run, camera, {.leg_swap_share = 0.06});
  EXPECT_TRUE(clean.swapped_frames.empty());
  const double share =
      static_cast<double>(swapped.swapped_frames.size()) / static_cast<double>(clean.track.frames.size());
  EXPECT_NEAR(share, 0.06, 0.02);
  for (std::size_t k = 0; k < clean.track.frames.size(); ++k) {
    const bool told =
        std::count(swapped.swapped_frames.begin(), swapped.swapped_frames.end(), static_cast<int>(k)) > 0;
    const auto& a = clean.track.frames[k].points;
    const auto& b = swapped.track.frames[k].points;
    EXPECT_EQ(b[Landmark::kLeftKnee].p_I_px, a[told ? Landmark::kRightKnee : Landmark::kLeftKnee].p_I_px);
    EXPECT_EQ(b[Landmark::kRightToe].p_I_px, a[told ? Landmark::kLeftToe : Landmark::kRightToe].p_I_px);
    EXPECT_EQ(b[Landmark::kLeftWrist].p_I_px, a[Landmark::kLeftWrist].p_I_px);
    EXPECT_EQ(b[Landmark::kLeftKnee].visibility, a[Landmark::kLeftKnee].visibility);
  }
}

TEST(ProjectTrack, IsTheSameForTheSameSeed) {
  const TwinRun run = ShortRun();
  const TwinNoise noise = {
      .sigma_px = 1, .outlier_share = 0.02, .dropout_share = 0.02, .leg_swap_share = 0.05, .seed = 9};
  const TwinTrack a = ProjectTrack(run, {}, noise), b = ProjectTrack(run, {}, noise);
  EXPECT_EQ(a.swapped_frames, b.swapped_frames);
  for (std::size_t k = 0; k < a.track.frames.size(); ++k) {
    EXPECT_EQ(a.track.frames[k].points[Landmark::kRightToe].p_I_px,
              b.track.frames[k].points[Landmark::kRightToe].p_I_px);
  }
}

}  // namespace
}  // namespace hinge
