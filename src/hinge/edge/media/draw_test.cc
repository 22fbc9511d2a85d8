// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/draw.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "hinge/edge/media/clip_for_tests.h"
#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr Colour kRed = ColourOf(0xff0000), kWhite = ColourOf(0xffffff);

bool IsRed(Image& image, int x, int y) {
  return PixelOf(image, x, y)[0] > 240 && PixelOf(image, x, y)[1] < 20;
}

int CountChanged(const Image& image, std::uint8_t ground) {
  int count = 0;
  for (std::size_t i = 0; i < image.rgb.size(); i += 3)
    count += image.rgb[i] != ground || image.rgb[i + 1] != ground;
  return count;
}

TEST(Canvas, LeavesThePictureAsItIsWhenNothingIsDrawn) {
  const Image image = MakeMarkerPicture(61, 43, 3);
  EXPECT_EQ(Canvas(image).Result().rgb, image.rgb);
}

TEST(Canvas, DrawsALineFromEndToEndWithItsOutlineBeside) {
  Canvas canvas(MakeGrey(100, 60, 200));
  canvas.Line({20, 30.5}, {80, 30.5},
              {.colour = kRed, .width_px = 5, .outline = ColourOf(0), .outline_px = 3});
  Image image = canvas.Result();
  for (const int x : {20, 50, 79}) EXPECT_TRUE(IsRed(image, x, 30)) << x;
  EXPECT_LT(*PixelOf(image, 50, 34), 20);   // outline
  EXPECT_EQ(*PixelOf(image, 50, 38), 200);  // ground
  EXPECT_EQ(*PixelOf(image, 10, 30), 200);
}

TEST(Canvas, BlendsAFillByItsAlpha) {
  Canvas canvas(MakeGrey(40, 40, 100));
  const Vec2 square[] = {{10, 10}, {30, 10}, {30, 30}, {10, 30}};
  canvas.Polygon(square, ColourOf(0xffffff, 0.5));
  Image image = canvas.Result();
  EXPECT_NEAR(*PixelOf(image, 20, 20), (100 + 255) / 2, 2);
  EXPECT_EQ(*PixelOf(image, 5, 5), 100);
}

TEST(Canvas, FillsADiscOfItsArea) {
  Canvas canvas(MakeGrey(60, 60, 0));
  canvas.Disc({30, 30}, 15, kWhite);
  double sum = 0;
  for (const std::uint8_t v : canvas.Result().rgb) sum += v / 255.0 / 3;
  EXPECT_NEAR(sum, 3.14159 * 15 * 15, 5);
}

TEST(Canvas, DrawsAnArcTheShortWayRound) {
  Canvas canvas(MakeGrey(100, 100, 0));
  canvas.Arc({50, 50}, 30, Angle::Degrees(170), Angle::Degrees(-170), {.colour = kRed, .width_px = 5});
  Image image = canvas.Result();
  EXPECT_TRUE(IsRed(image, 20, 50));
  EXPECT_EQ(*PixelOf(image, 80, 50), 0);
  EXPECT_EQ(*PixelOf(image, 50, 20), 0);
}

TEST(Canvas, FillsASectorClockwiseFromTheXAxisAsSeen) {
  Canvas canvas(MakeGrey(100, 100, 0));
  canvas.Sector({50, 50}, 40, Angle::Degrees(0), Angle::Degrees(90), kRed);
  Image image = canvas.Result();
  EXPECT_TRUE(IsRed(image, 65, 65));  // right and down
  EXPECT_EQ(*PixelOf(image, 65, 35), 0);
}

TEST(Canvas, LeavesOutTheCornersOfARoundBox) {
  Canvas canvas(MakeGrey(60, 40, 0));
  canvas.Box({10, 10}, {40, 20}, 8, kRed);
  Image image = canvas.Result();
  EXPECT_TRUE(IsRed(image, 30, 11));
  EXPECT_EQ(*PixelOf(image, 10, 10), 0);
}

TEST(Canvas, AlignsTextAtItsPoint) {
  for (const Align align : {Align::kLeft, Align::kCentre, Align::kRight}) {
    Canvas canvas(MakeGrey(300, 60, 0));
    canvas.Text({150, 30}, "hinge", {.size_px = 24, .colour = kRed, .halo_px = 0, .align = align});
    const Image image = canvas.Result();
    const double x = FindMarker(image).x(), shift_px = canvas.TextSize("hinge", {.size_px = 24}).x() / 2;
    const double want = align == Align::kLeft     ? 150 + shift_px
                        : align == Align::kCentre ? 150
                                                  : 150 - shift_px;
    EXPECT_NEAR(x, want, 6);
    EXPECT_NEAR(FindMarker(image).y(), 30, 6);
  }
}

TEST(Canvas, TakesMoreRoomForLargerText) {
  const Canvas canvas(MakeGrey(10, 10));
  const Vec2 small = canvas.TextSize("12.3°", {.size_px = 12}),
             large = canvas.TextSize("12.3°", {.size_px = 36});
  EXPECT_NEAR(large.x() / small.x(), 3, 0.3);
}

TEST(Canvas, DrawsNothingForPointsThatAreNotNumbers) {
  const Vec2 nowhere(std::numeric_limits<double>::quiet_NaN(), 3);
  Canvas canvas(MakeGrey(40, 40, 7));
  canvas.Line({1, 1}, nowhere, {});
  canvas.Disc(nowhere, 5, kRed);
  canvas.Text(nowhere, "x", {});
  canvas.Disc({20, 20}, std::numeric_limits<double>::quiet_NaN(), kRed);
  EXPECT_EQ(CountChanged(canvas.Result(), 7), 0);
  canvas.Line({1, 1}, {30, 30}, {.colour = kRed});  // and goes on working
  EXPECT_GT(CountChanged(canvas.Result(), 7), 20);
}

TEST(Canvas, ShowsTextThatIsNotUtf8WithoutComplaint) {
  Canvas canvas(MakeGrey(80, 40, 0));
  testing::internal::CaptureStderr();
  canvas.Text({10, 20}, "a\xff\xfe b", {.colour = kRed});
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  EXPECT_GT(CountChanged(canvas.Result(), 0), 10);
}

TEST(Canvas, RefusesAPictureWhoseBytesDoNotMatchItsSize) {
  EXPECT_THROW(Canvas(Image{.width_px = 5, .height_px = 5, .rgb = {}}), ContractViolation);
}

}  // namespace
}  // namespace hinge
