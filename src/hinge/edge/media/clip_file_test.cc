// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/clip_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hinge/edge/media/clip_for_tests.h"
#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

using testing::HasSubstr;

/// What the reader says about a file; empty when it reads it.
std::string Complaint(const std::filesystem::path& path) {
  try {
    VideoReader reader(path);
    while (reader.Read()) {
    }
  } catch (const Error& error) {
    EXPECT_FALSE(error.how_to_fix.empty());
    EXPECT_EQ(error.where, path.string());
    return error.what_happened;
  }
  return "";
}

/// Sound of 0.1 s as a WAV file.
std::string WavOfSilence() {
  const std::string samples(1600, '\0');
  const auto little = [](std::size_t v, int bytes) {
    std::string s;
    for (int i = 0; i < bytes; ++i) s += static_cast<char>(v >> (8 * i));
    return s;
  };
  return "RIFF" + little(36 + samples.size(), 4) + "WAVEfmt " + little(16, 4) + little(1, 2) + little(1, 2) +
         little(8000, 4) + little(16000, 4) + little(2, 2) + little(16, 2) + "data" +
         little(samples.size(), 4) + samples;
}

TEST(ReadingAFileThatIsNoVideo, SaysInPlainWordsWhatItIs) {
  const FolderForTests folder;
  std::filesystem::create_directory(folder / "folder.mp4");
  WriteBytes(folder / "empty.mp4", "");
  WriteBytes(folder / "notes.txt", "run taller, lean from the hip\n");
  WriteBytes(folder / "list.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile.ts\n#EXT-X-ENDLIST\n");
  WriteBytes(folder / "sound.wav", WavOfSilence());
  WriteBytes(folder / "head.mp4",
             std::string("\0\0\0\x18", 4) + "ftypmp42" + std::string("\0\0\0\0", 4) + "mp42isom");
  const struct {
    const char *name, *want;
  } cases[] = {
      {"missing.mp4", "there is no such file"},
      {"folder.mp4", "this is a folder, not a video"},
      {"empty.mp4", "the file is empty"},
      {"notes.txt", "this is not a video"},
      {"list.m3u8", "this is not a video"},
      {"sound.wav", "the file has sound but no pictures"},
      {"head.mp4", "the video's index is missing: the copy or the recording broke off"},
  };
  for (const auto& c : cases) EXPECT_EQ(Complaint(folder / c.name), c.want) << c.name;
}

TEST(ReadingAClipThatIsTooLarge, NamesItsSizeAndTheLimit) {
  const FolderForTests folder;
  {
    VideoWriter writer(folder / "wide.mp4", 8300, 64);
    writer.Write(MakeGrey(8300, 64), 0);
    writer.Close();
  }
  EXPECT_THAT(Complaint(folder / "wide.mp4"), HasSubstr("8300 x 64"));
}

TEST(ReadingAClipThatBreaksOff, GivesWhatIsThereAndSaysSo) {
  const FolderForTests folder;
  WriteMarkerClip(folder / "whole.mp4", EvenTimes_s(60, 30), 192, 108,
                  {.quality_crf = 5, .keyframe_interval = 10});
  const std::string bytes = BytesOf(folder / "whole.mp4");
  const auto index_end = bytes.find("mdat");
  for (const double share : {0.05, 0.3, 0.6, 0.95, 0.999}) {
    SCOPED_TRACE(share);
    const auto keep =
        index_end + static_cast<std::size_t>(share * static_cast<double>(bytes.size() - index_end));
    WriteBytes(folder / "cut.mp4", bytes.substr(0, keep));
    try {
      VideoReader reader(folder / "cut.mp4");
      const auto frames = ReadAll(reader);
      EXPECT_TRUE(reader.damaged());
      EXPECT_LE(frames.size(), 60u);
      EXPECT_GE(static_cast<double>(frames.size()), 60 * share * 0.5);
      for (std::size_t i = 1; i < frames.size(); ++i) EXPECT_GT(frames[i].time_s, frames[i - 1].time_s);
    } catch (const Error& error) {
      EXPECT_LT(share, 0.1) << error.what();  // not even the first picture is whole
    }
  }
}

TEST(ReadingAClipWithoutItsIndex, SaysThatTheCopyBrokeOff) {
  const FolderForTests folder;
  WriteMarkerClip(folder / "whole.mp4", EvenTimes_s(10, 30), 96, 64);
  const std::string bytes = BytesOf(folder / "whole.mp4");
  for (const std::size_t keep : {std::size_t{40}, bytes.find("moov") + 40, bytes.find("stsz")}) {
    WriteBytes(folder / "cut.mp4", bytes.substr(0, keep));
    EXPECT_NE(Complaint(folder / "cut.mp4"), "") << keep;
  }
}

TEST(ReadingRandomBytes, EndsInAComplaintEachTime) {
  const FolderForTests folder;
  Random random(4);
  for (int round = 0; round < 20; ++round) {
    std::string bytes(static_cast<std::size_t>(random.Uniform(1, 20000)), '\0');
    for (char& b : bytes) b = static_cast<char>(random.Uniform(0, 256));
    const auto path = folder / (round % 2 == 0 ? "noise.mp4" : "noise.bin");
    WriteBytes(path, bytes);
    EXPECT_NE(Complaint(path), "") << round;
  }
}

TEST(ReadingAClipWithWrongBytes, EndsWithPicturesOrAComplaintAndNoChatterOfTheDecoder) {
  const FolderForTests folder;
  WriteMarkerClip(folder / "whole.mp4", EvenTimes_s(12, 30), 96, 64);
  const std::string whole = BytesOf(folder / "whole.mp4");
  Random random(11);
  int read = 0;
  testing::internal::CaptureStderr();
  for (int round = 0; round < 60; ++round) {
    std::string bytes = whole;
    for (int k = 0; k < 8; ++k) {
      bytes[static_cast<std::size_t>(random.Uniform(0, static_cast<double>(bytes.size())))] =
          static_cast<char>(random.Uniform(0, 256));
    }
    WriteBytes(folder / "wrong.mp4", bytes);
    if (Complaint(folder / "wrong.mp4").empty()) ++read;
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  EXPECT_GT(read, 0);
}

TEST(QuarterTurns, AreNoneWithoutAMatrix) { EXPECT_EQ(QuarterTurns(nullptr), 0); }

TEST(QuarterTurns, TakeTheNearestOfOtherAngles) {
  std::int32_t matrix[9];
  av_display_rotation_set(matrix, 88);
  const int near_quarter = QuarterTurns(matrix);
  av_display_rotation_set(matrix, 90);
  EXPECT_EQ(near_quarter, QuarterTurns(matrix));
  EXPECT_EQ(near_quarter, 1);
}

TEST(ClipFile, OfAPhotoThatIsBrokenSpeaksOfAPhoto) {
  const FolderForTests folder;
  for (const char* name : {"run.jpg", "RUN.JPEG", "run.heic"}) {
    WriteBytes(folder / name, "broken");
    EXPECT_EQ(Complaint(folder / name), "this is not a photo that can be read");
  }
  WriteBytes(folder / "run.mp4", "broken");
  EXPECT_EQ(Complaint(folder / "run.mp4"), "this is not a video");
}

}  // namespace
}  // namespace hinge
