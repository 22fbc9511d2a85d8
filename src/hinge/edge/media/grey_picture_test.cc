// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/grey_picture.h"

#include <gtest/gtest.h>

#include "hinge/edge/media/frame_for_tests.h"
#include "hinge/edge/media/rgb.h"

namespace hinge {
namespace {

TEST(GreyPicture, HoldsTheMeansOfItsBlocks) {
  const GreyPicture grey = Shrink(MakeFrame(7, 5, [](int x, int y) { return std::uint8_t(20 * x + y); }), 2);
  EXPECT_EQ(grey.width, 3);
  EXPECT_EQ(grey.height, 2);
  EXPECT_FLOAT_EQ(grey.At(0, 0), (0 + 20 + 1 + 21) / 4.0F);
  EXPECT_FLOAT_EQ(grey.At(2, 1), (82 + 102 + 83 + 103) / 4.0F);
}

TEST(GreyPicture, OfSeveralPicturesIsTheMedianOfTheSmallOnes) {
  std::vector<Frame> frames;
  for (const int level : {40, 200, 90})
    frames.push_back(MakeFrame(64, 32, [&](int, int) { return static_cast<std::uint8_t>(level); }));
  const GreyPicture small = MedianOf(frames, 16);
  EXPECT_EQ(small.step, 4);
  EXPECT_EQ(small.width, 16);
  for (float level : small.level) EXPECT_FLOAT_EQ(level, 90);
}

TEST(GreyPicture, TransposedHasRowsForColumnsAndTwiceIsItself) {
  const GreyPicture grey = Shrink(MakeFrame(7, 5, NoiseAt), 1), turned = Transpose(grey);
  EXPECT_EQ(turned.width, 5);
  EXPECT_EQ(turned.height, 7);
  for (int y = 0; y < 5; ++y) {
    for (int x = 0; x < 7; ++x) EXPECT_EQ(turned.At(y, x), grey.At(x, y));
  }
  EXPECT_EQ(Transpose(turned).level, grey.level);
  const PictureBox box = Transpose(PictureBox{1, 2, 3, 4});
  EXPECT_TRUE(box.Holds(3, 2));
  EXPECT_FALSE(box.Holds(2, 3.5));
}

TEST(GreyPicture, IsThePictureAsItIsDisplayed) {
  const Frame stored = MakeFrame(6, 4, NoiseAt);
  for (int turns = 0; turns < 4; ++turns) {
    const Frame shown = Turned(stored, turns);
    const GreyPicture grey = Shrink(shown, 1);
    const Image colour = MakeRgb(shown);
    ASSERT_EQ(grey.width, colour.width_px);
    ASSERT_EQ(grey.height, colour.height_px);
    // The brightest pixel stands in the same place, whatever the scale of the levels.
    const auto grey_at = std::max_element(grey.level.begin(), grey.level.end()) - grey.level.begin();
    int brightest = 0;
    for (int i = 0; i < colour.width_px * colour.height_px; ++i) {
      if (colour.rgb[std::size_t(3) * i + 1] > colour.rgb[std::size_t(3) * brightest + 1]) brightest = i;
    }
    EXPECT_EQ(grey_at, brightest) << turns;
  }
}

TEST(GreyPicture, HalvedIsThatOfTwiceTheStep) {
  const Frame frame = MakeFrame(16, 12, NoiseAt);
  const GreyPicture halved = Halve(Shrink(frame, 2)), direct = Shrink(frame, 4);
  EXPECT_EQ(halved.step, direct.step);
  ASSERT_EQ(halved.level.size(), direct.level.size());
  for (std::size_t i = 0; i < direct.level.size(); ++i) EXPECT_NEAR(halved.level[i], direct.level[i], 1e-4);
}

TEST(GreyPicture, OfTheMedianDropsWhatOnlyOnePictureShows) {
  std::vector<GreyPicture> pictures;
  for (int k = 0; k < 3; ++k)
    pictures.push_back(
        Shrink(MakeFrame(4, 4, [k](int x, int) { return std::uint8_t(x == k ? 200 : 50); }), 1));
  for (float level : MedianOf(pictures).level) EXPECT_EQ(level, 50);
}

TEST(GreyPicture, StepMakesTheLongerSideAboutSoLong) {
  const Frame wide = MakeFrame(1280, 10, NoiseAt);
  EXPECT_EQ(StepFor(wide, 640), 2);
  EXPECT_EQ(StepFor(wide, 427), 3);
  EXPECT_EQ(StepFor(wide, 5000), 1);
}

}  // namespace
}  // namespace hinge
