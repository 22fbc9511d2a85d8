// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/draw_clip.h"

#include <gtest/gtest.h>

#include <Eigen/Geometry>
#include <cmath>

#include "hinge/edge/media/clip_for_tests.h"
#include "hinge/edge/media/rgb.h"
#include "hinge/edge/render/capsule_figure_for_tests.h"
#include "hinge/edge/render/held_load.h"
#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/error.h"
#include "hinge/twin/runner/trajectory.h"

namespace hinge {
namespace {

constexpr int kWidth_px = 320, kHeight_px = 180;

/// An upright red board, 0.1 m wide and 1.2 m high, that follows the right hip.
Figure MakeBoard() {
  Figure board;
  board.surface.triangles = {{0, 1, 2}, {0, 2, 3}};
  board.surface.colour.assign(4, {0.9f, 0.01f, 0.01f});
  board.surface.gloss.assign(4, 0);
  board.shape = [](const PersonPose& pose) {
    const Eigen::Vector3f p = pose.p_W[Landmark::kRightHip].cast<float>();
    return SurfaceShape{{p + Eigen::Vector3f(-0.05f, -0.6f, 0), p + Eigen::Vector3f(0.05f, -0.6f, 0),
                         p + Eigen::Vector3f(0.05f, 0.6f, 0), p + Eigen::Vector3f(-0.05f, 0.6f, 0)},
                        std::vector<Eigen::Vector3f>(4, {0, 0, 1})};
  };
  return board;
}

/// Everything moves ahead together from x = -0.5 m.
JointTrajectory MakeSlide(double speed_m_s) {
  JointTrajectory slide;
  slide.duration_s = 1;
  slide.pose = [speed_m_s](double time_s) {
    PersonPose pose;
    for (Vec3& p : pose.p_W.values) p = {-0.5 + speed_m_s * time_s, 1, 0};
    return pose;
  };
  return slide;
}

ViewCamera MakeCamera() {
  return LookAt({.image_width_px = kWidth_px, .image_height_px = kHeight_px}, {0, 1, 0}, 3, 1, 0);
}
double PixelsPerMetre() { return FocalLength_px(MakeCamera()) / 3; }

Image DrawSlide(double speed_m_s, const Effects& effects) {
  const Figure board = MakeBoard();
  Painter painter({.width_px = kWidth_px, .height_px = kHeight_px, .samples = 4},
                  MakeStage({.place = Place::kStudio}), board.surface);
  return DrawPicture(painter, MakeSlide(speed_m_s), board, MakeCamera(), effects, 0.1, 30, 0);
}

struct Span {
  double middle = 0, width = 0;
};
/// The red part of a row, by how red each pixel is.
Span RedOf(const Image& image, int row) {
  double first = 1e9, last = -1;
  for (int x = 0; x < image.width_px; ++x) {
    const std::uint8_t* p = image.rgb.data() + 3 * (static_cast<std::size_t>(row) * image.width_px + x);
    if (p[0] < p[1] + 25) continue;
    first = std::min(first, x + 0.0);
    last = x + 1.0;
  }
  return {(first + last) / 2, last - first};
}

TEST(DrawPicture, ShowsThePlaceAtTheStamp) {
  const Span red = RedOf(DrawSlide(5, {}), 90);
  EXPECT_NEAR(red.middle, kWidth_px / 2.0, 1) << "-0.5 m + 5 m/s * 0.1 s = 0";
  EXPECT_NEAR(red.width, 0.1 * PixelsPerMetre(), 2);
}

TEST(DrawPicture, MotionBlurWidensAMoverAboutItsMiddle) {
  const double moved_px = 5 * 0.5 / 30 * PixelsPerMetre();
  const Span red = RedOf(DrawSlide(5, {.exposure_share = 0.5}), 90);
  EXPECT_NEAR(red.width, 0.1 * PixelsPerMetre() + moved_px, 0.3 * moved_px);
  EXPECT_NEAR(red.middle, kWidth_px / 2.0, 1);
  EXPECT_EQ(DrawSlide(0, {.exposure_share = 0.5}).rgb, DrawSlide(0, {}).rgb) << "what stands is sharp";
}

TEST(DrawPicture, ARollingShutterShearsAMover) {
  const Image image = DrawSlide(5, {.readout_share = 0.8});
  const auto moved_px = [&](int from, int to) {
    return 5 * 0.8 / 30 * (to - from) / kHeight_px * PixelsPerMetre();
  };
  EXPECT_NEAR(RedOf(image, 140).middle - RedOf(image, 40).middle, moved_px(40, 140), 1.1);
  EXPECT_NEAR(RedOf(image, 90).middle, kWidth_px / 2.0, 1) << "the middle row is on time";
}

TEST(DrawPicture, NoiseIsAsLargeAsAskedAndSeeded) {
  const Image clean = DrawSlide(0, {}), noisy = DrawSlide(0, {.noise_grey = 6, .seed = 3});
  double sum = 0, sum2 = 0;
  for (std::size_t i = 0; i < clean.rgb.size(); ++i) {
    const double d = noisy.rgb[i] - clean.rgb[i];
    sum += d;
    sum2 += d * d;
  }
  const auto n = static_cast<double>(clean.rgb.size());
  EXPECT_NEAR(sum / n, 0, 0.15);
  EXPECT_NEAR(std::sqrt(sum2 / n), 6, 0.3);
  EXPECT_EQ(noisy.rgb, DrawSlide(0, {.noise_grey = 6, .seed = 3}).rgb);
  EXPECT_NE(noisy.rgb, DrawSlide(0, {.noise_grey = 6, .seed = 4}).rgb);
}

struct Scenery {
  CapsuleFigure capsules{4};
  Figure figure{capsules.surface(), [this](const PersonPose& pose) { return capsules.Shape(pose); }};
  JointTrajectory run = [] {
    TwinOptions options = MakeTypicalRunner(3.5);
    options.duration_s = 1;
    return MakeTrajectory(MakeTwinRun(options));
  }();
  Stage stage = MakeStage({});
};

TEST(DrawClip, HasEveryPictureAtItsTime) {
  const FolderForTests folder;
  const Scenery s;
  double last = 0;
  for (double rate_hz : {25.0, 29.97, 60.0}) {
    ASSERT_TRUE(DrawClip(s.run, s.figure, s.stage, MakeCamera(), {.rate_hz = rate_hz, .duration_s = 0.5},
                         folder / "a.mp4", [&](double done) { last = done; }));
    VideoReader reader(folder / "a.mp4");
    const auto frames = ReadAll(reader);
    ASSERT_EQ(frames.size(), static_cast<std::size_t>(std::ceil(0.5 * rate_hz)));
    for (std::size_t i = 0; i < frames.size(); ++i)
      EXPECT_NEAR(frames[i].time_s, static_cast<double>(i) / rate_hz, 2e-6);
    EXPECT_EQ(last, 1);
  }
}

TEST(DrawClip, OneSeedGivesOneFile) {
  const FolderForTests folder;
  Scenery s;
  s.run.load = HeldLoad::kBarbell;
  const ClipOptions options = {
      .rate_hz = 30, .duration_s = 0.2, .effects = {.exposure_share = 0.5, .noise_grey = 2}};
  for (const char* name : {"a.mp4", "b.mp4"})
    DrawClip(s.run, s.figure, s.stage, MakeCamera(), options, folder / name);
  EXPECT_EQ(BytesOf(folder / "a.mp4"), BytesOf(folder / "b.mp4"));
}

TEST(DrawClip, AStopLeavesNothing) {
  const FolderForTests folder;
  const Scenery s;
  std::stop_source stop;
  const auto stop_soon = [&](double done) { done > 0.3 ? static_cast<void>(stop.request_stop()) : void(); };
  EXPECT_FALSE(
      DrawClip(s.run, s.figure, s.stage, MakeCamera(), {}, folder / "a.mp4", stop_soon, stop.get_token()));
  EXPECT_EQ(folder.CountFiles(), 0u);
}

TEST(DrawClip, SaysWhatIsWrong) {
  const FolderForTests folder;
  const Scenery s;
  EXPECT_THROW(DrawClip(s.run, s.figure, s.stage, MakeCamera(), {}, folder / "no" / "a.mp4"), Error);
  EXPECT_THROW(DrawClip(s.run, s.figure, s.stage, MakeCamera(), {.rate_hz = 0}, folder / "a.mp4"),
               ContractViolation);
  EXPECT_THROW(DrawClip(s.run, s.figure, s.stage, MakeCamera(), {.effects = {.gain = -1}}, folder / "a.mp4"),
               ContractViolation);
}

}  // namespace
}  // namespace hinge
