// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/painter.h"

#include <gtest/gtest.h>

#include <Eigen/Geometry>
#include <cmath>
#include <memory>
#include <numbers>

#include "hinge/edge/render/capsule_figure_for_tests.h"
#include "hinge/edge/render/light_box.h"
#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"
#include "hinge/twin/runner/trajectory.h"

namespace hinge {
namespace {

constexpr int kWidth_px = 640, kHeight_px = 360;
const PainterOptions kOptions = {
    .width_px = kWidth_px, .height_px = kHeight_px, .samples = 4, .shadow_map_px = 512};

/// A ball as a figure: limb 16 of the stand-in is its head, but a ball of its own is simpler to place.
struct Ball {
  Surface surface;
  SurfaceShape shape;
};

Ball MakeBall(const Vec3& p_W, double radius_m, const Eigen::Vector3f& colour) {
  constexpr std::uint32_t kRows = 16, kColumns = 24;
  Ball ball;
  for (std::uint32_t r = 0; r <= kRows; ++r) {
    for (std::uint32_t c = 0; c <= kColumns; ++c) {
      const double polar = std::numbers::pi * r / kRows, angle = 2 * std::numbers::pi * c / kColumns;
      const Vec3 n(std::sin(polar) * std::cos(angle), std::cos(polar), -std::sin(polar) * std::sin(angle));
      ball.shape.p_W.push_back((p_W + radius_m * n).cast<float>());
      ball.shape.normal.push_back(n.cast<float>());
      ball.surface.colour.push_back(colour);
      ball.surface.gloss.push_back(0);
      if (r == kRows || c == kColumns) continue;
      const std::uint32_t a = r * (kColumns + 1) + c, b = a + kColumns + 1;
      ball.surface.triangles.push_back({a, b, b + 1});
      ball.surface.triangles.push_back({a, b + 1, a + 1});
    }
  }
  return ball;
}

const std::uint8_t* At(const Image& image, int x, int y) {
  return image.rgb.data() + 3 * (static_cast<std::size_t>(y) * image.width_px + x);
}

/// The middle of all pixels for which `weigh` is positive; NaN when there are none.
template <typename Weigh>
Vec2 Middle_px(const Image& image, Weigh weigh) {
  Vec2 sum = Vec2::Zero();
  double count = 0;
  for (int y = 0; y < image.height_px; ++y) {
    for (int x = 0; x < image.width_px; ++x) {
      const double weight = weigh(At(image, x, y), x, y);
      if (weight <= 0) continue;
      sum += weight * Vec2(x + 0.5, y + 0.5);
      count += weight;
    }
  }
  return sum / count;
}

double Redness(const std::uint8_t* p, int, int) { return p[0] > 2 * p[1] + 20 ? 1 : 0; }

ViewCamera SmallCamera(Facing facing = Facing::kRight) {
  return LookAt({.facing = facing, .image_width_px = kWidth_px, .image_height_px = kHeight_px}, {0, 0.8, 0},
                4, 1.2, 0);
}

TEST(Painter, DrawsASmallRedBallWhereTheFormulaProjectsIt) {
  Random random(1);
  for (Facing facing : {Facing::kRight, Facing::kLeft}) {
    const Stage stage = MakeStage({.place = Place::kStudio, .facing = facing});
    for (int i = 0; i < 12; ++i) {
      const Vec3 p(random.Uniform(-0.8, 0.8), random.Uniform(0.3, 1.5), random.Uniform(-0.4, 0.4));
      const Ball ball = MakeBall(p, 0.04, {0.8f, 0.01f, 0.01f});
      ViewCamera camera = LookAt(SmallCamera(facing), {random.Uniform(-0.2, 0.2), 0.9, 0},
                                 random.Uniform(3, 5), random.Uniform(0.6, 1.8), random.Uniform(-0.4, 0.4));
      camera.roll_rad = random.Uniform(-0.3, 0.3);
      camera.focal_mm = random.Uniform(24, 35);
      Painter painter(kOptions, stage, ball.surface);
      const Image image = painter.Paint({.view = ViewAt(camera, 0), .figure = &ball.shape});
      EXPECT_LT((Middle_px(image, Redness) - Project_px(camera, p, 0)).norm(), 1.0) << i;
    }
  }
}

TEST(Painter, AShadowFallsAwayFromTheLight) {
  const Vec3 p(0, 0.5, 0);
  const Ball ball = MakeBall(p, 0.12, {0.2f, 0.2f, 0.2f});
  for (double light_yaw_rad : {-1.2, 0.0, 1.2}) {
    const Stage stage =
        MakeStage({.place = Place::kStudio, .light_yaw_rad = light_yaw_rad, .light_height_rad = 0.9});
    Painter painter(kOptions, stage, ball.surface);
    const CameraView view = ViewAt(SmallCamera(), 0);
    const Image with = painter.Paint({.view = view, .figure = &ball.shape}),
                without = painter.Paint({.view = view});
    const Vec3 fallen = p - p.y() / stage.light.towards_W.y() * stage.light.towards_W;
    const Vec2 at = Project_px(view, p);
    const Vec2 shade = Middle_px(with, [&](const std::uint8_t* pixel, int x, int y) {
      return (Vec2(x, y) - at).norm() > 30 && pixel[0] + 12 < At(without, x, y)[0] ? 1 : 0;
    });
    EXPECT_LT((shade - Project_px(view, fallen)).norm(), 4) << light_yaw_rad;
  }
}

TEST(Painter, TheBeltsMarksRunBackwardsAsFarAsTheBelt) {
  const Ball ball = MakeBall({0, 1.6, 0}, 0.02, {0.2f, 0.2f, 0.2f});
  for (Facing facing : {Facing::kRight, Facing::kLeft}) {
    for (double grade : {0.0, 0.08}) {
      Painter painter(kOptions, MakeStage({.grade = grade, .facing = facing}), ball.surface);
      const CameraView view = ViewAt(SmallCamera(facing), 0);
      // A mark is at x where x / slope-free length from the belt's rear + travel is the mark's share of the
      // pattern.
      const double slope = std::hypot(1, grade), size_m = PatternSize_m(Pattern::kBelt);
      for (double travel_m : {0.0, 0.1, 0.25}) {
        const double x = kBeltRear_m + ((1 + kBeltMark) * size_m - travel_m) / slope;
        const Vec2 want = Project_px(view, {x, grade * x, 0});
        const Image image = painter.Paint({.view = view, .ground_travel_m = travel_m});
        const Vec2 mark = Middle_px(image, [&](const std::uint8_t* pixel, int px, int py) {
          return (Vec2(px, py) - want).norm() < 14 ? std::max(0, pixel[0] - 100) : 0;
        });
        EXPECT_NEAR(mark.x(), want.x(), 1.5) << travel_m << " " << grade;
      }
    }
  }
}

TEST(Painter, OverGroundTheWholeStageRunsBackwards) {
  const Ball ball = MakeBall({0, 1.6, 0}, 0.02, {0.2f, 0.2f, 0.2f});
  Painter painter(kOptions, MakeStage({.place = Place::kTrack, .grade = 0.03}), ball.surface);
  ViewCamera camera = SmallCamera();
  const Image there = painter.Paint({.view = ViewAt(camera, 0), .ground_travel_m = 1.5});
  camera.following = Following::kTravel;
  camera.follow_W_m_s = 1.5 / std::hypot(1, 0.03) * Vec3(1, 0.03, 0);
  const Image moved = painter.Paint({.view = ViewAt(camera, 1)});
  double sum = 0;
  for (std::size_t i = 0; i < there.rgb.size(); ++i) sum += std::abs(there.rgb[i] - moved.rgb[i]);
  EXPECT_LT(sum / static_cast<double>(there.rgb.size()), 0.3) << "as if the camera had moved forwards";
  const Image still = painter.Paint({.view = ViewAt(SmallCamera(), 0)});
  EXPECT_NE(there.rgb, still.rgb);
}

TEST(Painter, TheSameInputGivesTheSamePixels) {
  const CapsuleFigure figure;
  const SurfaceShape shape = figure.Shape(MakeTrajectory(MakeTwinRun(MakeTypicalRunner(3.5))).pose(0.3));
  const auto paint = [&](std::uint64_t seed) {
    Painter painter(kOptions, MakeStage({.seed = seed}), figure.surface());
    return painter.Paint({.view = ViewAt(SmallCamera(), 0), .figure = &shape}).rgb;
  };
  EXPECT_EQ(paint(4), paint(4));
  EXPECT_NE(paint(4), paint(5));
}

TEST(Painter, RowsDrawnOneAfterAnotherMakeTheWholePicture) {
  const CapsuleFigure figure;
  const SurfaceShape shape = figure.Shape(MakeTrajectory(MakeTwinRun(MakeTypicalRunner(3.5))).pose(0.3));
  Painter painter(kOptions, MakeStage({.place = Place::kRoad}), figure.surface());
  const Moment moment = {.view = ViewAt(SmallCamera(), 0), .figure = &shape};
  const Image whole = painter.Paint(moment);
  Image parts;
  for (int row = 0; row < kHeight_px; row += 60) painter.PaintRows({.view = moment.view}, {row, row + 60});
  for (int row = 0; row < kHeight_px; row += 60) painter.PaintRows(moment, {row, row + 60});
  parts = painter.Read();
  EXPECT_EQ(parts.rgb, whole.rgb);
}

TEST(Painter, APictureAfterAnotherIsTheSameAsDrawnAnew) {
  const CapsuleFigure figure;
  const JointTrajectory run = MakeTrajectory(MakeTwinRun(MakeTypicalRunner(3.5)));
  Random random(6);
  for (Place place : {Place::kTreadmill, Place::kRoad, Place::kStudio}) {
    for (Facing facing : {Facing::kRight, Facing::kLeft}) {
      const Stage stage = MakeStage({.place = place,
                                     .grade = random.Uniform(-0.05, 0.15),
                                     .facing = facing,
                                     .light_yaw_rad = random.Uniform(-3, 3),
                                     .light_height_rad = random.Uniform(0.4, 1.5)});
      PainterOptions options = kOptions;
      options.samples = facing == Facing::kRight ? 1 : 4;
      Painter painter(options, stage, figure.surface());
      for (int i = 0; i < 5; ++i) {
        const double time_s = random.Uniform(0, 2);
        const SurfaceShape shape = figure.Shape(run.pose(time_s));
        const Moment moment = {.view = ViewAt(SmallCamera(facing), 0),
                               .figure = i == 3 ? nullptr : &shape,
                               .ground_travel_m = place == Place::kTreadmill ? time_s : 0};
        Painter fresh(options, stage, figure.surface());
        const Image after = painter.Paint(moment), anew = fresh.Paint(moment);
        const Vec2 differs = Middle_px(
            anew, [&](const std::uint8_t* p, int x, int y) { return std::abs(p[0] - At(after, x, y)[0]); });
        ASSERT_EQ(after.rgb == anew.rgb, true) << i << " at " << differs.transpose();
      }
    }
  }
}

std::vector<Moment> Instants(const std::vector<SurfaceShape>& shapes, double belt_step_m) {
  std::vector<Moment> moments;
  for (std::size_t k = 0; k < shapes.size(); ++k)
    moments.push_back({.view = ViewAt(SmallCamera(), 0),
                       .figure = &shapes[k],
                       .ground_travel_m = 0.3 + belt_step_m * static_cast<double>(k)});
  return moments;
}

TEST(PaintExposure, IsTheMeanOfItsInstantsPaintedOneByOne) {
  const CapsuleFigure figure;
  const JointTrajectory run = MakeTrajectory(MakeTwinRun(MakeTypicalRunner(3.5)));
  Random random(8);
  for (int samples : {1, 4}) {
    PainterOptions options = kOptions;
    options.samples = samples;
    Painter together(options, MakeStage({}), figure.surface()),
        apart(options, MakeStage({}), figure.surface());
    for (int round = 0; round < 4; ++round) {
      const double time_s = random.Uniform(0, 2), step_s = 0.002;
      std::vector<SurfaceShape> shapes;
      for (int k = 0; k < 3; ++k) shapes.push_back(figure.Shape(run.pose(time_s + k * step_s)));
      const auto moments = Instants(shapes, 3.5 * step_s);
      const Image mean = together.PaintExposure(moments);
      std::vector<double> sum(mean.rgb.size(), 0);
      for (const Moment& moment : moments) {
        const Image one = apart.Paint(moment);
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += one.rgb[i] / 3.0;
      }
      double off = 0, far = 0;
      for (std::size_t i = 0; i < sum.size(); ++i) {
        off += std::abs(sum[i] - mean.rgb[i]) / static_cast<double>(sum.size());
        far += std::abs(sum[i] - mean.rgb[i]) > 25 ? 1 : 0;  // mean of light, not of grey; shadows' edges
      }
      EXPECT_LT(off, 0.4) << samples;
      EXPECT_LT(far / static_cast<double>(sum.size()), 0.004) << samples;
    }
  }
}

TEST(PaintExposure, LeavesNothingBehindForTheNextOne) {
  const CapsuleFigure figure;
  const JointTrajectory run = MakeTrajectory(MakeTwinRun(MakeTypicalRunner(3.5)));
  PainterOptions options = kOptions;
  options.samples = 1;
  Painter painter(options, MakeStage({}), figure.surface());
  for (double time_s : {0.1, 0.35, 0.2}) {
    const std::vector<SurfaceShape> shapes = {figure.Shape(run.pose(time_s)),
                                              figure.Shape(run.pose(time_s + 0.003))};
    const auto moments = Instants(shapes, 0.01);
    Painter fresh(options, MakeStage({}), figure.surface());
    EXPECT_EQ(painter.PaintExposure(moments).rgb == fresh.PaintExposure(moments).rgb, true) << time_s;
    EXPECT_EQ(painter.Paint(moments[0]).rgb == fresh.Paint(moments[0]).rgb, true) << time_s;
  }
}

TEST(Painter, IsNotHarmedByTheEndOfAnother) {
  const Ball ball = MakeBall({0, 1, 0}, 0.2, {0.8f, 0.1f, 0.1f});
  const Moment moment = {.view = ViewAt(SmallCamera(), 0), .figure = &ball.shape};
  Painter stays(kOptions, MakeStage({}), ball.surface);
  auto goes = std::make_unique<Painter>(kOptions, MakeStage({}), ball.surface);
  const Image before = stays.Paint(moment);
  goes.reset();
  EXPECT_EQ(stays.Paint(moment).rgb, before.rgb);
}

TEST(PaintExposure, OfOneInstantIsItsPicture) {
  const Ball ball = MakeBall({0, 1, 0}, 0.2, {0.8f, 0.1f, 0.1f});
  Painter painter(kOptions, MakeStage({}), ball.surface);
  const Moment moment = {.view = ViewAt(SmallCamera(), 0), .figure = &ball.shape};
  EXPECT_EQ(painter.PaintExposure({moment}).rgb, painter.Paint(moment).rgb);
  EXPECT_THROW(painter.PaintExposure({}), ContractViolation);
}

TEST(Painter, TwiceTheLightIsTwiceTheLinearLight) {
  Painter painter(kOptions, MakeStage({.place = Place::kStudio, .light = 0.4, .ambient = 0.4}), Surface{});
  const CameraView view = ViewAt(SmallCamera(), 0);
  const auto linear = [](double v) {
    return v / 255 <= 0.04045 ? v / 255 / 12.92 : std::pow((v / 255 + 0.055) / 1.055, 2.4);
  };
  const Image once = painter.Paint({.view = view}), twice = painter.Paint({.view = view, .gain = {2, 1, 1}});
  for (int x = 20; x < kWidth_px; x += 50) {
    EXPECT_NEAR(linear(At(twice, x, 300)[0]) / linear(At(once, x, 300)[0]), 2, 0.06);
    EXPECT_EQ(At(twice, x, 300)[2], At(once, x, 300)[2]);
  }
}

TEST(Painter, RefusesAShapeOfAnotherSurface) {
  const Ball ball = MakeBall({0, 1, 0}, 0.1, {1, 0, 0});
  Painter painter(kOptions, MakeStage({}), CapsuleFigure().surface());
  EXPECT_THROW(painter.Paint({.view = ViewAt(SmallCamera(), 0), .figure = &ball.shape}), ContractViolation);
  EXPECT_THROW(painter.Paint({.view = ViewAt(ViewCamera{}, 0)}), ContractViolation);
  EXPECT_THROW(Painter({.samples = 3}, MakeStage({}), ball.surface), ContractViolation);
}

TEST(LightFromWorld, HoldsTheWholeFigure) {
  Random random(2);
  for (int i = 0; i < 100; ++i) {
    SurfaceShape shape;
    for (int k = 0; k < 20; ++k)
      shape.p_W.push_back(
          Eigen::Vector3d(random.Uniform(-1, 9), random.Uniform(0, 2), random.Uniform(-1, 1)).cast<float>());
    const Vec3 light = Vec3(random.Normal(), 1, random.Normal()).normalized();
    const Eigen::Matrix4f clip = LightFromWorld(shape, light, 1024);
    for (const auto& p : shape.p_W)
      EXPECT_LT((clip.topLeftCorner<3, 3>() * p + clip.topRightCorner<3, 1>()).cwiseAbs().maxCoeff(), 1);
    const Eigen::Vector3f moved = shape.p_W[0] + light.cast<float>();
    const Eigen::Vector3f step = clip.topLeftCorner<3, 3>() * (moved - shape.p_W[0]);
    EXPECT_LT(step.head<2>().norm(), 1e-4) << "along the light nothing moves in the map";
    EXPECT_LT(step.z(), 0) << "nearer to the light is nearer";
  }
}

}  // namespace
}  // namespace hinge
