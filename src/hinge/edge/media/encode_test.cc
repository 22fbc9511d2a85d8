// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/encode.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "hinge/edge/media/clip_for_tests.h"
#include "hinge/edge/media/rgb.h"
#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

/// A smooth coloured picture: what 4:2:0 and a good quality keep nearly as it is.
Image MakeGradient(int width_px, int height_px) {
  Image image = MakeGrey(width_px, height_px);
  for (int y = 0; y < height_px; ++y) {
    for (int x = 0; x < width_px; ++x) {
      std::uint8_t* p = PixelOf(image, x, y);
      p[0] = static_cast<std::uint8_t>(40 + 170 * x / width_px);
      p[1] = static_cast<std::uint8_t>(60 + 120 * y / height_px);
      p[2] = static_cast<std::uint8_t>(200 - 150 * x / width_px);
    }
  }
  return image;
}

double Psnr_db(const Image& a, const Image& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.rgb.size(); ++i) sum += std::pow(double{1} * a.rgb[i] - b.rgb[i], 2);
  return 10 * std::log10(255.0 * 255.0 / (sum / static_cast<double>(a.rgb.size())));
}

TEST(VideoWriter, KeepsThePicture) {
  const FolderForTests folder;
  for (const int height_px : {144, 720}) {  // below and above the size where unlabelled colour would change
    const Image image = MakeGradient(192, height_px);
    VideoWriter writer(folder / "clip.mp4", image.width_px, image.height_px);
    for (int i = 0; i < 5; ++i) writer.Write(image, i / 30.0);
    writer.Close();
    VideoReader reader(folder / "clip.mp4");
    for (const Frame& frame : ReadAll(reader)) EXPECT_GT(Psnr_db(MakeRgb(frame), image), 38) << height_px;
  }
}

TEST(VideoWriter, GivesTheSamePicturesTheSameBytes) {
  constexpr int kWritings = 12;
  const FolderForTests folder;
  std::set<std::string> files;
  for (int n = 0; n < kWritings; ++n) {
    Random random(1);  // noise over a moving gradient: work for the encoder's rate control
    VideoWriter writer(folder / "clip.mp4", 320, 180);
    for (int i = 0; i < 6; ++i) {
      Image image = MakeGradient(320, 180);
      for (std::uint8_t& v : image.rgb) v = static_cast<std::uint8_t>(v + 5 * i + 10 * random.Uniform());
      writer.Write(image, i / 30.0);
    }
    writer.Close();
    std::ifstream in(folder / "clip.mp4", std::ios::binary);
    files.insert({std::istreambuf_iterator<char>(in), {}});
    std::filesystem::remove(folder / "clip.mp4");
  }
  EXPECT_EQ(files.size(), 1u);
}

TEST(VideoWriter, PadsOddSizesByTheLastRowAndColumn) {
  const FolderForTests folder;
  const Image image = MakeGradient(101, 67);
  VideoWriter writer(folder / "odd.mp4", 101, 67);
  writer.Write(image, 0);
  writer.Close();
  VideoReader reader(folder / "odd.mp4");
  const Image seen = MakeRgb(*reader.Read());
  ASSERT_EQ(seen.width_px, 102);
  ASSERT_EQ(seen.height_px, 68);
  EXPECT_GT(Psnr_db(Crop(seen, 0, 0, 101, 67), image), 36);
}

TEST(VideoWriter, LeavesNothingWhenItIsStopped) {
  const FolderForTests folder;
  {
    VideoWriter writer(folder / "clip.mp4", 64, 64);
    for (int i = 0; i < 30; ++i) writer.Write(MakeGrey(64, 64), i / 30.0);
    EXPECT_FALSE(std::filesystem::exists(folder / "clip.mp4"));
  }
  EXPECT_EQ(folder.CountFiles(), 0u);
}

TEST(VideoWriter, LeavesAnEarlierFileAsItWasWhenItIsStopped) {
  const FolderForTests folder;
  WriteBytes(folder / "clip.mp4", "what was there");
  {
    VideoWriter writer(folder / "clip.mp4", 64, 64);
    writer.Write(MakeGrey(64, 64), 0);
  }
  EXPECT_EQ(BytesOf(folder / "clip.mp4"), "what was there");
  EXPECT_EQ(folder.CountFiles(), 1u);
}

TEST(VideoWriter, LeavesOnlyTheClipWhenItIsClosed) {
  const FolderForTests folder;
  WriteMarkerClip(folder / "clip.mp4", EvenTimes_s(3, 30), 64, 64);
  EXPECT_EQ(folder.CountFiles(), 1u);
  EXPECT_LT(BytesOf(folder / "clip.mp4").find("moov"), BytesOf(folder / "clip.mp4").find("mdat"));
}

TEST(VideoWriter, SaysWhenTheFolderIsNotThere) {
  const FolderForTests folder;
  EXPECT_THROW(VideoWriter(folder / "no such folder/clip.mp4", 64, 64), Error);
}

TEST(VideoWriter, RefusesAClipWithoutPictures) {
  const FolderForTests folder;
  {
    VideoWriter writer(folder / "clip.mp4", 64, 64);
    EXPECT_THROW(writer.Close(), Error);
  }
  EXPECT_EQ(folder.CountFiles(), 0u);
}

TEST(VideoWriter, WantsTimesThatIncreaseAndPicturesOfOneSize) {
  const FolderForTests folder;
  VideoWriter writer(folder / "clip.mp4", 64, 64);
  writer.Write(MakeGrey(64, 64), 0.5);
  EXPECT_THROW(writer.Write(MakeGrey(64, 64), 0.5), ContractViolation);
  EXPECT_THROW(writer.Write(MakeGrey(64, 62), 0.6), ContractViolation);
}

}  // namespace
}  // namespace hinge
