// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/shoes.h"

#include <gtest/gtest.h>

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>

#include "hinge/edge/render/tube_body_for_tests.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

using Eigen::Vector3f;

/// A standing skeleton with feet of a length and ankle of their own, turned out a little.
RestSkeleton DrawSkeleton(Random& random) {
  BodyShape shape = MakeTubeBody(static_cast<float>(random.Uniform(1.5, 2.0))).shape;
  for (const Side side : kSides) {
    const Vector3f heel = shape.joints_B[LandmarkOf(side, Part::kHeel)];
    const Eigen::AngleAxisf turn(static_cast<float>(random.Uniform(-0.3, 0.3)), Vector3f::UnitY());
    const auto longer = static_cast<float>(random.Uniform(0.85, 1.15));
    for (Vector3f* p : {&shape.joints_B[LandmarkOf(side, Part::kToe)], &shape.ball_B[side]})
      *p = heel + longer * (turn * (*p - heel));
    Vector3f& ankle = shape.joints_B[LandmarkOf(side, Part::kAnkle)];
    ankle = heel + turn * (ankle - heel);  // over the line from heel to toe, as poses have it
  }
  return MakeRestSkeleton(shape);
}

struct Shoe {
  DressedSurface surface;
  Vector3f heel, ahead, right;
  float length_m;
  float Along(const Vector3f& p) const { return (p - heel).dot(ahead); }
};
Shoe DrawShoe(Random& random, Side side) {
  const RestSkeleton rest = DrawSkeleton(random);
  const Vector3f heel = rest.joints_B[LandmarkOf(side, Part::kHeel)],
                 toe = rest.joints_B[LandmarkOf(side, Part::kToe)];
  const Vector3f ahead = (toe - heel).normalized();
  return {MakeShoe(rest, side, {}), heel, ahead, ahead.cross(Vector3f::UnitY()), (toe - heel).norm()};
}

TEST(Shoe, StandsFlatBetweenItsBevelsAndRisesBeyondHeelAndToe) {
  Random random(1);
  for (int round = 0; round < 40; ++round) {
    const Shoe shoe = DrawShoe(random, kSides[round % 2]);
    float flat_from = 1, flat_to = 0;
    for (const Vector3f& p : shoe.surface.rest.p_B) {
      const float along = shoe.Along(p);
      EXPECT_GE(p.y(), -1e-5f);
      EXPECT_GT(along, -0.012f);
      EXPECT_LT(along, shoe.length_m + 0.010f);
      if (along < -0.001f || along > shoe.length_m + 0.001f) {
        EXPECT_GT(p.y(), 0.003f);
      }
      if (p.y() > 1e-5f) continue;
      flat_from = std::min(flat_from, along);
      flat_to = std::max(flat_to, along);
    }
    EXPECT_NEAR(flat_from, 0.05f * shoe.length_m, 1e-4);
    EXPECT_NEAR(flat_to, 0.84f * shoe.length_m, 1e-4);
  }
}

TEST(Shoe, BearsTheFootOnHeelAndToePointWithinFiveMillimetres) {
  Random random(4);
  for (int round = 0; round < 40; ++round) {
    const Shoe shoe = DrawShoe(random, kSides[round % 2]);
    for (const float end : {0.0f, 1.0f}) {
      float lowest = 1;
      for (const Vector3f& p : shoe.surface.rest.p_B) {
        if (std::abs(shoe.Along(p) - end * shoe.length_m) < 0.03f * shoe.length_m)
          lowest = std::min(lowest, p.y());
      }
      EXPECT_LT(lowest, 0.005f);
    }
  }
}

TEST(Shoe, IsSeenFromOutsideAndItsSolePointsDown) {
  Random random(2);
  for (int round = 0; round < 40; ++round) {
    const Shoe shoe = DrawShoe(random, kSides[round % 2]);
    const auto& p = shoe.surface.rest.p_B;
    double volume = 0, sole = 0;
    for (const auto& t : shoe.surface.surface.triangles) {
      const Vector3f a = p[t[0]] - shoe.heel, b = p[t[1]] - shoe.heel, c = p[t[2]] - shoe.heel;
      volume += a.cross(b).dot(c) / 6;
      if (std::max({a.y(), b.y(), c.y()}) < 1e-5f) sole += (b - a).cross(c - a).y() / 2;
      const Vector3f across = (b - a).cross(c - a);
      const float least = std::min({a.dot(shoe.ahead), b.dot(shoe.ahead), c.dot(shoe.ahead)}),
                  most = std::max({a.dot(shoe.ahead), b.dot(shoe.ahead), c.dot(shoe.ahead)});
      if (most < -0.025f * shoe.length_m) {  // heel counter
        EXPECT_LE(across.dot(shoe.ahead), 1e-9f);
      }
      if (least > 1.01f * shoe.length_m) {  // tip
        EXPECT_GE(across.dot(shoe.ahead), -1e-9f);
      }
    }
    // A foot's length times about 0.31 of it wide and 0.26 high, rounded.
    const double box = std::pow(shoe.length_m, 3) * 0.31 * 0.26;
    EXPECT_GT(volume, 0.6 * box);
    EXPECT_LT(volume, 1.1 * box);
    EXPECT_LT(sole, -0.15 * shoe.length_m * shoe.length_m);
    for (const Vector3f& n : shoe.surface.rest.normal_B) EXPECT_NEAR(n.norm(), 1, 1e-3);
  }
}

TEST(Shoe, BendsWithTheToesAheadOfTheBallAlone) {
  Random random(3);
  for (int round = 0; round < 40; ++round) {
    const Side side = kSides[round % 2];
    const Shoe shoe = DrawShoe(random, side);
    float last_along = -1, last_toes = 0;
    for (std::size_t i = 0; i < shoe.surface.rest.p_B.size(); ++i) {
      const BoneShares& bones = shoe.surface.rest.bones[i];
      EXPECT_EQ(bones.bone[0], OnSide(Bone::kLeftFoot, side));
      EXPECT_EQ(bones.bone[1], OnSide(Bone::kLeftToes, side));
      EXPECT_NEAR(bones.share[0] + bones.share[1], 1, 1e-6);
      const float along = shoe.Along(shoe.surface.rest.p_B[i]) / shoe.length_m;
      if (along < 0.5f) {
        EXPECT_EQ(bones.share[1], 0);
      }
      if (along > 0.9f) {
        EXPECT_EQ(bones.share[1], 1);
      }
      if (along > last_along) {
        EXPECT_GE(bones.share[1], last_toes - 1e-6f);
      }
      last_along = along;
      last_toes = bones.share[1];
    }
  }
}

TEST(Shoe, OfTheLeftFootIsTheMirrorImageOfTheRight) {
  const RestSkeleton rest = MakeRestSkeleton(MakeTubeBody().shape);
  const DressedSurface left = MakeShoe(rest, Side::kLeft, {}), right = MakeShoe(rest, Side::kRight, {});
  ASSERT_EQ(left.rest.p_B.size(), right.rest.p_B.size());
  for (std::size_t i = 0; i < left.rest.p_B.size(); ++i) {
    const Vector3f &p = left.rest.p_B[i], &n = left.rest.normal_B[i];
    EXPECT_LT((right.rest.p_B[i] - Vector3f(p.x(), p.y(), -p.z())).norm(), 1e-5);
    EXPECT_LT((right.rest.normal_B[i] - Vector3f(n.x(), n.y(), -n.z())).norm(), 1e-3);
  }
}

TEST(Shoe, IsOfTheColourAskedOverADarkSole) {
  BodyOptions options;
  options.shoe_colour = {0.1f, 0.9f, 0.2f};
  const DressedSurface shoe = MakeShoe(MakeRestSkeleton(MakeTubeBody().shape), Side::kLeft, options);
  int coloured = 0;
  for (std::size_t i = 0; i < shoe.rest.p_B.size(); ++i) {
    coloured += shoe.surface.colour[i] == options.shoe_colour;
    if (shoe.rest.p_B[i].y() < 1e-5f) {
      EXPECT_LT(shoe.surface.colour[i].maxCoeff(), 0.1f);
    }
  }
  EXPECT_GT(coloured, 100);
}

}  // namespace
}  // namespace hinge
