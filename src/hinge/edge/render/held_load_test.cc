// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/held_load.h"

#include <gtest/gtest.h>

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

using Eigen::Vector3f;

constexpr HeldLoad kLoads[] = {HeldLoad::kBarbell, HeldLoad::kDumbbells};

PersonPose PoseWithWrists(const Vec3& left, const Vec3& right) {
  PersonPose pose;
  for (Vec3& p : pose.p_W.values) p = Vec3::Zero();
  pose.p_W[Landmark::kLeftWrist] = left;
  pose.p_W[Landmark::kRightWrist] = right;
  return pose;
}

PersonPose DrawPose(Random& random) {
  const auto point = [&] { return Vec3(random.Normal(), 1 + 0.3 * random.Normal(), random.Normal()); };
  const Vec3 left = point();
  return PoseWithWrists(left, point());
}

SurfaceShape ShapeOf(HeldLoad load, const PersonPose& pose) {
  SurfaceShape shape;
  AppendLoadShape(load, pose, shape);
  return shape;
}

TEST(HeldLoad, HasAPointInTheShapeForEachOfItsSurface) {
  Random random(1);
  for (HeldLoad load : {HeldLoad::kNone, HeldLoad::kBarbell, HeldLoad::kDumbbells}) {
    const Surface surface = MakeLoadSurface(load);
    const SurfaceShape shape = ShapeOf(load, DrawPose(random));
    EXPECT_EQ(shape.p_W.size(), surface.colour.size());
    EXPECT_EQ(shape.normal.size(), surface.colour.size());
    EXPECT_EQ(surface.gloss.size(), surface.colour.size());
    EXPECT_EQ(surface.triangles.empty(), load == HeldLoad::kNone);
    for (const auto& t : surface.triangles) {
      for (const std::uint32_t corner : t) ASSERT_LT(corner, shape.p_W.size());
    }
  }
}

TEST(HeldLoad, IsSeenFromOutsideHoweverItIsHeld) {
  Random random(2);
  for (int round = 0; round < 50; ++round) {
    for (HeldLoad load : kLoads) {
      const SurfaceShape shape = ShapeOf(load, DrawPose(random));
      for (const Vector3f& normal : shape.normal) ASSERT_NEAR(normal.norm(), 1, 1e-4);
      for (const auto& t : MakeLoadSurface(load).triangles) {
        const Vector3f seen = (shape.p_W[t[1]] - shape.p_W[t[0]]).cross(shape.p_W[t[2]] - shape.p_W[t[0]]);
        const Vector3f mean = shape.normal[t[0]] + shape.normal[t[1]] + shape.normal[t[2]];
        ASSERT_GT(seen.normalized().dot(mean.normalized()), 0.9f) << round;
      }
    }
  }
}

/// Volume by the divergence theorem: right only where the surface is closed.
TEST(HeldLoad, HasTheVolumeOfItsDiscs) {
  const auto pi = std::numbers::pi;
  const auto disc = [&](double length, double radius) { return pi * radius * radius * length; };
  const double bar = disc(2.2, 0.014) + 2 * (disc(0.44, 0.025) + disc(0.08, 0.225) + disc(0.04, 0.16)),
               bell = 2 * (disc(0.16, 0.015) + 2 * disc(0.08, 0.065));
  const double polygon = 24 / (2 * pi) * std::sin(2 * pi / 24);  // 24 corners instead of a circle
  Random random(3);
  for (HeldLoad load : kLoads) {
    const SurfaceShape shape = ShapeOf(load, DrawPose(random));
    double volume = 0;
    for (const auto& t : MakeLoadSurface(load).triangles)
      volume += shape.p_W[t[0]].cross(shape.p_W[t[1]]).dot(shape.p_W[t[2]]) / 6.0;
    EXPECT_NEAR(volume, polygon * (load == HeldLoad::kBarbell ? bar : bell), 1e-4);
  }
}

TEST(Barbell, LiesAlongTheLineOfTheWristsHalfOnEachSideOfTheirMiddle) {
  Random random(4);
  for (int round = 0; round < 50; ++round) {
    const PersonPose pose = DrawPose(random);
    const Vec3 left = pose.p_W[Landmark::kLeftWrist], right = pose.p_W[Landmark::kRightWrist];
    const Vec3 along = (right - left).normalized(), middle = 0.5 * (left + right);
    double least = 0, most = 0, radius = 0;
    for (const Vector3f& p : ShapeOf(HeldLoad::kBarbell, pose).p_W) {
      const Vec3 from = p.cast<double>() - middle;
      least = std::min(least, from.dot(along));
      most = std::max(most, from.dot(along));
      radius = std::max(radius, (from - from.dot(along) * along).norm());
    }
    EXPECT_NEAR(least, -1.1, 1e-5);
    EXPECT_NEAR(most, 1.1, 1e-5);
    EXPECT_NEAR(radius, 0.225, 1e-5);
  }
}

TEST(Dumbbells, AreInBothHands) {
  Random random(5);
  for (int round = 0; round < 50; ++round) {
    const PersonPose pose = DrawPose(random);
    const SurfaceShape shape = ShapeOf(HeldLoad::kDumbbells, pose);
    const std::size_t half = shape.p_W.size() / 2;
    for (const bool right : {false, true}) {
      Vector3f mean = Vector3f::Zero();
      for (std::size_t i = 0; i < half; ++i)
        mean += shape.p_W[i + (right ? half : 0)] / static_cast<float>(half);
      const Vec3 wrist = pose.p_W[right ? Landmark::kRightWrist : Landmark::kLeftWrist];
      EXPECT_LT((mean.cast<double>() - wrist).norm(), 1e-4) << right;
    }
  }
}

TEST(HeldLoad, IsWholeWhenTheWristsMeetOrAreExchanged) {
  for (const auto& [left, right] :
       {std::pair{Vec3(0, 1, 0), Vec3(0, 1, 0)}, {Vec3(0, 1, 0.2), Vec3(0, 1, -0.2)}}) {
    for (HeldLoad load : kLoads) {
      const SurfaceShape shape = ShapeOf(load, PoseWithWrists(left, right));
      for (const Vector3f& p : shape.p_W) ASSERT_TRUE(p.allFinite());
      for (const Vector3f& n : shape.normal) ASSERT_NEAR(n.norm(), 1, 1e-4);
    }
  }
}

TEST(HeldLoad, ComesAfterThePersonInShapeAndSurface) {
  Random random(6);
  SurfaceShape shape = {{Vector3f(1, 2, 3)}, {Vector3f(0, 1, 0)}};
  AppendLoadShape(HeldLoad::kBarbell, DrawPose(random), shape);
  EXPECT_EQ(shape.p_W.front(), Vector3f(1, 2, 3));
  EXPECT_EQ(shape.normal.front(), Vector3f(0, 1, 0));
  const Surface bar = MakeLoadSurface(HeldLoad::kBarbell), bells = MakeLoadSurface(HeldLoad::kDumbbells);
  const Surface both = Join(bar, bells);
  ASSERT_EQ(both.triangles.size(), bar.triangles.size() + bells.triangles.size());
  ASSERT_EQ(both.gloss.size(), both.colour.size());
  const auto shift = static_cast<std::uint32_t>(bar.colour.size());
  for (std::size_t i = 0; i < bells.triangles.size(); ++i) {
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t corner = both.triangles[bar.triangles.size() + i][k];
      EXPECT_EQ(corner, bells.triangles[i][k] + shift);
      EXPECT_EQ(both.colour[corner], bells.colour[bells.triangles[i][k]]);
    }
  }
}

}  // namespace
}  // namespace hinge
