// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/rgb.h"

#include <gtest/gtest.h>

#include "hinge/edge/media/clip_for_tests.h"
#include "hinge/edge/media/frame_for_tests.h"
#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

constexpr double kRoundingOfScaler = kRoundingOfBars + 1;  // libav's tables lose up to a level more

TEST(MakeRgb, KnowsTheColoursOfBothStandards) {
  for (const ColourCase& c : kColours) {
    Frame frame = MakeFrame(
        34, 18, [&](int, int) { return c.y; }, c.cb, c.cr);
    frame.bt709 = c.bt709;
    for (const int width_px : {34, 20, 80}) {
      SCOPED_TRACE(testing::Message() << c.name << " at " << width_px);
      Image image = MakeRgb(frame, width_px);
      const std::uint8_t* p = PixelOf(image, width_px / 2, image.height_px / 2);
      EXPECT_NEAR(p[0], c.red, kRoundingOfScaler);
      EXPECT_NEAR(p[1], c.green, kRoundingOfScaler);
      EXPECT_NEAR(p[2], c.blue, kRoundingOfScaler);
    }
  }
}

TEST(MakeRgb, PutsTheStoredFirstPixelWhereTheTurnTakesIt) {
  const Frame stored =
      MakeFrame(40, 24, [](int x, int y) { return x < 2 && y < 2 ? std::uint8_t{235} : std::uint8_t{16}; });
  const struct { int turns, x, y; } cases[] = {{0, 0, 0}, {1, 23, 0}, {2, 39, 23}, {3, 0, 39}};
  for (const auto& c : cases) {
    Image image = MakeRgb(Turned(stored, c.turns));
    EXPECT_GT(*PixelOf(image, c.x, c.y), 250) << c.turns;
    EXPECT_LT(*PixelOf(image, image.width_px / 2, image.height_px / 2), 5) << c.turns;
  }
}

TEST(MakeRgb, KeepsTheShapeWhenScaled) {
  const Frame frame = Turned(MakeFrame(160, 90, NoiseAt), 1);
  const Image image = MakeRgb(frame, 45);
  EXPECT_EQ(image.width_px, 45);
  EXPECT_EQ(image.height_px, 80);
  EXPECT_THROW(MakeRgb(frame, 0), ContractViolation);
}

TEST(Crop, IsBlackBeyondThePicture) {
  Image image = MakeGrey(10, 8, 90);
  Image crop = Crop(image, -2, 5, 6, 6);
  EXPECT_EQ(*PixelOf(crop, 1, 1), 0);
  EXPECT_EQ(*PixelOf(crop, 2, 1), 90);
  EXPECT_EQ(*PixelOf(crop, 2, 2), 90);
  EXPECT_EQ(*PixelOf(crop, 2, 3), 0);
  EXPECT_EQ(Crop(image, 100, 100, 2, 2).rgb, MakeGrey(2, 2, 0).rgb);
}

TEST(MakeJpeg, PacksSmallerWhenTheQualityIsLower) {
  const Image noise = MakeRgb(MakeFrame(64, 64, NoiseAt));
  const auto fine = MakeJpeg(noise, 95), coarse = MakeJpeg(noise, 20);
  EXPECT_LT(coarse.size(), fine.size());
  ASSERT_GT(coarse.size(), 4u);
  EXPECT_EQ(fine[0], 0xFF);  // a JPEG file begins with FF D8 and ends with FF D9
  EXPECT_EQ(fine[1], 0xD8);
  EXPECT_EQ(fine.back(), 0xD9);
}

TEST(MakeJpeg, RefusesAPictureWhoseBytesDoNotMatchItsSize) {
  Image image = MakeGrey(10, 10);
  image.rgb.pop_back();
  EXPECT_THROW(MakeJpeg(image), ContractViolation);
}

TEST(WritePng, SaysWhenTheFileCannotBeWritten) {
  const FolderForTests folder;
  EXPECT_THROW(WritePng(MakeGrey(4, 4), folder / "no such folder/x.png"), Error);
}

}  // namespace
}  // namespace hinge
