// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/warp.h"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include "hinge/edge/media/frame_for_tests.h"
#include "hinge/edge/media/rgb.h"
#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr float kRounding = 1.01f / 255;  // half a grey level on either side

class Tensor {
 public:
  Tensor(const Frame& frame, const Region& region, int n, Border border = Border::kBlack)
      : n_(n), values_(static_cast<std::size_t>(n) * n * 3) {
    Warp(frame, region, n, border, values_);
  }
  float At(int i, int j, int channel = 0) const {
    return values_[(static_cast<std::size_t>(j) * n_ + i) * 3 + channel];
  }
  const std::vector<float>& values() const { return values_; }

 private:
  int n_;
  std::vector<float> values_;
};

TEST(Warp, GivesThePixelsThemselvesAtScaleOne) {
  const Frame frame = MakeFrame(41, 33, NoiseAt, 110, 150);
  const Image image = MakeRgb(frame);
  const Tensor tensor(frame, {{16, 16}, 32, {}}, 32);
  for (int j = 0; j < 32; ++j) {
    for (int i = 0; i < 32; ++i) {
      for (int c = 0; c < 3; ++c) {
        const float want = static_cast<float>(image.rgb[(j * 41 + i) * 3 + c]) / 255;
        ASSERT_NEAR(tensor.At(i, j, c), want, 2 * kRounding) << i << " " << j << " " << c;
      }
    }
  }
}

TEST(Warp, ShowsEveryTurnedFrameAsItsTurnedPicture) {
  const Frame stored = MakeFrame(40, 24, NoiseAt);
  for (int turns = 1; turns < 4; ++turns) {
    SCOPED_TRACE(turns);
    const Frame shown = Turned(stored, turns);
    const Image image = MakeRgb(shown);
    const Frame upright = MakeFrame(image.width_px, image.height_px, [&](int x, int y) {
      const int sx = turns == 1 ? y : turns == 2 ? 39 - x : 39 - y;
      const int sy = turns == 1 ? 23 - x : turns == 2 ? 23 - y : x;
      return NoiseAt(sx, sy);
    });
    const Region region{{11.3, 14.8}, 22, Angle::Degrees(17)};
    const Tensor a(shown, region, 32), b(upright, region, 32);
    for (std::size_t k = 0; k < a.values().size(); ++k) ASSERT_NEAR(a.values()[k], b.values()[k], kRounding);
  }
}

TEST(Warp, MovesWithItsCentre) {
  const Frame frame = MakeFrame(80, 60, NoiseAt);
  const Tensor a(frame, {{30, 30}, 20, {}}, 20), b(frame, {{33, 32}, 20, {}}, 20);
  for (int j = 0; j < 18; ++j) {
    for (int i = 0; i < 17; ++i) EXPECT_NEAR(a.At(i + 3, j + 2), b.At(i, j), kRounding);
  }
}

TEST(Warp, TurnsClockwiseWithItsRotation) {
  const Frame frame = MakeFrame(80, 60, NoiseAt);
  const Tensor straight(frame, {{40, 30}, 20, {}}, 20), turned(frame, {{40, 30}, 20, Angle::Degrees(90)}, 20);
  for (int j = 1; j < 20; ++j) {  // (i, j) of the turned region looks at (n - j, i) of the straight one
    for (int i = 0; i < 20; ++i) EXPECT_NEAR(turned.At(i, j), straight.At(20 - j, i), kRounding);
  }
}

TEST(Warp, BlendsBetweenPixels) {
  const Frame ramp = MakeFrame(64, 8, [](int x, int) { return static_cast<std::uint8_t>(16 + 2 * x); });
  const Tensor tensor(ramp, {{10, 4}, 4, {}}, 16);  // a quarter pixel a step
  for (int i = 0; i < 16; ++i) {
    const double x = 10 + (i - 8) * 0.25;
    EXPECT_NEAR(tensor.At(i, 8), 2 * x / 219, kRounding) << i;
  }
}

TEST(Warp, FadesToBlackWithinOnePixelOutside) {
  const Frame white = MakeFrame(16, 16, [](int, int) { return std::uint8_t{235}; });
  const Tensor tensor(white, {{0, 8}, 4, {}}, 8);  // half a pixel a step, from x = -2
  const float want[] = {0, 0, 0, 0.5f, 1, 1, 1, 1};
  for (int i = 0; i < 8; ++i) EXPECT_NEAR(tensor.At(i, 4), want[i], kRounding) << i;
}

TEST(Warp, RepeatsTheBorderWhenAsked) {
  const Frame frame =
      MakeFrame(16, 16, [](int x, int) { return x == 0 ? std::uint8_t{235} : std::uint8_t{16}; });
  const Tensor tensor(frame, {{-20, 8}, 8, {}}, 8, Border::kReplicate);
  for (const float v : tensor.values()) EXPECT_NEAR(v, 1, kRounding);
}

TEST(Warp, IsBlackFarOutside) {
  const Frame white = MakeFrame(16, 16, [](int, int) { return std::uint8_t{235}; });
  for (const Vec2& centre : {Vec2(-5e5, 0), Vec2(0, 9e5), Vec2(100, -100)}) {
    const Tensor tensor(white, {centre, 20, Angle::Degrees(45)}, 16);
    for (const float v : tensor.values()) ASSERT_EQ(v, 0);
  }
}

TEST(Warp, KnowsTheColoursOfBothStandards) {
  for (const ColourCase& c : kColours) {
    SCOPED_TRACE(c.name);
    Frame frame = MakeFrame(
        16, 16, [&](int, int) { return c.y; }, c.cb, c.cr);
    frame.bt709 = c.bt709;
    const Tensor tensor(frame, {{8, 8}, 8, {}}, 4);
    EXPECT_NEAR(255 * tensor.At(1, 1, 0), c.red, kRoundingOfBars);
    EXPECT_NEAR(255 * tensor.At(1, 1, 1), c.green, kRoundingOfBars);
    EXPECT_NEAR(255 * tensor.At(1, 1, 2), c.blue, kRoundingOfBars);
  }
}

TEST(Warp, TakesFullRangeLumaAsItIs) {
  Frame frame = MakeFrame(8, 8, [](int, int) { return std::uint8_t{77}; });
  frame.full_range = true;
  EXPECT_NEAR(Tensor(frame, {{4, 4}, 4, {}}, 4).At(2, 2), 77 / 255.0, kRounding);
}

TEST(Warp, StaysInsideThePictureHoweverSmall) {
  for (const int side : {1, 2, 3}) {
    const Frame frame = MakeFrame(side, side, [](int, int) { return std::uint8_t{235}; });
    const Tensor tensor(frame, {{0, 0}, 50, Angle::Degrees(30)}, 64, Border::kReplicate);
    for (const float v : tensor.values()) ASSERT_NEAR(v, 1, kRounding);
  }
}

TEST(Warp, RefusesRegionsWithoutASize) {
  const Frame frame = MakeFrame(8, 8, NoiseAt);
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THROW(Tensor(frame, {{4, 4}, 0, {}}, 4), ContractViolation);
  EXPECT_THROW(Tensor(frame, {{4, 4}, kNan, {}}, 4), ContractViolation);
  EXPECT_THROW(Tensor(frame, {{kNan, 4}, 8, {}}, 4), ContractViolation);
  EXPECT_THROW(Tensor(frame, {{4, kNan}, 8, {}}, 4), ContractViolation);
}

TEST(Warp, ShowsAMirroredRegionFromRightToLeft) {
  Random random(31);
  const Frame frame =
      MakeFrame(96, 64, [&](int x, int y) { return static_cast<std::uint8_t>(16 + (7 * x + 3 * y) % 200); });
  constexpr int kSide = 24;
  for (int k = 0; k < 20; ++k) {
    Region region{{random.Uniform(20, 76), random.Uniform(20, 44)},
                  random.Uniform(15, 30),
                  Angle::Degrees(random.Uniform(-40, 40))};
    std::vector<float> plain(kSide * kSide * 3), mirrored(plain.size());
    Warp(frame, region, kSide, Border::kReplicate, plain);
    region.mirrored = true;
    Warp(frame, region, kSide, Border::kReplicate, mirrored);
    for (int j = 0; j < kSide; ++j) {
      for (int i = 1; i < kSide; ++i) {  // column n/2 is its own image; column 0 has none
        EXPECT_NEAR(mirrored[3 * (j * kSide + i)], plain[3 * (j * kSide + kSide - i)], 1.5 / 255);
      }
    }
  }
}

}  // namespace
}  // namespace hinge
