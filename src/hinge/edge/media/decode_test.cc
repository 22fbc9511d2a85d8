// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/decode.h"

#include <gtest/gtest.h>

#include "hinge/edge/media/clip_for_tests.h"
#include "hinge/edge/media/rgb.h"

/// Kept to the end of the program by the libraries themselves: x265's tables, Fontconfig's lists.
extern "C" const char* __lsan_default_suppressions() { return "leak:libx265\nleak:libfontconfig"; }

namespace hinge {
namespace {

constexpr double kTick_s = 1.0 / 720000;  // the writer's clock
constexpr double kMarkerError_px = 1.0;   // a compressed edge is soft

std::uint32_t BigEndianAt(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<std::uint8_t>(bytes[at + i]);
  return value;
}

void PutBigEndian(std::string& bytes, std::size_t at, std::uint32_t value) {
  for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(value >> (24 - 8 * i));
}

TEST(VideoReader, GivesPicturesInDisplayOrderWithTheirOwnContent) {
  const FolderForTests folder;
  WriteMarkerClip(folder / "a clip.mp4", EvenTimes_s(20, 30), 96, 64);
  VideoReader reader(folder / "a clip.mp4");
  const auto frames = ReadAll(reader);
  ASSERT_EQ(frames.size(), 20u);
  for (const Frame& frame : frames) {
    const double want_px = MarkerLeft_px(frame.index) + (kMarkerSide_px - 1) / 2.0;
    EXPECT_NEAR(FindMarker(MakeRgb(frame)).x(), want_px, kMarkerError_px) << frame.index;
    EXPECT_NEAR(frame.time_s, frame.index / 30.0, kTick_s);
  }
  EXPECT_FALSE(reader.damaged());
  EXPECT_EQ(reader.repaired_times(), 0);
}

TEST(VideoReader, DescribesTheClipBeforeReadingIt) {
  const FolderForTests folder;
  WriteMarkerClip(folder / "clip.mp4", EvenTimes_s(24, 60), 96, 64, {.rate_hz = 60, .quarter_turns = 1});
  const VideoInfo info = VideoReader(folder / "clip.mp4").Info();
  EXPECT_EQ(info.width_px, 64);
  EXPECT_EQ(info.height_px, 96);
  EXPECT_EQ(info.quarter_turns, 1);
  EXPECT_EQ(info.estimated_frames, 24);
  EXPECT_NEAR(info.nominal_rate_hz, 60, 0.5);
  EXPECT_NEAR(info.duration_s, 0.4, 0.02);
  EXPECT_EQ(info.codec, "h264");
  EXPECT_FALSE(info.is_photo);
}

TEST(VideoReader, TurnsPicturesAsTheDisplayMatrixAsks) {
  const FolderForTests folder;
  const struct {
    int turns;
    bool right, bottom;  // where the marker of the stored upper left corner is seen
  } cases[] = {{0, false, false}, {1, true, false}, {2, true, true}, {3, false, true}};
  for (const auto& c : cases) {
    SCOPED_TRACE(c.turns);
    const auto path = folder / ("turned " + std::to_string(c.turns) + ".mp4");
    WriteMarkerClip(path, {0.0}, 96, 64, {.quarter_turns = c.turns});
    VideoReader reader(path);
    const Image image = MakeRgb(*reader.Read());
    EXPECT_EQ(image.width_px, c.turns % 2 == 0 ? 96 : 64);
    EXPECT_EQ(FindMarker(image).x() > image.width_px / 2.0, c.right);
    EXPECT_EQ(FindMarker(image).y() > image.height_px / 2.0, c.bottom);
  }
}

TEST(VideoReader, KeepsTheTimesOfAClipOfVariableRate) {
  const FolderForTests folder;
  const std::vector<double> times_s = {0, 0.033, 0.067, 0.120, 0.125, 0.250, 0.751, 0.768};
  WriteMarkerClip(folder / "vfr.mp4", times_s, 96, 64);
  VideoReader reader(folder / "vfr.mp4");
  const auto frames = ReadAll(reader);
  ASSERT_EQ(frames.size(), times_s.size());
  for (std::size_t i = 0; i < frames.size(); ++i) EXPECT_NEAR(frames[i].time_s, times_s[i], kTick_s);
}

TEST(VideoReader, KeepsUsualRatesExactly) {
  const FolderForTests folder;
  for (const double rate_hz : {24.0, 30000 / 1001.0, 60000 / 1001.0, 120.0, 240.0}) {
    SCOPED_TRACE(rate_hz);
    WriteMarkerClip(folder / "rate.mp4", EvenTimes_s(12, rate_hz), 64, 64, {.rate_hz = rate_hz});
    VideoReader reader(folder / "rate.mp4");
    const auto frames = ReadAll(reader);
    ASSERT_EQ(frames.size(), 12u);
    for (const Frame& f : frames) EXPECT_NEAR(f.time_s, f.index / rate_hz, 1e-9);
  }
}

TEST(VideoReader, CountsTimeFromTheFirstPicture) {
  const FolderForTests folder;
  WriteMarkerClip(folder / "late.mp4", {0.5, 0.6, 0.7}, 64, 64);
  VideoReader reader(folder / "late.mp4");
  const auto frames = ReadAll(reader);
  ASSERT_EQ(frames.size(), 3u);
  EXPECT_NEAR(frames[0].time_s, 0.0, kTick_s);
  EXPECT_NEAR(frames[2].time_s, 0.2, kTick_s);
}

TEST(VideoReader, LeavesOutWhatTheEditListCutsAway) {
  constexpr int kCut = 5, kAll = 20, kRate_hz = 30;
  const FolderForTests folder;
  WriteMarkerClip(folder / "whole.mp4", EvenTimes_s(kAll, kRate_hz), 96, 64);
  std::string bytes = BytesOf(folder / "whole.mp4");
  const std::size_t list =
      bytes.find("elst");  // then: version and flags, count, {duration, media time, rate}
  ASSERT_NE(list, std::string::npos);
  ASSERT_EQ(BigEndianAt(bytes, list + 8), 1u);
  PutBigEndian(bytes, list + 12, BigEndianAt(bytes, list + 12) - 1000 * kCut / kRate_hz);  // ms
  PutBigEndian(bytes, list + 16, BigEndianAt(bytes, list + 16) + 720000 * kCut / kRate_hz);
  WriteBytes(folder / "cut.mp4", bytes);

  VideoReader reader(folder / "cut.mp4");
  const auto frames = ReadAll(reader);
  ASSERT_EQ(frames.size(), static_cast<std::size_t>(kAll - kCut));
  EXPECT_NEAR(frames[0].time_s, 0, kTick_s);
  EXPECT_NEAR(frames[1].time_s, 1.0 / kRate_hz, kTick_s);
  EXPECT_NEAR(FindMarker(MakeRgb(frames[0])).x(), MarkerLeft_px(kCut) + (kMarkerSide_px - 1) / 2.0,
              kMarkerError_px);
  EXPECT_FALSE(reader.damaged());
}

TEST(VideoReader, ReadsHevc) {
  if (!CanEncode(true)) GTEST_SKIP() << "this FFmpeg has no libx265 to make the clip with";
  const FolderForTests folder;
  WriteMarkerClip(folder / "hevc.mp4", EvenTimes_s(10, 30), 128, 96, {.hevc = true, .quarter_turns = 3});
  VideoReader reader(folder / "hevc.mp4");
  EXPECT_EQ(reader.Info().codec, "hevc");
  EXPECT_EQ(reader.Info().quarter_turns, 3);
  EXPECT_EQ(ReadAll(reader).size(), 10u);
}

TEST(VideoReader, GivesFramesThatOutliveIt) {
  const FolderForTests folder;
  WriteMarkerClip(folder / "clip.mp4", EvenTimes_s(6, 30), 96, 64);
  std::vector<Frame> frames;
  {
    VideoReader reader(folder / "clip.mp4");
    frames = ReadAll(reader);
  }
  EXPECT_NEAR(FindMarker(MakeRgb(frames[3])).x(), MarkerLeft_px(3) + (kMarkerSide_px - 1) / 2.0,
              kMarkerError_px);
}

TEST(VideoReader, ReadsAPhotoAsAClipOfOnePicture) {
  const FolderForTests folder;
  const Image photo = MakeMarkerPicture(101, 67, 10);
  const auto jpeg = MakeJpeg(photo, 95);
  WriteBytes(folder / "photo 100%03d.jpg", {jpeg.begin(), jpeg.end()});
  WritePng(photo, folder / "photo.png");
  for (const char* name : {"photo 100%03d.jpg", "photo.png"}) {
    SCOPED_TRACE(name);
    VideoReader reader(folder / name);
    EXPECT_TRUE(reader.Info().is_photo);
    EXPECT_EQ(reader.Info().estimated_frames, 1);
    const auto frames = ReadAll(reader);
    ASSERT_EQ(frames.size(), 1u);
    Image seen = MakeRgb(frames[0]);
    ASSERT_EQ(seen.width_px, 101);
    ASSERT_EQ(seen.height_px, 67);
    EXPECT_NEAR(FindMarker(seen).x(), MarkerLeft_px(10) + (kMarkerSide_px - 1) / 2.0, kMarkerError_px);
    EXPECT_NEAR(*PixelOf(seen, 90, 50), 90, 3);
    EXPECT_NEAR(*PixelOf(seen, MarkerLeft_px(10) + 6, 10), 220, 6);
  }
}

TEST(VideoReader, ReadsOnePictureOf8K) {
  const FolderForTests folder;
  {
    VideoWriter writer(folder / "8k.mp4", 7680, 4320);
    writer.Write(MakeGrey(7680, 4320), 0);
    writer.Close();
  }
  VideoReader reader(folder / "8k.mp4");
  const auto frames = ReadAll(reader);
  ASSERT_EQ(frames.size(), 1u);
  EXPECT_EQ(frames[0].width_px, 7680);
  EXPECT_EQ(frames[0].height_px, 4320);
}

}  // namespace
}  // namespace hinge
