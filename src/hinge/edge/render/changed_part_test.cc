// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/changed_part.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

constexpr Place kPlaces[] = {Place::kTreadmill, Place::kRoad, Place::kTrack, Place::kStudio};

Stage DrawStage(Random& random, Place place) {
  StageOptions options;
  options.place = place;
  options.grade = random.Uniform(-0.1, 0.2);
  options.light_yaw_rad = random.Uniform(-3, 3);
  options.light_height_rad = random.Uniform(0.4, 1.5);
  return MakeStage(options);
}

CameraView DrawView(Random& random) {
  ViewCamera camera;
  camera.p_W = {random.Uniform(-1, 1), random.Uniform(0.5, 1.6), random.Uniform(3, 7)};
  camera.yaw_rad = random.Uniform(-0.3, 0.3);
  camera.pitch_rad = random.Uniform(-0.2, 0.1);
  camera.roll_rad = random.Uniform(-0.1, 0.1);
  camera.image_width_px = 640;
  camera.image_height_px = 360;
  return ViewAt(camera, 0);
}

SurfaceShape DrawFigure(Random& random) {
  SurfaceShape figure;
  for (int i = 0; i < 40; ++i) {
    figure.p_W.emplace_back(static_cast<float>(random.Uniform(-0.5, 0.5)),
                            static_cast<float>(random.Uniform(0.15, 1.8)),
                            static_cast<float>(random.Uniform(-0.3, 0.3)));
    figure.normal.emplace_back(0, 1, 0);
  }
  return figure;
}

Moment MomentOf(const CameraView& view, const SurfaceShape* figure) {
  Moment moment;
  moment.view = view;
  moment.figure = figure;
  return moment;
}

/// Whether a point is in the part, or not in the picture at all.
bool Holds(const PictureRect& part, const CameraView& view, const Vec3& p_W) {
  if (Depth_m(view, p_W) <= 0) return true;
  const Vec2 p = Project_px(view, p_W);
  if (p.x() < 0 || p.y() < 0 || p.x() >= view.image_width_px || p.y() >= view.image_height_px) return true;
  return p.x() >= part.left && p.x() < part.right && p.y() >= part.top && p.y() < part.bottom;
}

TEST(ChangedPart, HoldsTheFigureAndItsShadowOnTheGround) {
  Random random(1);
  for (int round = 0; round < 200; ++round) {
    const Stage stage = DrawStage(random, kPlaces[round % 4]);
    const CameraView view = DrawView(random);
    const SurfaceShape figure = DrawFigure(random);
    const PictureRect part = FindChangedPart(MomentOf(view, &figure), stage);
    const Vec3& light = stage.light.towards_W;
    const double grade = stage.options.grade;
    for (const auto& p : figure.p_W) {
      const Vec3 p_W = p.cast<double>();
      const double over_m = p_W.y() - grade * p_W.x();
      EXPECT_TRUE(Holds(part, view, p_W)) << round;
      EXPECT_TRUE(Holds(part, view, p_W - over_m / (light.y() - grade * light.x()) * light)) << round;
    }
  }
}

TEST(ChangedPart, HoldsTheBeltOfATreadmillEvenWhenNobodyIsThere) {
  Random random(2);
  for (int round = 0; round < 50; ++round) {
    const Stage stage = DrawStage(random, Place::kTreadmill);
    const CameraView view = DrawView(random);
    const PictureRect part = FindChangedPart(MomentOf(view, nullptr), stage);
    for (double x : {kBeltRear_m, 0.0, kBeltFront_m}) {
      for (double z : {-kBeltHalfWidth_m, kBeltHalfWidth_m})
        EXPECT_TRUE(Holds(part, view, Vec3(x, stage.options.grade * x, z))) << round << " " << x;
    }
  }
}

TEST(ChangedPart, LiesInThePictureAndIsLessThanTheWholeFromAfar) {
  Random random(3);
  for (int round = 0; round < 200; ++round) {
    const Stage stage = DrawStage(random, kPlaces[round % 4]);
    ViewCamera camera{.p_W = {0, 1, 12}, .image_width_px = 640, .image_height_px = 360};
    const CameraView view = ViewAt(camera, 0);
    const SurfaceShape figure = DrawFigure(random);
    const PictureRect part = FindChangedPart(MomentOf(view, &figure), stage);
    EXPECT_GE(part.left, 0);
    EXPECT_GE(part.top, 0);
    EXPECT_LE(part.right, 640);
    EXPECT_LE(part.bottom, 360);
    EXPECT_LT(part.left, part.right);
    EXPECT_LT(part.top, part.bottom);
    EXPECT_LT((part.right - part.left) * (part.bottom - part.top), 640 * 360 * 3 / 4) << round;
  }
}

TEST(ChangedPart, IsTheWholePictureWhenSomebodyReachesBehindTheCamera) {
  Random random(4);
  const CameraView view = DrawView(random);
  SurfaceShape figure = DrawFigure(random);
  figure.p_W[0] = {0, 1, 20};
  EXPECT_EQ(FindChangedPart(MomentOf(view, &figure), DrawStage(random, Place::kRoad)),
            (PictureRect{0, 0, 640, 360}));
}

TEST(ChangedPart, IsOnePixelWhereNothingChanges) {
  Random random(5);
  const Stage road = DrawStage(random, Place::kRoad);
  const CameraView view = DrawView(random);
  const SurfaceShape nobody;
  EXPECT_EQ(FindChangedPart(MomentOf(view, nullptr), road), (PictureRect{0, 0, 1, 1}));
  EXPECT_EQ(FindChangedPart(MomentOf(view, &nobody), road), (PictureRect{0, 0, 1, 1}));
  SurfaceShape aside = DrawFigure(random);
  for (auto& p : aside.p_W) p.x() += 300;
  EXPECT_EQ(FindChangedPart(MomentOf(view, &aside), road), (PictureRect{0, 0, 1, 1}));
}

TEST(ChangedPart, OfTwoMomentsHoldsBothAndNoMore) {
  const PictureRect a{10, 20, 30, 40}, b{15, 5, 60, 33};
  EXPECT_EQ(Union(a, b), (PictureRect{10, 5, 60, 40}));
  EXPECT_EQ(Union(a, b), Union(b, a));
  EXPECT_EQ(Union(a, a), a);
}

TEST(FindFigurePart, HoldsEveryPointOfTheFigure) {
  Random random(5);
  for (int i = 0; i < 200; ++i) {
    const CameraView view = DrawView(random);
    const SurfaceShape figure = DrawFigure(random);
    const PictureRect part = FindFigurePart(MomentOf(view, &figure));
    for (const Eigen::Vector3f& p : figure.p_W) EXPECT_TRUE(Holds(part, view, p.cast<double>()));
    EXPECT_GE(part.left, 0);
    EXPECT_LE(part.right, view.image_width_px);
  }
}

TEST(FindFigurePart, IsTheWholePictureWhereTheFigureReachesBehindTheCamera) {
  Random random(6);
  const CameraView view = DrawView(random);
  SurfaceShape figure = DrawFigure(random);
  figure.p_W[3] = view.p_W.cast<float>() + Eigen::Vector3f(0, 0, 1);
  EXPECT_EQ(FindFigurePart(MomentOf(view, &figure)),
            (PictureRect{0, 0, view.image_width_px, view.image_height_px}));
}

}  // namespace
}  // namespace hinge
