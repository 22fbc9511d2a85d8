// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/uprights.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/edge/media/frame_for_tests.h"
#include "hinge/foundation/base/angle.h"

namespace hinge {
namespace {

constexpr PictureBox kNothing{-1, -1, -1, -1};

/// A wall of upright stripes, its content turned clockwise by `roll_deg`, with a little noise. An edge takes
/// two pixels, as a lens draws it.
Frame Wall(double roll_deg, Random& random, double stripe_px = 61) {
  const double c = std::cos(RadFromDeg(roll_deg)), s = std::sin(RadFromDeg(roll_deg));
  return MakeFrame(480, 360, [&](int x, int y) {
    const double across = (x - 240) * c + (y - 180) * s + 1000;
    const double stripe = std::floor(across / stripe_px), from_edge_px = across - stripe * stripe_px;
    const double bright = std::fmod(stripe, 2),
                 share = std::min(from_edge_px / 2, 1.0);  // of this stripe's own grey
    const double grey = 80 + 70 * (bright * share + (1 - bright) * (1 - share)) + random.Normal(0, 2);
    return static_cast<std::uint8_t>(grey);
  });
}

TEST(Uprights, TellTheRollOfAStripedWall) {
  Random random(1);
  for (double roll_deg : {-9.0, -6.0, -3.1, -0.5, 0.0, 0.7, 2.0, 5.3, 8.5}) {
    const Measured roll = EstimateRollFromUprights_rad({Wall(roll_deg, random)}, kNothing);
    ASSERT_TRUE(roll.known()) << roll_deg << ": " << roll.why_missing;
    EXPECT_NEAR(DegFromRad(*roll.value), roll_deg, 0.15);
    EXPECT_GE(DegFromRad(roll.sigma), 0.3);
  }
}

TEST(Uprights, AreMissingInAnEmptyOrNoisyPicture) {
  Random random(2);
  const Frame plain = MakeFrame(320, 240, [](int, int) { return std::uint8_t{120}; });
  EXPECT_FALSE(EstimateRollFromUprights_rad({plain}, kNothing).known());
  const Frame noise =
      MakeFrame(320, 240, [&](int, int) { return static_cast<std::uint8_t>(random.Uniform(16, 235)); });
  EXPECT_FALSE(EstimateRollFromUprights_rad({noise}, kNothing).known());
}

TEST(Uprights, DoNotBelieveOneSlantingRailOrLyingBoards) {
  Random random(3);
  const Frame rail = MakeFrame(480, 360, [](int x, int y) {
    return static_cast<std::uint8_t>(std::abs(x - 200 - 0.1 * y) < 6 ? 40 : 160);
  });
  const Measured roll =
      EstimateRollFromUprights_rad({rail}, {180, 0, 260, 360});  // the runner's place covers it
  EXPECT_FALSE(roll.known());
  const Frame boards =
      MakeFrame(480, 360, [](int, int y) { return static_cast<std::uint8_t>((y / 40) % 2 ? 60 : 180); });
  EXPECT_FALSE(EstimateRollFromUprights_rad({boards}, kNothing).known());
}

TEST(Uprights, OfWhoMovesDropOut) {
  Random random(4);
  std::vector<Frame> pictures;
  for (int k = 0; k < 9; ++k) {  // a dark pole carried through the picture, leaning by 7 degrees
    pictures.push_back(MakeFrame(480, 360, [&](int x, int y) {
      return static_cast<std::uint8_t>(std::abs(x - 40 - 45 * k + 0.12 * y) < 8 ? 30 : 160);
    }));
  }
  EXPECT_FALSE(EstimateRollFromUprights_rad(pictures, kNothing).known());
}

/// Posts that lean as a camera shows them which looks down: apart at the top by `convergence_deg` over the width.
Frame Posts(double roll_deg, double convergence_deg, const std::vector<double>& places, Random& random) {
  return MakeFrame(480, 360, [&](int x, int y) {
    double grey = 170 + random.Normal(0, 2);
    for (double place : places) {
      const double lean = RadFromDeg(roll_deg + convergence_deg * (place - 0.5));
      const double from_px = std::abs(x - 480 * place + (y - 180) * std::tan(lean));
      if (from_px < 7) grey -= 90 * std::min(1.0, (7 - from_px) / 2);
    }
    return static_cast<std::uint8_t>(grey);
  });
}

TEST(Uprights, OfACameraThatLooksDownCancelOnBothSidesAndWidenTheDoubtOnOne) {
  Random random(6);
  const Measured both = EstimateRollFromUprights_rad({Posts(1.5, 2, {0.1, 0.35, 0.9}, random)}, kNothing);
  ASSERT_TRUE(both.known()) << both.why_missing;
  EXPECT_NEAR(DegFromRad(*both.value), 1.5, 0.3);
  const Measured one_side = EstimateRollFromUprights_rad({Posts(1.5, 2, {0.05, 0.1, 0.2}, random)}, kNothing);
  ASSERT_TRUE(one_side.known()) << one_side.why_missing;
  EXPECT_GT(one_side.sigma, 1.5 * both.sigma);
  EXPECT_NEAR(*one_side.value, RadFromDeg(1.5), 2 * one_side.sigma);
}

TEST(Uprights, AreMissingWhereMostEdgesLeanThisWayAndThat) {
  Random random(7);
  const Frame wood = MakeFrame(480, 360, [&](int x, int y) {
    double grey = 170;
    for (int k = 0; k < 6; ++k) {
      const double lean = RadFromDeg(-9.0 + 3.4 * k);
      if (std::abs(x - 50 - 75 * k + (y - 180) * std::tan(lean)) < 5) grey = 60;
    }
    return static_cast<std::uint8_t>(grey + random.Normal(0, 2));
  });
  EXPECT_FALSE(EstimateRollFromUprights_rad({wood}, kNothing).known());
}

TEST(Uprights, HonourTheDisplaysTurn) {
  Random random(5);
  const Frame stored =
      MakeFrame(360, 480, [&](int, int y) { return static_cast<std::uint8_t>((y / 60) % 2 ? 60 : 180); });
  const Measured roll = EstimateRollFromUprights_rad({Turned(stored, 1)}, kNothing);
  ASSERT_TRUE(roll.known()) << roll.why_missing;
  EXPECT_NEAR(DegFromRad(*roll.value), 0, 0.3);
}

}  // namespace
}  // namespace hinge
