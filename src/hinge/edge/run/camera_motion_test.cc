// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/camera_motion.h"

#include <gtest/gtest.h>

#include "hinge/edge/media/clip_for_tests.h"
#include "hinge/edge/media/moving_pictures_for_tests.h"
#include "hinge/edge/media/rgb.h"
#include "hinge/foundation/base/angle.h"

namespace hinge {
namespace {

constexpr int kPictures = 40;
constexpr double kRate_hz = 30;
using CameraPath = std::function<BackgroundMove(double time_s)>;

void WriteClip(const std::filesystem::path& path, const std::function<Frame(double)>& frame_at) {
  VideoWriter writer(path, 320, 240, {.rate_hz = kRate_hz});
  for (int i = 0; i < kPictures; ++i) writer.Write(MakeRgb(frame_at(i / kRate_hz)), i / kRate_hz);
  writer.Close();
}

void WriteClipOf(const std::filesystem::path& path, const CameraPath& camera) {
  Random random(1);
  WriteClip(path, [&](double t) { return PictureOfWorld(camera(t), random, 1, 0.5); });
}

/// Somebody in the middle of the picture.
KeypointTrack Person() {
  KeypointTrack track{
      .image_width_px = 320, .image_height_px = 240, .nominal_rate_hz = kRate_hz, .model = "", .frames = {}};
  for (int i = 0; i < kPictures; ++i) {
    KeypointFrame& f = track.frames.emplace_back();
    f.time_s = i / kRate_hz;
    f.presence = 1;
    for (std::size_t k = 0; k < kLandmarkCount; ++k)
      f.points.values[k] = {.p_I_px = {150.0 + static_cast<double>(k), 80.0 + 4.0 * static_cast<double>(k)},
                            .visibility = 1};
  }
  return track;
}

KeypointTrack Followed(const std::filesystem::path& clip) {
  KeypointTrack track = Person();
  const RunWatch watch;
  FollowCamera(clip, track, watch, Stages(watch));
  return track;
}

TEST(FollowCamera, LeavesTheTrackOfAStillCameraAsItIs) {
  const FolderForTests folder;
  WriteClipOf(folder / "still.mp4", [](double) { return BackgroundMove{}; });
  for (const KeypointFrame& f : Followed(folder / "still.mp4").frames)
    EXPECT_EQ(f.background, BackgroundMove{});
}

TEST(FollowCamera, SaysHowAHandHeldCameraMoved) {
  const FolderForTests folder;
  const CameraPath hand = [](double t) {
    return BackgroundMove{.roll_rad = RadFromDeg(0.7 * std::sin(8 * t)),
                          .shift_px = {6 * std::sin(5 * t), 5 * std::sin(9 * t)}};
  };
  WriteClipOf(folder / "hand.mp4", hand);
  for (const KeypointFrame& f : Followed(folder / "hand.mp4").frames)
    EXPECT_LT(WorstCorner_px(f.background, hand(f.time_s), 320, 240), 1.0) << f.time_s;
}

TEST(FollowCamera, SaysHowAPanningCameraMoved) {
  const FolderForTests folder;
  const CameraPath pan = [](double t) { return BackgroundMove{.shift_px = {-250 * t, 4 * std::sin(9 * t)}}; };
  WriteClipOf(folder / "pan.mp4", pan);
  for (const KeypointFrame& f : Followed(folder / "pan.mp4").frames)
    EXPECT_LT((f.background.shift_px - pan(f.time_s).shift_px).norm(), 2.0) << f.time_s;
}

TEST(FollowCamera, TakesAWallWithoutAnythingOnItForStill) {
  const FolderForTests folder;
  WriteClip(folder / "wall.mp4",
            [](double) { return MakeFrame(320, 240, [](int, int) { return std::uint8_t(90); }); });
  for (const KeypointFrame& f : Followed(folder / "wall.mp4").frames)
    EXPECT_EQ(f.background, BackgroundMove{});
}

TEST(FollowCamera, StopsWhenAsked) {
  const FolderForTests folder;
  WriteClipOf(folder / "still.mp4", [](double) { return BackgroundMove{}; });
  std::stop_source stop;
  stop.request_stop();
  KeypointTrack track = Person();
  const RunWatch watch{.progress = {}, .stop = stop.get_token()};
  EXPECT_THROW(FollowCamera(folder / "still.mp4", track, watch, Stages(RunWatch{})), Stopped);
}

TEST(BoxAroundAPerson, HoldsEveryPointWithAMargin) {
  const KeypointTrack track = Person();
  const PictureBox box = BoxAround(track, 0, 1);
  for (const Keypoint& p : track.frames[0].points.values) EXPECT_TRUE(box.Holds(p.p_I_px.x(), p.p_I_px.y()));
  EXPECT_FALSE(BoxAround(track, 50, 60).Holds(160, 120)) << "nobody is there then";
}

}  // namespace
}  // namespace hinge
