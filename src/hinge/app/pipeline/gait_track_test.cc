// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/pipeline/gait_track.h"

#include <gtest/gtest.h>

#include "hinge/science/body/leg_length.h"
#include "hinge/science/body/testing_runner.h"

namespace hinge {
namespace {

const ErrorModel kErrors{
    .model = "testing", .provenance = "", .jitter_legs = 0.008, .hidden_factor = 3, .measures = {}};
constexpr Part kFoot[] = {Part::kAnkle, Part::kHeel, Part::kToe};

KeypointTrack MakeTrack(double noise_px = 1) {
  Random random(5);
  return MakeTestingTrack({.noise_px = noise_px}, random);
}

Scene MakeScene(bool treadmill = true) {
  Scene scene;
  scene.treadmill = treadmill;
  scene.roll_rad = Known(0, 0, "test");
  scene.scale_m_per_px = Known(0.004, 0, "test");
  scene.image_width_px = 720;
  scene.image_height_px = 960;
  return scene;
}

GaitTrack Make(const KeypointTrack& track, const Scene& scene = MakeScene()) {
  return MakeGaitTrack(track, EstimateMotion(track, scene, kErrors, 0.72), scene, kErrors);
}

const std::vector<Vec2>& PathOf(const GaitTrack& gait, Side side, Part part) {
  const FootPath& foot = gait.feet[side];
  return part == Part::kAnkle ? foot.p_WAnkle_m : part == Part::kHeel ? foot.p_WHeel_m : foot.p_WToe_m;
}

TEST(GaitTrack, HoldsTheFeetKneesAndHipsAsTheyWereSeen) {
  const KeypointTrack track = MakeTrack();
  const Scene scene = MakeScene();
  const GaitTrack gait = Make(track, scene);
  ASSERT_EQ(gait.time_s.size(), track.frames.size());
  int same = 0, all = 0;
  const auto compare = [&](const Vec2& p_W, const KeypointFrame& f, Side side, Part part) {
    same += (p_W - CalcWorldPoint(scene, f.points[LandmarkOf(side, part)].p_I_px)).norm() < 1e-12;
    ++all;
  };
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    for (Side side : kSides) {
      for (Part part : kFoot) compare(PathOf(gait, side, part)[i], track.frames[i], side, part);
      compare(gait.p_WKnee_m[side][i], track.frames[i], side, Part::kKnee);
      compare(gait.p_WHip_m[side][i], track.frames[i], side, Part::kHip);
    }
  }
  EXPECT_GT(same, 0.99 * all);  // not smoothed; a normal error is hardly ever two outlier sigmas large
}

TEST(GaitTrack, PutsTheCurveWhereAPointIsWild) {
  const KeypointTrack clean = MakeTrack();
  KeypointTrack wild = clean;
  wild.frames[100].points[Landmark::kLeftHeel].p_I_px += Vec2(90, -50);
  const Scene scene = MakeScene();
  const Vec2 p_WHeel_m = Make(wild, scene).feet[Side::kLeft].p_WHeel_m[100];
  const Vec2 truth = CalcWorldPoint(scene, clean.frames[100].points[Landmark::kLeftHeel].p_I_px);
  EXPECT_LT((p_WHeel_m - truth).norm(), 0.03);  // thrown by 0.41 m
}

TEST(GaitTrack, PutsTheCurveWhereAPointIsHidden) {
  const KeypointTrack clean = MakeTrack();
  KeypointTrack hidden = clean;
  for (std::size_t i : {80u, 81u}) hidden.frames[i].points[Landmark::kRightToe] = {};
  const Scene scene = MakeScene();
  const GaitTrack gait = Make(hidden, scene);
  for (std::size_t i : {80u, 81u}) {
    const Vec2 truth = CalcWorldPoint(scene, clean.frames[i].points[Landmark::kRightToe].p_I_px);
    EXPECT_LT((gait.feet[Side::kRight].p_WToe_m[i] - truth).norm(), 0.03);
  }
}

TEST(GaitTrack, LeavesPicturesWithoutThePersonOut) {
  KeypointTrack track = MakeTrack();
  for (std::size_t i = 30; i < 36; ++i) track.frames[i].presence = 0;
  const GaitTrack gait = Make(track);
  ASSERT_EQ(gait.time_s.size(), track.frames.size() - 6);
  EXPECT_EQ(gait.time_s[30], track.frames[36].time_s);
  for (Side side : kSides) {
    for (Part part : kFoot) EXPECT_EQ(PathOf(gait, side, part).size(), gait.time_s.size());
    EXPECT_EQ(gait.p_WHip_m[side].size(), gait.time_s.size());
    EXPECT_EQ(gait.p_WKnee_m[side].size(), gait.time_s.size());
    EXPECT_EQ(gait.feet[side].sigma_m.size(), gait.time_s.size());
  }
}

TEST(GaitTrack, DoubtsTheHiddenFootMore) {
  const GaitTrack gait = Make(MakeTrack(0));
  const double leg_m = 200 * 0.004;  // the testing runner's leg
  // Seen with 0.99 and 0.4: jitter grows from 0.008 legs to three times that where visibility is 0.
  EXPECT_NEAR(gait.feet[Side::kRight].sigma_m[50], leg_m * kErrors.Jitter_legs(0.99), 1e-6);
  EXPECT_NEAR(gait.feet[Side::kLeft].sigma_m[50], leg_m * kErrors.Jitter_legs(0.4), 1e-6);
  EXPECT_GT(gait.feet[Side::kLeft].sigma_m[50], gait.feet[Side::kRight].sigma_m[50]);
}

TEST(GaitTrack, KnowsWhetherTheGroundMoves) {
  EXPECT_TRUE(Make(MakeTrack(), MakeScene(true)).treadmill);
  EXPECT_FALSE(Make(MakeTrack(), MakeScene(false)).treadmill);
}

}  // namespace
}  // namespace hinge
