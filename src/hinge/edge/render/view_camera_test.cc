// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/view_camera.h"

#include <gtest/gtest.h>

#include <Eigen/Geometry>

#include <cmath>
#include <numbers>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

ViewCamera DrawCamera(Random& random) {
  ViewCamera camera;
  camera.facing = random.Uniform() < 0.5 ? Facing::kRight : Facing::kLeft;
  camera.focal_mm = random.Uniform(20, 80);
  camera.image_width_px = random.Uniform() < 0.5 ? 1280 : 720;
  camera.image_height_px = 2000 - camera.image_width_px;
  camera = LookAt(camera, {random.Uniform(-1, 1), random.Uniform(0, 2), random.Uniform(-0.3, 0.3)},
                  random.Uniform(2, 8), random.Uniform(0.3, 2), random.Uniform(-0.6, 0.6));
  camera.roll_rad = random.Uniform(-0.3, 0.3);
  return camera;
}

Vec3 DrawPoint(Random& random) {
  return {random.Uniform(-0.8, 0.8), random.Uniform(0, 2), random.Uniform(-0.4, 0.4)};
}

TEST(ViewCamera, ProjectsAPrintedCaseToThePixel) {
  ViewCamera camera{.p_W = {0, 1, 4}, .focal_mm = std::hypot(36.0, 24.0)};  // focal length = the diagonal
  camera.image_width_px = 400;
  camera.image_height_px = 300;  // diagonal 500
  const Vec2 p = Project_px(camera, {0.4, 1.2, 0}, 0);
  EXPECT_NEAR(p.x(), 200 + 500 * 0.4 / 4, 1e-9);
  EXPECT_NEAR(p.y(), 150 - 500 * 0.2 / 4, 1e-9);
}

TEST(ViewCamera, AnEquivalentFocalLengthGivesFilmsAngleOfView) {
  const ViewCamera camera{.focal_mm = 36, .image_width_px = 1500, .image_height_px = 1000};
  EXPECT_NEAR(2 * std::atan(750 / FocalLength_px(camera)), 2 * std::atan(0.5), 1e-12) << "36 mm wide film";
}

TEST(ViewCamera, WhoFacesRightOrLeftIsSeenSo) {
  for (Facing facing : {Facing::kRight, Facing::kLeft}) {
    const ViewCamera camera = LookAt({.facing = facing}, {0, 1, 0}, 4, 1, 0);
    const double sign = facing == Facing::kRight ? 1 : -1;
    EXPECT_GT(sign * (Project_px(camera, {1, 1, 0}, 0) - Project_px(camera, {0, 1, 0}, 0)).x(), 100);
    EXPECT_NEAR(camera.p_W.z(), sign * 4, 1e-12) << "on the near side";
    EXPECT_LT(Depth_m(ViewAt(camera, 0), {0, 1, sign * 0.2}), 4);
  }
}

TEST(ViewCamera, AMirroredPersonSeenFromTheOtherSideGivesTheMirroredPicture) {
  Random random(1);
  for (int i = 0; i < 200; ++i) {
    const ViewCamera camera = DrawCamera(random);
    ViewCamera other = camera;
    other.facing = camera.facing == Facing::kRight ? Facing::kLeft : Facing::kRight;
    other.p_W.z() *= -1;
    other.roll_rad *= -1;
    const Vec3 p = DrawPoint(random);
    const Vec2 a = Project_px(camera, p, 0), b = Project_px(other, {p.x(), p.y(), -p.z()}, 0);
    EXPECT_NEAR(a.x(), camera.image_width_px - b.x(), 1e-8);
    EXPECT_NEAR(a.y(), b.y(), 1e-8);
  }
}

TEST(ViewCamera, PositiveYawSeesThePersonsFront) {
  for (Facing facing : {Facing::kRight, Facing::kLeft}) {
    const ViewCamera camera = LookAt({.facing = facing}, {0, 1, 0}, 4, 1, 0.3);
    EXPECT_GT(camera.p_W.x(), 1);
    EXPECT_NEAR(Project_px(camera, {0, 1, 0}, 0).x(), 640, 1e-9) << "still in the middle";
    EXPECT_LT(Depth_m(ViewAt(camera, 0), {0.2, 1, 0}), Depth_m(ViewAt(camera, 0), {-0.2, 1, 0}));
  }
}

TEST(ViewCamera, PositiveRollTurnsThePictureClockwise) {
  const ViewCamera camera{.roll_rad = RadFromDeg(10)};
  const Vec2 low = Project_px(camera, {0, 0, 0}, 0), high = Project_px(camera, {0, 2, 0}, 0);
  EXPECT_NEAR(std::atan2((high - low).x(), -(high - low).y()), RadFromDeg(10), 1e-12)
      << "an upright leans right";
}

TEST(ViewCamera, PositivePitchLooksUp) {
  EXPECT_GT(Project_px(ViewCamera{.pitch_rad = 0.1}, {0, 1, 0}, 0).y(), 361);
  EXPECT_LT(LookAt({}, {0, 1, 0}, 4, 2, 0).pitch_rad, 0);
}

TEST(ViewCamera, AimsAtWhatItIsToldToLookAt) {
  Random random(2);
  for (int i = 0; i < 200; ++i) {
    const ViewCamera camera = DrawCamera(random);
    const Vec3 target = DrawPoint(random);
    const ViewCamera aimed = LookAt(camera, target, 3, 1.4, 0.2);
    const Vec2 middle(camera.image_width_px / 2.0, camera.image_height_px / 2.0);
    EXPECT_LT((Project_px(aimed, target, 0) - middle).norm(), 1e-8);
  }
}

TEST(ViewCamera, TheRayThroughAProjectedPointMeetsThePoint) {
  Random random(3);
  for (int i = 0; i < 300; ++i) {
    const CameraView view = ViewAt(DrawCamera(random), 0);
    const Vec3 p = DrawPoint(random), d = p - view.p_W;
    EXPECT_LT((Ray_W(view, Project_px(view, p)) - d.normalized()).norm(), 1e-12);
  }
}

TEST(ViewCamera, ClipSpaceAgreesWithTheFormula) {
  Random random(4);
  for (int i = 0; i < 300; ++i) {
    const CameraView view = ViewAt(DrawCamera(random), 0);
    const Vec3 p = DrawPoint(random);
    const Eigen::Vector4d clip = ClipFromWorld(view, 0.1, 100).cast<double>() * p.homogeneous();
    const Vec2 want = Project_px(view, p);
    EXPECT_NEAR((clip.x() / clip.w() + 1) / 2 * view.image_width_px, want.x(), 0.01);
    EXPECT_NEAR((1 - clip.y() / clip.w()) / 2 * view.image_height_px, want.y(), 0.01);
    EXPECT_LT(std::abs(clip.z() / clip.w()), 1);
  }
}

TEST(ViewCamera, ShakeIsSmoothSeededAndAsLargeAsAsked) {
  ViewCamera camera{.shake = {.sigma_rad = 0.004, .frequency_hz = 1.5, .seed = 9}};
  double sum = 0, sum2 = 0, step = 0;
  Vec2 last = Project_px(camera, {0, 1, 0}, 0);
  constexpr int kPictures = 60 * 120;
  for (int i = 0; i < kPictures; ++i) {
    const Vec2 p = Project_px(camera, {0, 1, 0}, i / 60.0);
    sum += p.x() - 640;
    sum2 += (p.x() - 640) * (p.x() - 640);
    step = std::max(step, (p - last).norm());
    last = p;
  }
  const double sigma_px = 0.004 * FocalLength_px(camera);
  EXPECT_NEAR(std::sqrt(sum2 / kPictures) / sigma_px, 1, 0.1);
  EXPECT_NEAR(sum / kPictures, 0, 0.1 * sigma_px);
  EXPECT_LT(step, 0.6 * sigma_px);
  EXPECT_EQ(Project_px(camera, {0, 1, 0}, 3.3), Project_px(camera, {0, 1, 0}, 3.3));
  ViewCamera other = camera;
  other.shake.seed = 10;
  EXPECT_GT((Project_px(camera, {0, 1, 0}, 3.3) - Project_px(other, {0, 1, 0}, 3.3)).norm(), 0.01);
}

TEST(ViewCamera, KeepsWhatItFollowsInTheMiddle) {
  for (Following following : {Following::kTurn, Following::kTravel}) {
    for (Facing facing : {Facing::kRight, Facing::kLeft}) {
      ViewCamera camera = LookAt({.facing = facing}, {0, 1, 0}, 6, 1.3, -0.2);
      camera.following = following;
      camera.follow_W_m_s = {3.5, 0.07, 0};
      const Vec2 p = Project_px(camera, Vec3(0, 1, 0) + 2.0 * camera.follow_W_m_s, 2.0);
      EXPECT_LT((p - Vec2(640, 360)).norm(), 1e-8);
      EXPECT_EQ(ViewAt(camera, 2.0).p_W == camera.p_W, following == Following::kTurn);
    }
  }
}

TEST(ViewCamera, RefusesWhatLiesBehindIt) {
  EXPECT_THROW(Project_px(ViewCamera{}, {0, 1, 5}, 0), ContractViolation);
  EXPECT_THROW(LookAt({}, {0, 1, 0}, 0, 1, 0), ContractViolation);
}

}  // namespace
}  // namespace hinge
