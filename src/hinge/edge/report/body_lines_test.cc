// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/body_lines.h"

#include <gtest/gtest.h>

#include "hinge/edge/report/session_for_report_tests.h"

namespace hinge {
namespace {

TEST(BodyLines, JoinTheJointsFromTheHipToTheToe) {
  const MotionSample s = StickManForTests(0, 0);
  const std::vector<BodyLine> leg = MakeLegLines(s, Side::kRight);
  ASSERT_EQ(leg.size(), 4u);
  EXPECT_EQ(leg.front().from_px, s.p_I_px[Landmark::kRightHip]);
  EXPECT_EQ(leg.back().to_px, s.p_I_px[Landmark::kRightToe]);
  for (std::size_t i = 1; i < leg.size(); ++i) EXPECT_EQ(leg[i].from_px, leg[i - 1].to_px);
}

TEST(BodyLines, RunTheTrunkThroughTheMiddlesOfBothSides) {
  const MotionSample s = StickManForTests(0, 0);
  for (const BodyLine& line : MakeTrunkLines(s)) {
    if (line.name != "trunk") continue;
    EXPECT_EQ(line.from_px, Vec2(350 - 12.5, 450));  // the far side is drawn 25 px behind
    EXPECT_EQ(line.to_px, Vec2(375 - 12.5, 320));
  }
}

TEST(BodyAngles, AreZeroInStandingAndPositiveForwardAndInFlexion) {
  MotionSample s;
  for (Side side : kSides) {
    s.p_W_m[LandmarkOf(side, Part::kShoulder)] = Vec2(0, 1.4);
    s.p_W_m[LandmarkOf(side, Part::kHip)] = Vec2(0, 0.9);
    s.p_W_m[LandmarkOf(side, Part::kKnee)] = Vec2(0, 0.5);
    s.p_W_m[LandmarkOf(side, Part::kAnkle)] = Vec2(0, 0.1);
  }
  const BodyAngles standing = CalcBodyAngles(s, Side::kLeft);
  EXPECT_NEAR(standing.trunk_deg, 0, 1e-12);
  EXPECT_NEAR(standing.knee_deg, 0, 1e-12);
  for (Side side : kSides) s.p_W_m[LandmarkOf(side, Part::kShoulder)].x() = 0.5;
  s.p_W_m[Landmark::kLeftKnee] = Vec2(0.4, 0.9 - 0.3);
  const BodyAngles bent = CalcBodyAngles(s, Side::kLeft);
  EXPECT_NEAR(bent.trunk_deg, 45, 1e-9);
  EXPECT_GT(bent.thigh_deg, 0);
  EXPECT_NEAR(bent.knee_deg, bent.thigh_deg - bent.shin_deg, 1e-9);
  EXPECT_NEAR(CalcBodyAngles(s, Side::kRight).knee_deg, 0, 1e-12);
}

TEST(UpInPicture, FollowsTheCamerasRoll) {
  Scene scene;
  EXPECT_EQ(UpInPicture(scene), Vec2(0, -1));  // not known: straight up
  scene.roll_rad = Known(0.1, 0.01, "given");
  scene.scale_m_per_px = Known(0.01, 0, "given");
  scene.image_width_px = scene.image_height_px = 100;
  const Vec2 up_I = CalcImagePoint(scene, Vec2(0, 1)) - CalcImagePoint(scene, Vec2(0, 0));
  EXPECT_LT((UpInPicture(scene) - up_I.normalized()).norm(), 1e-12);  // the scene's own rule
}

TEST(ScaleSample, CountsFromTheCornerOfTheCutOut) {
  const MotionSample s = StickManForTests(0, 0), cut = ScaleSample(s, 2, Vec2(100, 50));
  EXPECT_EQ(cut.p_I_px[Landmark::kRightHip], Vec2(600, 850));
  EXPECT_EQ(cut.p_W_m, s.p_W_m);
}

TEST(FindSample, TakesTheNearestInTimeOrNone) {
  const std::vector<MotionSample> motion = {StickManForTests(0.1, 0), StickManForTests(0.2, 0),
                                            StickManForTests(0.5, 0)};
  EXPECT_EQ(FindSample(motion, 0.16, 0.05), &motion[1]);
  EXPECT_EQ(FindSample(motion, 0.14, 0.05), &motion[0]);
  EXPECT_EQ(FindSample(motion, 0.0, 0.2), &motion[0]);
  EXPECT_EQ(FindSample(motion, 0.52, 0.05), &motion[2]);
  EXPECT_EQ(FindSample(motion, 0.35, 0.05), nullptr);
  EXPECT_EQ(FindSample({}, 0.35, 1), nullptr);
}

}  // namespace
}  // namespace hinge
