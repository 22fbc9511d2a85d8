// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/stage.h"

#include <gtest/gtest.h>

#include <Eigen/Geometry>
#include <tuple>

#include "hinge/edge/render/held_load.h"
#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

constexpr Place kPlaces[] = {Place::kTreadmill, Place::kRoad, Place::kTrack, Place::kStudio};

StageOptions DrawOptions(Random& random) {
  return {.place = kPlaces[static_cast<int>(random.Uniform(0, 4))],
          .grade = random.Uniform(-0.1, 0.2),
          .facing = random.Uniform() < 0.5 ? Facing::kRight : Facing::kLeft,
          .seed = static_cast<std::uint64_t>(random.Uniform(0, 1e9))};
}

TEST(MakeStage, FacesAreCounterClockwiseAsTheirNormalsSay) {
  Random random(1);
  for (int i = 0; i < 40; ++i) {
    for (const StageMesh& mesh : MakeStage(DrawOptions(random)).meshes) {
      for (const auto& t : mesh.triangles) {
        const auto& [a, b, c] = std::tie(mesh.points[t[0]], mesh.points[t[1]], mesh.points[t[2]]);
        const Eigen::Vector3f out = (b.p_W - a.p_W).cross(c.p_W - a.p_W);
        EXPECT_GT(out.dot(a.normal), 0);
        EXPECT_NEAR(a.normal.norm(), 1, 1e-5);
      }
    }
  }
}

TEST(MakeStage, NothingStandsBetweenTheCameraAndTheRunner) {
  Random random(2);
  for (int i = 0; i < 60; ++i) {
    const StageOptions options = DrawOptions(random);
    const float near = options.facing == Facing::kRight ? 1 : -1;
    for (const StageMesh& mesh : MakeStage(options).meshes) {
      for (const StagePoint& p : mesh.points) {
        if (p.p_W.x() < -1.2f || p.p_W.x() > 0.55f || near * p.p_W.z() < 0) continue;
        EXPECT_LT(p.p_W.y() - options.grade * p.p_W.x(), 0.01 + (p.p_W.y() > 2.5f ? 9 : 0))
            << "hides the feet";
      }
    }
  }
}

TEST(MakeStage, TheBeltIsTheGroundPlaneAndTheFloorIsBelowIt) {
  for (double grade : {-0.05, 0.0, 0.15}) {
    const Stage stage = MakeStage({.grade = grade});
    int belts = 0;
    float floor_m = 9;
    for (const StageMesh& mesh : stage.meshes) {
      belts += mesh.is_belt;
      for (const StagePoint& p : mesh.points) {
        floor_m = std::min(floor_m, p.p_W.y());
        if (mesh.is_belt) {
          EXPECT_NEAR(p.p_W.y(), grade * p.p_W.x(), 1e-6);
        }
      }
    }
    EXPECT_EQ(belts, 1);
    EXPECT_NEAR(floor_m, std::min(grade * kBeltRear_m, grade * kBeltFront_m) - kDeckHeight_m, 1e-5);
  }
}

TEST(MakeStage, SeedsDifferAndAreRepeated) {
  for (Place place : kPlaces) {
    const auto first = [&](std::uint64_t seed) {
      return MakeStage({.place = place, .seed = seed}).meshes[0].points[0].colour;
    };
    EXPECT_EQ(first(3), first(3));
    EXPECT_NE(first(3), first(4));
  }
}

TEST(MakeStage, RefusesWhatItCannotBuild) {
  EXPECT_THROW(MakeStage({.grade = 2}), ContractViolation);
  EXPECT_NE(Problems(StageOptions{.light_height_rad = 0}).at(0).find("light_height_rad"), std::string::npos);
}

TEST(MakePattern, RepeatsWithoutASeamAndByItsSeed) {
  for (int i = 0; i < kPatternCount; ++i) {
    const auto pattern = static_cast<Pattern>(i);
    const auto pixels = MakePattern(pattern, 64, 5);
    EXPECT_EQ(pixels, MakePattern(pattern, 64, 5));
    EXPECT_EQ(pixels == MakePattern(pattern, 64, 6), pattern == Pattern::kPlain);
    double mean = 0;
    for (std::size_t k = 0; k < pixels.size(); k += 4) mean += pixels[k] / (64.0 * 64.0);
    EXPECT_GT(mean, 30) << i;
    EXPECT_LT(mean, 200) << i;
  }
  EXPECT_THROW(MakePattern(Pattern::kBelt, 60, 1), ContractViolation);
}

TEST(HeldLoad, PutsABarThroughBothWristsAndADumbbellInEachHand) {
  PersonPose pose;
  pose.p_W[Landmark::kLeftWrist] = {0.3, 0.8, -0.25};
  pose.p_W[Landmark::kRightWrist] = {0.35, 0.9, 0.25};
  for (HeldLoad load : {HeldLoad::kBarbell, HeldLoad::kDumbbells}) {
    const Surface surface = MakeLoadSurface(load);
    SurfaceShape shape;
    AppendLoadShape(load, pose, shape);
    ASSERT_EQ(shape.p_W.size(), surface.colour.size());
    Eigen::Vector3f middle = Eigen::Vector3f::Zero();
    for (const auto& p : shape.p_W) middle += p / static_cast<float>(shape.p_W.size());
    EXPECT_LT((middle - Eigen::Vector3f(0.325f, 0.85f, 0)).norm(), 1e-4f);
    for (const auto& t : surface.triangles) {
      const Eigen::Vector3f out =
          (shape.p_W[t[1]] - shape.p_W[t[0]]).cross(shape.p_W[t[2]] - shape.p_W[t[0]]);
      EXPECT_GT(out.dot(shape.normal[t[0]]), 0);
    }
  }
  const Eigen::ParametrizedLine<double, 3> bar = Eigen::ParametrizedLine<double, 3>::Through(
      pose.p_W[Landmark::kLeftWrist], pose.p_W[Landmark::kRightWrist]);
  SurfaceShape shape;
  AppendLoadShape(HeldLoad::kBarbell, pose, shape);
  for (int i = 0; i < 48; ++i)
    EXPECT_NEAR(bar.distance(shape.p_W[i].cast<double>()), 0.014, 1e-5) << "the bar itself";
}

TEST(HeldLoad, JoinedSurfacesKeepTheirColours) {
  const Surface barbell = MakeLoadSurface(HeldLoad::kBarbell), both = Join(barbell, barbell);
  EXPECT_EQ(both.triangles.size(), 2 * barbell.triangles.size());
  EXPECT_EQ(both.triangles.back()[0], barbell.triangles.back()[0] + barbell.colour.size());
  EXPECT_TRUE(MakeLoadSurface(HeldLoad::kNone).triangles.empty());
}

}  // namespace
}  // namespace hinge
