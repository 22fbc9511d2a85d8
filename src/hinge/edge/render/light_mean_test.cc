// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/light_mean.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

constexpr int kWidth_px = 40, kHeight_px = 30;
constexpr PictureRect kAll = {0, 0, kWidth_px, kHeight_px};

Image Grey(int value) {
  return {.width_px = kWidth_px,
          .height_px = kHeight_px,
          .rgb = std::vector<std::uint8_t>(3600, static_cast<std::uint8_t>(value))};
}

TEST(LightMean, IsTakenInLinearLight) {
  LightMean mean;
  mean.Begin(Grey(0));
  mean.Add(Grey(0), kAll);
  mean.Add(Grey(255), kAll);
  EXPECT_EQ(mean.Take().rgb[0], 188) << "half of white's light";
}

TEST(LightMean, OfEqualPicturesIsThatPicture) {
  LightMean mean;
  for (int grey = 0; grey < 256; ++grey) {
    mean.Begin(Grey(255 - grey));
    for (int i = 0; i < 7; ++i) mean.Add(Grey(grey), kAll);
    EXPECT_EQ(mean.Take().rgb[100], grey);
  }
}

PictureRect AnyPart(Random& random) {
  const auto from = [&](int low, int high) { return static_cast<int>(random.Uniform(low, high)); };
  PictureRect part = {from(0, kWidth_px), from(0, kHeight_px), 0, 0};
  part.right = from(part.left + 1, kWidth_px + 1);
  part.bottom = from(part.top + 1, kHeight_px + 1);
  return part;
}

TEST(LightMean, OfPartsIsThatOfTheWholePictures) {
  Random random(4);
  LightMean parts, whole;  // used again and again
  for (int round = 0; round < 30; ++round) {
    parts.Begin(Grey(90));
    whole.Begin(Grey(90));
    for (int k = 0; k < 5; ++k) {
      const PictureRect part = AnyPart(random);
      Image now = Grey(90);
      for (int y = part.top; y < part.bottom; ++y)
        for (int x = 3 * part.left; x < 3 * part.right; ++x)
          now.rgb[static_cast<std::size_t>(3 * y * kWidth_px + x)] =
              static_cast<std::uint8_t>(random.Uniform(0, 256));
      parts.Add(now, part);
      whole.Add(now, kAll);
    }
    EXPECT_EQ(parts.Take().rgb, whole.Take().rgb);
  }
}

TEST(LightMean, ForgetsWhatWasBegunAndNotTaken) {
  LightMean mean;
  mean.Begin(Grey(10));
  mean.Add(Grey(200), {3, 4, 20, 20});
  mean.Begin(Grey(50));
  mean.Add(Grey(50), kAll);
  EXPECT_EQ(mean.Take().rgb, Grey(50).rgb);
}

TEST(LightMean, OfNothingIsRefused) {
  LightMean mean;
  EXPECT_THROW(mean.Take(), ContractViolation);
  EXPECT_THROW(mean.Add(Grey(1), kAll), ContractViolation) << "not begun";
  mean.Begin(Grey(1));
  EXPECT_THROW(mean.Take(), ContractViolation);
}

}  // namespace
}  // namespace hinge
