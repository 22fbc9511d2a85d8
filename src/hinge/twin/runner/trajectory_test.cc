// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/trajectory.h"

#include <gtest/gtest.h>

#include <utility>

#include "hinge/twin/runner/testing_twins.h"

namespace hinge {
namespace {

constexpr int kRunners = 200;
constexpr std::pair<Part, Part> kBones[] = {
    {Part::kHip, Part::kKnee},       {Part::kKnee, Part::kAnkle},  {Part::kAnkle, Part::kHeel},
    {Part::kHeel, Part::kToe},       {Part::kAnkle, Part::kToe},   {Part::kHip, Part::kShoulder},
    {Part::kShoulder, Part::kElbow}, {Part::kElbow, Part::kWrist}, {Part::kShoulder, Part::kEar}};

double Length_m(const PersonPose& pose, Side side, const std::pair<Part, Part>& bone) {
  return (pose.p_W[LandmarkOf(side, bone.first)] - pose.p_W[LandmarkOf(side, bone.second)]).norm();
}

TEST(MakeTrajectory, KeepsEveryLengthInSpaceWhoeverRuns) {
  Random random(41);
  for (int i = 0; i < kRunners; ++i) {
    const JointTrajectory t = MakeTrajectory(DrawRun(random));
    const PersonPose first = t.pose(0);
    for (int k = 1; k <= 40; ++k) {
      const PersonPose pose = t.pose(t.duration_s * k / 40);
      for (Side side : kSides) {
        for (const auto& bone : kBones) {
          ASSERT_NEAR(Length_m(pose, side, bone), Length_m(first, side, bone), 1e-9);
        }
      }
      const auto nose = [](const PersonPose& p) {
        return (p.p_W[Landmark::kNose] - p.p_W[Landmark::kLeftEar]).norm();
      };
      ASSERT_NEAR(nose(pose), nose(first), 1e-9);
    }
  }
}

TEST(MakeTrajectory, HasTheRightSideAtPositiveZ) {
  const PersonPose pose = MakeTrajectory(MakeTwinRun(MakeTypicalRunner(3))).pose(0.4);
  EXPECT_EQ(pose.p_W[Landmark::kNose].z(), 0);
  for (Part part : kParts) {
    EXPECT_GT(pose.p_W[LandmarkOf(Side::kRight, part)].z(), 0.02);
    EXPECT_EQ(pose.p_W[LandmarkOf(Side::kRight, part)].z(), -pose.p_W[LandmarkOf(Side::kLeft, part)].z());
  }
}

TEST(MakeTrajectory, IsSeenFromTheSideAsThePlanarRun) {
  Random random(42);
  const TwinRun run = DrawRun(random);
  const JointTrajectory t = MakeTrajectory(run);
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    const Vec3 p = t.pose(0.7).p_W.values[i];
    EXPECT_EQ(Vec2(p.x(), p.y()), CalcTwinPose(run, 0.7).p_W.values[i]);
  }
}

TEST(MakeTrajectory, SaysHowFastTheGroundMoves) {
  TwinOptions options = MakeTypicalRunner(3.5);
  EXPECT_EQ(MakeTrajectory(MakeTwinRun(options)).belt_speed_m_s, 3.5);
  options.treadmill = false;
  const JointTrajectory ground = MakeTrajectory(MakeTwinRun(options));
  EXPECT_EQ(ground.belt_speed_m_s, 0);
  EXPECT_FALSE(ground.treadmill);
  const double moved_m = ground.pose(4).p_W[Landmark::kNose].x() - ground.pose(0).p_W[Landmark::kNose].x();
  EXPECT_NEAR(moved_m, 14, 0.5);
}

TEST(MakeTrajectory, OutlivesTheRunItCameFrom) {
  JointTrajectory t;
  {
    Random random(43);
    t = MakeTrajectory(DrawRun(random));
  }
  EXPECT_GT(t.pose(1).p_W[Landmark::kNose].y(), 1.2);
  EXPECT_EQ(t.name, "run");
  EXPECT_EQ(MakeTrajectory(MakeTwinRun(MakeStandingPerson())).name, "stand");
}

}  // namespace
}  // namespace hinge
