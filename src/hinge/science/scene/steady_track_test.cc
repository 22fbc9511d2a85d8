// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/scene/steady_track.h"

#include <gtest/gtest.h>

#include <functional>

#include "hinge/foundation/base/angle.h"
#include "hinge/science/body/testing_runner.h"

namespace hinge {
namespace {

using CameraPath = std::function<BackgroundMove(double time_s)>;

KeypointTrack Still() {
  Random random(1);
  return MakeTestingTrack({}, random);
}

/// The same runner before a camera that moves so.
KeypointTrack FilmedWith(KeypointTrack track, const CameraPath& path) {
  const Vec2 middle = 0.5 * Vec2(track.image_width_px, track.image_height_px);
  for (KeypointFrame& f : track.frames) {
    f.background = path(f.time_s);
    for (Keypoint& p : f.points.values) p.p_I_px = Carry(f.background, middle, p.p_I_px);
    for (std::optional<Vec2>* p : PointsOf(f.outline)) {
      if (*p) **p = Carry(f.background, middle, **p);
    }
  }
  return track;
}

BackgroundMove Trembling(double t) {
  return {.roll_rad = RadFromDeg(1.5 * std::sin(9 * t)),
          .zoom = 1 + 0.02 * std::sin(5 * t),
          .shift_px = {20 * std::sin(7 * t), 15 * std::sin(13 * t)}};
}
BackgroundMove Panning(double t) { return {.shift_px = {-400 * t, 30 * t}}; }

double WorstPoint_px(const KeypointTrack& a, const KeypointTrack& b) {
  double worst = 0;
  for (std::size_t i = 0; i < a.frames.size(); ++i) {
    for (std::size_t k = 0; k < kLandmarkCount; ++k)
      worst =
          std::max(worst, (a.frames[i].points.values[k].p_I_px - b.frames[i].points.values[k].p_I_px).norm());
  }
  return worst;
}

TEST(SteadyTrack, OfAStillCameraIsTheTrackItself) {
  const KeypointTrack track = Still();
  const SteadyTrack steady = TakeCameraMotionOut(track);
  EXPECT_EQ(steady.camera, CameraMotion::kStill);
  EXPECT_EQ(steady.shake_px, 0);
  EXPECT_EQ(WorstPoint_px(steady.track, track), 0);
  EXPECT_EQ(TakeCameraMotionOut({}).camera, CameraMotion::kStill);
}

TEST(SteadyTrack, OfAHeldCameraIsWhatTheFirstPicturesCameraWouldHaveSeen) {
  const SteadyTrack steady = TakeCameraMotionOut(FilmedWith(Still(), Trembling));
  EXPECT_EQ(steady.camera, CameraMotion::kHeld);
  EXPECT_LT(WorstPoint_px(steady.track, Still()), 1e-9);
  EXPECT_GT(steady.shake_px, 10);
  EXPECT_LT(steady.shake_px, 40);
}

TEST(SteadyTrack, TheOutlineMovesWithTheLandmarks) {
  KeypointTrack track = Still();
  for (KeypointFrame& f : track.frames) f.outline.back[4] = f.points[Landmark::kLeftHip].p_I_px;
  const SteadyTrack steady = TakeCameraMotionOut(FilmedWith(track, Trembling));
  for (const KeypointFrame& f : steady.track.frames)
    EXPECT_LT((*f.outline.back[4] - f.points[Landmark::kLeftHip].p_I_px).norm(), 1e-9);
}

TEST(SteadyTrack, OfACameraThatFollowsKeepsTheEvenPathAndLosesTheShake) {
  const KeypointTrack panned = FilmedWith(Still(), Panning);
  const auto both = [](double t) { return Compose(Trembling(t), Panning(t)); };
  const SteadyTrack steady = TakeCameraMotionOut(FilmedWith(Still(), both));
  EXPECT_EQ(steady.camera, CameraMotion::kFollows);
  // What is left of the shake is what is slower than the smooth path's own pace.
  EXPECT_GT(WorstPoint_px(FilmedWith(Still(), both), panned), 30);
  double square = 0;
  int points = 0;
  for (std::size_t i = 60; i + 60 < panned.frames.size(); ++i) {
    const Landmark l = Landmark::kLeftKnee;
    square += (steady.track.frames[i].points[l].p_I_px - panned.frames[i].points[l].p_I_px).squaredNorm();
    ++points;
  }
  EXPECT_LT(std::sqrt(square / points), 4);
}

TEST(SteadyTrack, OfAnEvenPanIsTheTrackAsFilmed) {
  const KeypointTrack panned = FilmedWith(Still(), Panning);
  const SteadyTrack steady = TakeCameraMotionOut(panned);
  EXPECT_EQ(steady.camera, CameraMotion::kFollows);
  EXPECT_LT(WorstPoint_px(steady.track, panned), 1e-6);
  EXPECT_LT(steady.shake_px, 1e-6);
}

TEST(SteadyTrack, LeadsBackToThePictureAsFilmed) {
  const auto both = [](double t) { return Compose(Trembling(t), Panning(t)); };
  for (const CameraPath& path : {CameraPath(Trembling), CameraPath(both)}) {
    const KeypointTrack seen = FilmedWith(Still(), path);
    const SteadyTrack steady = TakeCameraMotionOut(seen);
    const Vec2 middle = 0.5 * Vec2(seen.image_width_px, seen.image_height_px);
    KeypointTrack back = steady.track;
    for (KeypointFrame& f : back.frames) {
      for (Keypoint& p : f.points.values) p.p_I_px = Carry(f.background, middle, p.p_I_px);
    }
    EXPECT_LT(WorstPoint_px(back, seen), 1e-9);
  }
}

}  // namespace
}  // namespace hinge
