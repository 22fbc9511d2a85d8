// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/motion/motion.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/check.h"
#include "hinge/science/body/testing_runner.h"

namespace hinge {
namespace {

const ErrorModel kErrors{
    .model = "testing", .provenance = "", .jitter_legs = 0.008, .hidden_factor = 3, .measures = {}};

Scene TestingScene(const KeypointTrack& track, double roll_sigma_rad = 0, double scale_sigma = 0) {
  Scene scene;
  scene.roll_rad = Known(0, roll_sigma_rad, "test");
  scene.scale_m_per_px = Known(0.004, 0.004 * scale_sigma, "test");
  scene.image_width_px = track.image_width_px;
  scene.image_height_px = track.image_height_px;
  return scene;
}

TEST(Motion, FollowsACleanTrackWithinAFewMillimetres) {
  Random random(1);
  const KeypointTrack clean = MakeTestingTrack({}, random);
  KeypointTrack noisy = MakeTestingTrack({.noise_px = 1.5}, random);
  const Scene scene = TestingScene(clean);
  const MotionCurves curves = EstimateMotion(noisy, scene, kErrors, 0.72).Mean();
  for (std::size_t i = 10; i + 10 < clean.frames.size(); i += 7) {
    for (Landmark l : {Landmark::kLeftKnee, Landmark::kRightAnkle, Landmark::kLeftShoulder}) {
      const Vec2 truth = CalcWorldPoint(scene, clean.frames[i].points[l].p_I_px);
      EXPECT_LT((curves.Position_W(l, clean.frames[i].time_s) - truth).norm(), 0.02) << Name(l) << " " << i;
    }
  }
}

TEST(Motion, IsNotMovedByAWildPoint) {
  Random random(2);
  const KeypointTrack clean = MakeTestingTrack({.noise_px = 0.5}, random);
  KeypointTrack wild = clean;
  wild.frames[60].points[Landmark::kLeftKnee].p_I_px += Vec2(80, 40);
  const Scene scene = TestingScene(clean);
  const Motion motion = EstimateMotion(wild, scene, kErrors, 0.72);
  const double t = clean.frames[60].time_s;
  const Vec2 truth = CalcWorldPoint(scene, clean.frames[60].points[Landmark::kLeftKnee].p_I_px);
  EXPECT_LT((motion.Mean().Position_W(Landmark::kLeftKnee, t) - truth).norm(), 0.02);
  EXPECT_LT(motion.trust[Landmark::kLeftKnee][60], 0.1);
}

TEST(Motion, DrawsCarryTheDoubtOfRollAndScale) {
  Random random(3);
  const KeypointTrack track = MakeTestingTrack({}, random);
  const Motion motion = EstimateMotion(track, TestingScene(track, 0.03, 0.05), kErrors, 0.72);
  std::vector<double> leans, lengths;
  for (int d = 0; d < 300; ++d) {
    const MotionCurves curves = motion.Draw(random);
    const Vec2 trunk = curves.Middle_W(Part::kShoulder, 2) - curves.Middle_W(Part::kHip, 2);
    leans.push_back(std::atan2(trunk.x(), trunk.y()));
    lengths.push_back(std::log(trunk.norm()));
  }
  const auto spread = [](const std::vector<double>& v) {
    double mean = 0, sum = 0;
    for (double x : v) mean += x / static_cast<double>(v.size());
    for (double x : v) sum += (x - mean) * (x - mean);
    return std::sqrt(sum / static_cast<double>(v.size()));
  };
  EXPECT_NEAR(spread(leans), 0.03, 0.006);
  EXPECT_NEAR(spread(lengths), 0.05, 0.01);
}

TEST(Motion, IsTheSameForTheSameSeed) {
  Random random(4), a(9), b(9);
  const KeypointTrack track = MakeTestingTrack({.noise_px = 1}, random);
  const Motion motion = EstimateMotion(track, TestingScene(track, 0.03, 0.05), kErrors, 0.72);
  EXPECT_EQ(motion.Draw(a).Position_W(Landmark::kNose, 1), motion.Draw(b).Position_W(Landmark::kNose, 1));
}

TEST(Motion, NeedsAPersonInAFewPictures) {
  KeypointTrack track;
  track.frames.resize(20);
  EXPECT_THROW(EstimateMotion(track, TestingScene(track), kErrors, 0), ContractViolation);
}

}  // namespace
}  // namespace hinge
