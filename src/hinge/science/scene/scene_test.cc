// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/scene/scene.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

Scene TestingScene(Facing facing, double roll_rad, double scale) {
  Scene scene;
  scene.facing = facing;
  scene.roll_rad = Known(roll_rad, 0, "test");
  scene.scale_m_per_px = Known(scale, 0, "test");
  scene.image_width_px = 720;
  scene.image_height_px = 960;
  return scene;
}

TEST(Scene, TakesAPointToTheWorldAndBack) {
  Random random(1);
  for (int k = 0; k < 200; ++k) {
    const Scene scene = TestingScene(k % 2 ? Facing::kLeft : Facing::kRight, random.Uniform(-0.2, 0.2),
                                     random.Uniform(1e-3, 1e-2));
    const Vec2 p(random.Uniform(0, 720), random.Uniform(0, 960)),
        q(random.Uniform(0, 720), random.Uniform(0, 960));
    EXPECT_LT((CalcImagePoint(scene, CalcWorldPoint(scene, p)) - p).norm(), 1e-9);
    EXPECT_NEAR((CalcWorldPoint(scene, p) - CalcWorldPoint(scene, q)).norm(),
                *scene.scale_m_per_px.value * (p - q).norm(), 1e-12);
  }
}

TEST(Scene, UpInTheWorldIsUpInALevelPictureAndForwardIsWherePeopleFace) {
  for (Facing facing : {Facing::kLeft, Facing::kRight}) {
    const Scene scene = TestingScene(facing, 0, 0.01);
    const Vec2 from = CalcWorldPoint(scene, {300, 500});
    EXPECT_GT(CalcWorldPoint(scene, {300, 400}).y(), from.y());
    const double ahead = facing == Facing::kRight ? 1 : -1;
    EXPECT_GT(CalcWorldPoint(scene, {300 + ahead * 50, 500}).x(), from.x());
  }
}

TEST(Scene, UndoesTheCamerasRoll) {
  const double roll = 0.1;  // content turned clockwise: an upright post leans to the right in the picture
  const Scene scene = TestingScene(Facing::kRight, roll, 0.01);
  const Vec2 foot(300, 800), head = foot + 400 * Vec2(std::sin(roll), -std::cos(roll));
  const Vec2 post = CalcWorldPoint(scene, head) - CalcWorldPoint(scene, foot);
  EXPECT_NEAR(post.x(), 0, 1e-12);
  EXPECT_NEAR(post.y(), 4, 1e-12);
}

TEST(Scene, WithoutAScaleThereIsNoWorld) {
  Scene scene = TestingScene(Facing::kRight, 0, 0.01);
  scene.scale_m_per_px = Missing("nobody said");
  EXPECT_THROW(CalcWorldPoint(scene, {0, 0}), ContractViolation);
}

TEST(NearSide, IsTheSideThatFacesTheCamera) {
  EXPECT_EQ(NearSide(Facing::kRight), Side::kRight);
  EXPECT_EQ(NearSide(Facing::kLeft), Side::kLeft);
}

}  // namespace
}  // namespace hinge
