// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/body/rigid_fit.h"

#include <gtest/gtest.h>

#include <Eigen/Geometry>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"
#include "hinge/science/body/hip_centre.h"

namespace hinge {
namespace {

Vec3 RandomVec(Random& random, double size) {
  return size * Vec3(random.Normal(), random.Normal(), random.Normal());
}

RigidPose RandomPose(Random& random) {
  const Eigen::Quaterniond q(random.Normal(), random.Normal(), random.Normal(), random.Normal());
  return {q.normalized().toRotationMatrix(), RandomVec(random, 1)};
}

TEST(RigidFit, FindsThePoseBack) {
  Random random(1);
  for (int round = 0; round < 200; ++round) {
    const RigidPose truth = RandomPose(random);
    std::vector<Vec3> body;
    std::vector<std::optional<Vec3>> world;
    for (int i = 0; i < 3 + round % 4; ++i) {
      body.push_back(RandomVec(random, 0.1));
      world.push_back(truth * body.back());
    }
    const auto pose = FitRigid(body, world);
    ASSERT_TRUE(pose);
    EXPECT_LT((pose->R_WB - truth.R_WB).norm(), 1e-9);
    EXPECT_LT((pose->p_WB - truth.p_WB).norm(), 1e-9);
  }
}

TEST(RigidFit, NeverTurnsABodyInsideOut) {
  Random random(2);
  for (int round = 0; round < 200; ++round) {
    std::vector<Vec3> body;
    std::vector<std::optional<Vec3>> world;
    for (int i = 0; i < 5; ++i) {
      body.push_back(RandomVec(random, 0.1));
      world.push_back(Vec3(body.back().x(), body.back().y(), -body.back().z()) + RandomVec(random, 0.002));
    }
    EXPECT_NEAR(FitRigid(body, world)->R_WB.determinant(), 1, 1e-9);
  }
}

TEST(RigidFit, LeavesOutWhatWasNotSeen) {
  Random random(3);
  const RigidPose truth = RandomPose(random);
  std::vector<Vec3> body;
  std::vector<std::optional<Vec3>> world;
  for (int i = 0; i < 4; ++i) {
    body.push_back(RandomVec(random, 0.1));
    world.push_back(truth * body.back());
  }
  world[2].reset();
  EXPECT_LT((*FitRigid(body, world) * body[2] - truth * body[2]).norm(), 1e-9);
  world[0].reset();
  EXPECT_FALSE(FitRigid(body, world));
  EXPECT_THROW(FitRigid(body, {}), ContractViolation);
}

TEST(RigidFit, PointsOnALineTellNoPose) {
  const std::vector<Vec3> body = {{0, 0, 0}, {0.1, 0, 0}, {0.2, 0, 0}};
  EXPECT_FALSE(FitRigid(body, {body[0], body[1], body[2]}));
}

PelvisMarkers TypicalPelvis() {
  PelvisMarkers pelvis;
  pelvis.front[Side::kLeft] = Vec3(0, 0, -0.12);
  pelvis.front[Side::kRight] = Vec3(0, 0, 0.12);
  pelvis.back[Side::kLeft] = Vec3(-0.15, 0, -0.05);
  pelvis.back[Side::kRight] = Vec3(-0.15, 0, 0.05);
  return pelvis;
}

TEST(HipCentre, IsThePublishedRegressionInTheFrameOfThePelvis) {
  const PerSide<Vec3> hip = CalcHipCentres(TypicalPelvis());
  EXPECT_LT(
      (hip[Side::kRight] - Vec3(-0.24 * 0.15 - 0.0099, -0.30 * 0.24 - 0.0109, 0.33 * 0.24 + 0.0073)).norm(),
      1e-12);
  EXPECT_LT((hip[Side::kLeft] - Vec3(-0.0459, -0.0829, -0.0865)).norm(), 1e-12);
}

TEST(HipCentre, MovesWithThePelvis) {
  Random random(4);
  const PerSide<Vec3> at_rest = CalcHipCentres(TypicalPelvis());
  for (int round = 0; round < 100; ++round) {
    const RigidPose pose = RandomPose(random);
    PelvisMarkers moved = TypicalPelvis();
    for (Side side : kSides) {
      moved.front[side] = pose * moved.front[side];
      moved.back[side] = pose * moved.back[side];
    }
    for (Side side : kSides) EXPECT_LT((CalcHipCentres(moved)[side] - pose * at_rest[side]).norm(), 1e-12);
  }
}

}  // namespace
}  // namespace hinge
