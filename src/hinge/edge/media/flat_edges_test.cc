// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/flat_edges.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/edge/media/frame_for_tests.h"

namespace hinge {
namespace {

constexpr PictureBox kNothing{-1, -1, -1, -1};
constexpr FeetPlace kFeet{.x_px = 240, .y_px = 290, .leg_px = 110};

/// A wall with boards, and a belt before it.
struct View {
  double roll = 0;   ///< slope of level edges in the picture, clockwise
  double slant = 0;  ///< how much more they slope a picture's height below its middle
  double belt = 0;   ///< slope of the belt beyond that of level edges at its height
  bool boards = true, belt_is_there = true;
};

/// Boards of the wall are 40 px high and cross the middle column at multiples of it; the belt is a light stripe 24 px high under the
/// feet, 220 px long. An edge takes two pixels, as a lens draws it.
Frame Draw(const View& v, Random& random) {
  return MakeFrame(480, 360, [&](int x, int y) {
    const auto slope_at = [&](double at_y) { return v.roll + v.slant * (at_y - 180) / 360; };
    double grey = 120;
    if (v.boards) {
      // The board's own height at the middle column: y = at + slope(at) (x - 240).
      const double at = (y - (x - 240) * (v.roll - v.slant / 2)) / (1 + (x - 240) * v.slant / 360);
      const double board = std::floor(at / 40), from_edge_px = at - 40 * board;
      const double bright = std::fmod(board + 100, 2), share = std::min(from_edge_px / 2, 1.0);
      grey = 90 + 50 * (bright * share + (1 - bright) * (1 - share));
    }
    const double belt_y = 300 + (x - 240) * (slope_at(300) + v.belt);
    if (v.belt_is_there && std::abs(x - 240) < 110 && y > belt_y - 12 && y < belt_y + 14)
      grey = 200 * std::clamp((12 - std::abs(y - belt_y)) / 2, 0.0, 1.0) + 30;
    return static_cast<std::uint8_t>(grey + random.Normal(0, 1.5));
  });
}

FlatEdges Look(const View& view, std::uint64_t seed = 1) {
  Random random(seed);
  return EstimateFlatEdges({Draw(view, random)}, kNothing, kFeet);
}

TEST(FlatEdges, TellTheRollOfLevelBoards) {
  for (double roll : {-0.12, -0.05, 0.0, 0.01, 0.06}) {
    const FlatEdges edges = Look({.roll = roll});
    ASSERT_TRUE(edges.lean_rad.known()) << roll << ": " << edges.lean_rad.why_missing;
    EXPECT_NEAR(*edges.lean_rad.value, std::atan(roll), 0.003) << roll;
    EXPECT_GT(edges.lean_rad.sigma, 0.002);
    EXPECT_LT(edges.lean_rad.sigma, 0.02);
  }
}

TEST(FlatEdges, TellRollAtEyeLevelAndSlantAtTheFeetFromACameraOffTheRightAngle) {
  for (double slant : {-0.1, 0.06}) {
    const FlatEdges edges = Look({.roll = 0.02, .slant = slant});
    ASSERT_TRUE(edges.lean_rad.known()) << slant;
    EXPECT_NEAR(*edges.lean_rad.value, 0.02, 0.005) << slant;
    EXPECT_NEAR(*edges.slant_rad.value, slant * (kFeet.y_px - 180) / 360, 0.006) << slant;
    EXPECT_NEAR(*edges.ground_lean_rad.value, 0, 0.008) << slant;
  }
}

TEST(FlatEdges, TellTheBeltsSlopeWhateverTheCamerasRollAndAngle) {
  for (double belt : {-0.15, -0.06, 0.04, 0.1}) {
    for (double slant : {-0.05, 0.0, 0.05}) {
      const FlatEdges edges = Look({.roll = -0.3 * belt, .slant = slant, .belt = belt});
      ASSERT_TRUE(edges.ground_lean_rad.known()) << belt << ": " << edges.ground_lean_rad.why_missing;
      EXPECT_NEAR(*edges.ground_lean_rad.value, std::atan(belt), 0.008) << belt << " " << slant;
      EXPECT_LT(edges.ground_lean_rad.sigma, 0.015);
    }
  }
}

TEST(FlatEdges, OfALevelBeltLeanAsTheOthers) {
  EXPECT_NEAR(*Look({.roll = 0.03}).ground_lean_rad.value, 0, 0.006);
}

TEST(FlatEdges, AreMissingWithTheReasonWhereNoneAgree) {
  const FlatEdges plain = Look({.boards = false, .belt_is_there = false});
  EXPECT_FALSE(plain.lean_rad.known());
  EXPECT_FALSE(plain.lean_rad.why_missing.empty());
  const FlatEdges belt_alone = Look({.belt = 0.1, .boards = false});
  EXPECT_FALSE(belt_alone.lean_rad.known());
  EXPECT_FALSE(belt_alone.ground_lean_rad.known());
  Random random(3);
  const Frame noise =
      MakeFrame(480, 360, [&](int, int) { return static_cast<std::uint8_t>(random.Uniform(16, 235)); });
  EXPECT_FALSE(EstimateFlatEdges({noise}, kNothing, kFeet).lean_rad.known());
}

TEST(FlatEdges, OfWallsSayNothingOfTheGroundWhereTheFeetAreBelowThem) {
  Random random(4);
  const Frame frame = Draw({.belt_is_there = false}, random);
  Frame half = MakeFrame(480, 360, [&](int x, int y) {
    return y < 190 ? frame.planes[0].data[y * frame.planes[0].stride + x] : std::uint8_t{100};
  });
  const FlatEdges edges = EstimateFlatEdges({half}, kNothing, kFeet);
  EXPECT_TRUE(edges.lean_rad.known());
  EXPECT_FALSE(edges.ground_lean_rad.known());
}

TEST(FlatEdges, OfWhoMovesDropOut) {
  std::vector<Frame> pictures;
  Random random(5);
  for (int k = 0; k < 9; ++k) {  // a leg that swings along the wall
    pictures.push_back(MakeFrame(480, 360, [&](int x, int y) {
      return static_cast<std::uint8_t>(std::abs(y - 40 - 30 * k + 0.1 * x) < 8 ? 30 : 150);
    }));
  }
  EXPECT_FALSE(EstimateFlatEdges(pictures, kNothing, kFeet).lean_rad.known());
}

}  // namespace
}  // namespace hinge
