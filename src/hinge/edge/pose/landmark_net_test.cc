// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/landmark_net.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/edge/pose/roi.h"

namespace hinge {
namespace {

constexpr float kCold = -30;
constexpr float kHot = 4;

std::vector<float> ColdHeat() { return std::vector<float>(kHeatSide * kHeatSide * kBlazeOutputs, kCold); }

float& HeatAt(std::vector<float>& heat, int col, int row, std::size_t point) {
  return heat[static_cast<std::size_t>(row * kHeatSide + col) * kBlazeOutputs + point];
}

std::array<RegionPoint, kBlazeOutputs> PointsAt(const Vec2& p_unit) {
  std::array<RegionPoint, kBlazeOutputs> points;
  points.fill({.p_unit = p_unit, .visibility = 0.9});
  return points;
}

TEST(DecodeLandmarks, ReadsPixelsOf256AndTurnsLogitsIntoBeliefs) {
  std::vector<float> values(kBlazeOutputs * 5, 0);
  values[5 * 31] = 64, values[5 * 31 + 1] = 192, values[5 * 31 + 3] = 2;
  const auto points = DecodeLandmarks(values);
  EXPECT_EQ(points[31].p_unit, Vec2(0.25, 0.75));
  EXPECT_NEAR(points[31].visibility, 1 / (1 + std::exp(-2.0)), 1e-6);
  EXPECT_NEAR(points[0].visibility, 0.5, 1e-6);
}

TEST(RefineByHeatMap, MovesAPointToItsHotCell) {
  auto heat = ColdHeat();
  auto points = PointsAt(Vec2(32.5, 20.5) / kHeatSide);
  HeatAt(heat, 35, 18, 27) = kHot;
  RefineByHeatMap(heat, points);
  EXPECT_LT((points[27].p_unit - Vec2(35, 18) / kHeatSide).norm(), 1e-6);
  EXPECT_EQ(points[26].p_unit, Vec2(32.5, 20.5) / kHeatSide);  // its own map is cold
}

TEST(RefineByHeatMap, TakesTheCentreOfGravity) {
  auto heat = ColdHeat();
  auto points = PointsAt(Vec2(32, 20) / kHeatSide);
  HeatAt(heat, 31, 20, 0) = HeatAt(heat, 34, 20, 0) = kHot;
  RefineByHeatMap(heat, points);
  EXPECT_NEAR(points[0].p_unit.x() * kHeatSide, 32.5, 1e-4);
}

TEST(RefineByHeatMap, LooksFourCellsFarAndNoFarther) {
  auto heat = ColdHeat();
  auto points = PointsAt(Vec2(32.9, 20.9) / kHeatSide);
  HeatAt(heat, 28, 20, 0) = kHot;
  HeatAt(heat, 27, 20, 1) = kHot;
  RefineByHeatMap(heat, points);
  EXPECT_NEAR(points[0].p_unit.x() * kHeatSide, 28, 1e-4);
  EXPECT_NEAR(points[1].p_unit.x() * kHeatSide, 32.9, 1e-9);
}

TEST(RefineByHeatMap, LeavesPointsOutsideTheRegionAlone) {
  const auto heat = std::vector<float>(kHeatSide * kHeatSide * kBlazeOutputs, kHot);
  for (const Vec2& outside : {Vec2(-0.1, 0.5), Vec2(0.5, 1.0), Vec2(std::nan(""), 0.5)}) {
    auto points = PointsAt(outside);
    RefineByHeatMap(heat, points);
    EXPECT_EQ(points[3].p_unit.y(), outside.y());
  }
}

TEST(BodyLandmarks, TakesTheNamedPointsOutOfTheThirtyThree) {
  PersonReading reading;
  for (std::size_t i = 0; i < reading.points.size(); ++i)
    reading.points[i].p_I_px = Vec2(static_cast<double>(i), 0);
  const auto body = BodyLandmarks(reading);
  EXPECT_EQ(body[Landmark::kNose].p_I_px.x(), 0);
  EXPECT_EQ(body[Landmark::kLeftEar].p_I_px.x(), 7);
  EXPECT_EQ(body[Landmark::kRightShoulder].p_I_px.x(), 12);
  EXPECT_EQ(body[Landmark::kLeftWrist].p_I_px.x(), 15);
  EXPECT_EQ(body[Landmark::kLeftHip].p_I_px.x(), 23);
  EXPECT_EQ(body[Landmark::kRightHeel].p_I_px.x(), 30);
  EXPECT_EQ(body[Landmark::kLeftToe].p_I_px.x(), 31);
  EXPECT_EQ(body[Landmark::kRightToe].p_I_px.x(), 32);
}

// A person who fills the middle third of the region's width, from top to bottom.
std::vector<float> StandingMask() {
  std::vector<float> logits(kBlazeSide * kBlazeSide, -5);
  for (std::size_t i = 0; i < logits.size(); ++i) {
    const std::size_t col = i % kBlazeSide;
    if (col > kBlazeSide / 3 && col < 2 * kBlazeSide / 3) logits[i] = 5;
  }
  return logits;
}

TEST(TouchesBorder, SeesAPersonWhoIsCutByThePicturesLowerEdge) {
  const Region whole = {.centre_I_px = Vec2(320, 180), .size_px = 300, .rotation = {}};
  const Region low = {.centre_I_px = Vec2(320, 300), .size_px = 300, .rotation = {}};
  EXPECT_FALSE(TouchesBorder(StandingMask(), whole, 640, 360));
  EXPECT_TRUE(TouchesBorder(StandingMask(), low, 640, 360));
}

TEST(TouchesBorder, FollowsARegionThatIsTurned) {
  const Region lying = {.centre_I_px = Vec2(100, 180), .size_px = 300, .rotation = Angle::Degrees(90)};
  const Region upright = {.centre_I_px = Vec2(100, 180), .size_px = 300, .rotation = {}};
  EXPECT_TRUE(TouchesBorder(StandingMask(), lying, 640, 360));
  EXPECT_FALSE(TouchesBorder(StandingMask(), upright, 640, 360));
}

}  // namespace
}  // namespace hinge
