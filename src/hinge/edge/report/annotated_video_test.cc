// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/annotated_video.h"

#include <gtest/gtest.h>

#include "hinge/edge/media/clip_for_tests.h"
#include "hinge/edge/media/rgb.h"
#include "hinge/edge/report/session_for_report_tests.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

std::vector<double> TimesOf(const std::filesystem::path& clip) {
  VideoReader reader(clip);
  std::vector<double> times_s;
  while (const auto frame = reader.Read()) times_s.push_back(frame->time_s);
  return times_s;
}

/// The first second of a clip that comes with the program.
void WriteFirstSecond(const std::string& sample, const std::filesystem::path& out) {
  VideoReader reader(std::filesystem::path(HINGE_SOURCE_DIR) / "samples" / sample);
  VideoWriter writer(out, reader.Info().width_px, reader.Info().height_px,
                     {.rate_hz = reader.Info().nominal_rate_hz});
  for (auto frame = reader.Read(); frame && frame->time_s < 1; frame = reader.Read())
    writer.Write(MakeRgb(*frame), frame->time_s);
  writer.Close();
}

void ExpectSameTimes(const std::filesystem::path& clip, const std::filesystem::path& drawn) {
  const std::vector<double> before = TimesOf(clip), after = TimesOf(drawn);
  ASSERT_GT(before.size(), 5u);
  ASSERT_EQ(before.size(), after.size());
  for (std::size_t i = 0; i < before.size(); ++i) EXPECT_NEAR(before[i], after[i], 1e-4) << i;
}

TEST(AnnotatedVideo, HasTheClipsPicturesAtTheirTimes) {
  FolderForTests folder;
  WriteFirstSecond("hinged.mp4", folder / "clip.mp4");
  double last = 0;
  int calls = 0;
  ASSERT_TRUE(
      WriteAnnotatedVideo(folder / "clip.mp4", SessionForTests(), folder / "drawn.mp4", [&](double share) {
        EXPECT_GE(share, last);
        last = share;
        ++calls;
      }));
  ExpectSameTimes(folder / "clip.mp4", folder / "drawn.mp4");
  EXPECT_EQ(calls, 60);
  EXPECT_NEAR(last, 1, 0.02);
}

TEST(AnnotatedVideo, KeepsTimesThatAreNotEven) {
  FolderForTests folder;
  WriteMarkerClip(folder / "clip.mp4", {0, 0.02, 0.07, 0.1, 0.2, 0.21, 0.3, 0.5}, 160, 120);
  ASSERT_TRUE(WriteAnnotatedVideo(folder / "clip.mp4", Session{}, folder / "drawn.mp4"));
  ExpectSameTimes(folder / "clip.mp4", folder / "drawn.mp4");
}

TEST(AnnotatedVideo, ShowsATurnedClipUpright) {
  FolderForTests folder;
  WriteMarkerClip(folder / "clip.mp4", EvenTimes_s(8, 30), 160, 120, {.quarter_turns = 1});
  ASSERT_TRUE(WriteAnnotatedVideo(folder / "clip.mp4", Session{}, folder / "drawn.mp4"));
  VideoReader drawn(folder / "drawn.mp4");
  EXPECT_EQ(drawn.Info().width_px, 120);
  EXPECT_EQ(drawn.Info().height_px, 160);
  VideoReader clip(folder / "clip.mp4");
  const Vec2 before = FindMarker(MakeRgb(*clip.Read())), after = FindMarker(MakeRgb(*drawn.Read()));
  EXPECT_LT((before - after).norm(), 4) << before.transpose() << " / " << after.transpose();
}

TEST(AnnotatedVideo, DrawsTheRunnerOnThePictures) {
  FolderForTests folder;
  std::vector<double> times_s = EvenTimes_s(10, 60);
  VideoWriter writer(folder / "clip.mp4", 720, 960);
  for (double time_s : times_s) writer.Write(MakeGrey(720, 960), time_s);
  writer.Close();
  ASSERT_TRUE(WriteAnnotatedVideo(folder / "clip.mp4", SessionForTests(), folder / "drawn.mp4"));
  VideoReader reader(folder / "drawn.mp4");
  Image image = MakeRgb(*reader.Read());
  const Session session = SessionForTests();
  const Vec2 knee = session.motion[0].p_I_px[Landmark::kRightKnee];
  const std::uint8_t* pixel = PixelOf(image, static_cast<int>(knee.x()), static_cast<int>(knee.y()));
  EXPECT_GT(pixel[0] - pixel[2], 80);  // orange, not grey
}

TEST(AnnotatedVideo, WritesNothingWhenItIsStopped) {
  FolderForTests folder;
  WriteMarkerClip(folder / "clip.mp4", EvenTimes_s(20, 30), 160, 120);
  WriteBytes(folder / "drawn.mp4", "an older one");
  std::stop_source source;
  const bool done = WriteAnnotatedVideo(
      folder / "clip.mp4", Session{}, folder / "drawn.mp4",
      [&](double share) {
        if (share > 0.3) source.request_stop();
      },
      source.get_token());
  EXPECT_FALSE(done);
  EXPECT_EQ(BytesOf(folder / "drawn.mp4"), "an older one");
  EXPECT_EQ(folder.CountFiles(), 2u);
}

TEST(AnnotatedVideo, SaysWhenTheClipOrTheFolderIsNotThere) {
  FolderForTests folder;
  EXPECT_THROW(WriteAnnotatedVideo(folder / "none.mp4", Session{}, folder / "drawn.mp4"), Error);
  WriteMarkerClip(folder / "clip.mp4", EvenTimes_s(8, 30), 160, 120);
  EXPECT_THROW(WriteAnnotatedVideo(folder / "clip.mp4", Session{}, folder / "none" / "drawn.mp4"), Error);
  EXPECT_EQ(folder.CountFiles(), 1u);
}

}  // namespace
}  // namespace hinge
