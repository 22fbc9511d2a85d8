// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/clothes.h"

#include <gtest/gtest.h>

#include <Eigen/Geometry>

#include "hinge/edge/render/tube_body_for_tests.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

using Eigen::Vector3f;

BodyOptions DrawOptions(Random& random) {
  BodyOptions options = MakeRandomBody(static_cast<std::uint64_t>(random.Uniform(0, 1e6)), 1.75);
  options.top = random.Uniform() < 0.5 ? TopWear::kShirt : TopWear::kSinglet;
  return options;
}

double AreaOf(const std::vector<Vector3f>& p, const std::array<std::uint32_t, 3>& t) {
  return (p[t[1]] - p[t[0]]).cross(p[t[2]] - p[t[0]]).norm() / 2;
}

/// Area of one cover on the pieces that pass.
template <typename Pass>
double AreaOf(const CutMesh& mesh, Cover cover, Pass pass) {
  double sum = 0;
  for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
    const auto& t = mesh.triangles[i];
    const Vector3f middle = (mesh.p_B[t[0]] + mesh.p_B[t[1]] + mesh.p_B[t[2]]) / 3;
    if (mesh.cover[i] == cover && pass(middle, mesh.bones[t[0]])) sum += AreaOf(mesh.p_B, t);
  }
  return sum;
}
bool Anywhere(const Vector3f&, const BoneShares&) { return true; }

TEST(ShareOfALimb, IsNoughtAtItsRootOneInTheMiddleAndTwoAtItsEnd) {
  Random random(1);
  const BodyShape shape = MakeTubeBody().shape;
  for (const Side side : kSides) {
    const auto at = [&](Part part) -> Vector3f { return shape.joints_B[LandmarkOf(side, part)]; };
    for (int round = 0; round < 50; ++round) {
      const auto t = static_cast<float>(random.Uniform());
      const auto between = [&](Part a, Part b) -> Vector3f { return at(a) + t * (at(b) - at(a)); };
      EXPECT_NEAR(ShareOfLeg(shape, side, between(Part::kHip, Part::kKnee)), t, 1e-4);
      EXPECT_NEAR(ShareOfLeg(shape, side, between(Part::kKnee, Part::kAnkle)), 1 + t, 1e-4);
      EXPECT_NEAR(ShareOfArm(shape, side, between(Part::kShoulder, Part::kElbow)), t, 1e-4);
      EXPECT_NEAR(ShareOfArm(shape, side, between(Part::kElbow, Part::kWrist)), 1 + t, 1e-4);
    }
  }
}

TEST(LegAndArmShares, CountEachBoneOnceAndOnItsOwnSide) {
  for (std::size_t idx = 0; idx < kBoneCount; ++idx) {
    BoneShares bones;
    bones.bone = {static_cast<Bone>(idx), Bone::kPelvis, Bone::kPelvis, Bone::kPelvis};
    bones.share = {0.6f, 0.4f, 0, 0};
    const bool leg = idx >= Index(Bone::kLeftThigh) && idx <= Index(Bone::kRightToes);
    const bool arm = idx > Index(Bone::kRightToes);
    for (const Side side : kSides) {
      const bool own = idx % 2 == static_cast<std::size_t>(side);  // the left ones are even
      EXPECT_FLOAT_EQ(LegShare(bones, side), leg && own ? 0.6f : 0) << idx;
      EXPECT_FLOAT_EQ(ArmShare(bones, side), arm && own ? 0.6f : 0) << idx;
    }
  }
}

TEST(Hairline, HasTheCrownOverItAndFaceNapeAndBodyUnderIt) {
  for (const float height_m : {1.5f, 1.75f, 2.0f}) {
    const BodyShape shape = MakeTubeBody(height_m).shape;
    EXPECT_GT(OverHairline_m(shape, shape.skull_top_B), 0.05f);
    EXPECT_LT(OverHairline_m(shape, shape.joints_B[Landmark::kNose]), 0);
    EXPECT_LT(OverHairline_m(shape, shape.neck_B), 0);
    EXPECT_EQ(OverHairline_m(shape, shape.joints_B[Landmark::kLeftHip]), -1);
    const Vector3f ear = shape.joints_B[Landmark::kLeftEar];
    EXPECT_LT(OverHairline_m(shape, ear + Vector3f(0.08f, 0.03f, 0)), 0);   // the forehead
    EXPECT_GT(OverHairline_m(shape, ear + Vector3f(-0.08f, 0.03f, 0)), 0);  // as high at the back
  }
}

TEST(ClothesCut, GoesByWhatIsWornAndHowLooselyItIs) {
  const BodyShape shape = MakeTubeBody().shape;
  BodyOptions tight, loose;
  tight.looseness = 0;
  loose.looseness = 1;
  EXPECT_GT(MakeClothesCut(shape, tight).top_hem_y_m, MakeClothesCut(shape, loose).top_hem_y_m);
  EXPECT_LT(MakeClothesCut(shape, tight).sleeve_share, MakeClothesCut(shape, loose).sleeve_share);
  EXPECT_LT(MakeClothesCut(shape, tight).leg_hem_share, MakeClothesCut(shape, loose).leg_hem_share);
  loose.top = TopWear::kSinglet;
  loose.legs = LegWear::kTights;
  EXPECT_EQ(MakeClothesCut(shape, loose).sleeve_share, 0);
  EXPECT_GT(MakeClothesCut(shape, loose).leg_hem_share, 1.5f);
}

TEST(CutClothes, CutAndCoverTheSkinAndLoseNoneOfIt) {
  Random random(2);
  const TubeBody body = MakeTubeBody();
  double skin = 0;
  for (const auto& t : body.data.skin) skin += AreaOf(body.shape.points_B, t);
  for (int round = 0; round < 20; ++round) {
    const BodyOptions options = DrawOptions(random);
    const CutMesh mesh = CutClothes(body.data, body.shape, options);
    double all = 0;
    for (std::size_t c = 0; c < kCoverCount; ++c) all += AreaOf(mesh, static_cast<Cover>(c), Anywhere);
    EXPECT_NEAR(all, skin, 1e-4 * skin);
    for (const Cover cover : {Cover::kSkin, Cover::kTop, Cover::kLegs, Cover::kSock, Cover::kNothing})
      EXPECT_GT(AreaOf(mesh, cover, Anywhere), 0.003) << static_cast<int>(cover);
    EXPECT_EQ(AreaOf(mesh, Cover::kHair, Anywhere) > 0, options.hair_style != HairStyle::kNone);
  }
}

TEST(CutClothes, EndAtTheirHems) {
  constexpr float kNear = 0.01f;  // a cut goes through a point that it nearly meets
  Random random(3);
  const TubeBody body = MakeTubeBody();
  for (int round = 0; round < 20; ++round) {
    const BodyOptions options = DrawOptions(random);
    const ClothesCut cut = MakeClothesCut(body.shape, options);
    const CutMesh mesh = CutClothes(body.data, body.shape, options);
    for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
      for (const std::uint32_t corner : mesh.triangles[i]) {
        const Vector3f& p = mesh.p_B[corner];
        const BoneShares& bones = mesh.bones[corner];
        for (const Side side : kSides) {
          if (mesh.cover[i] == Cover::kTop && ArmShare(bones, side) > 0.9f) {
            EXPECT_EQ(options.top, TopWear::kShirt);
            EXPECT_LT(ShareOfArm(body.shape, side, p), cut.sleeve_share + kNear);
          }
          if (mesh.cover[i] == Cover::kLegs && LegShare(bones, side) > 0.9f) {
            EXPECT_LT(ShareOfLeg(body.shape, side, p), cut.leg_hem_share + kNear);
          }
          if (mesh.cover[i] == Cover::kSock) {
            EXPECT_LT(p.y(),
                      body.shape.joints_B[LandmarkOf(side, Part::kAnkle)].y() + cut.sock_height_m + kNear);
          }
        }
        if (mesh.cover[i] == Cover::kLegs) {
          EXPECT_LT(p.y(), cut.top_hem_y_m + kNear);
        }
      }
    }
  }
}

TEST(CutClothes, LeaveNothingOfAFootInsideItsShoe) {
  const TubeBody body = MakeTubeBody();
  const CutMesh mesh = CutClothes(body.data, body.shape, {});
  const float ankle_y = body.shape.joints_B[Landmark::kLeftAnkle].y();
  const auto low = [&](const Vector3f& p, const BoneShares&) { return p.y() < ankle_y - 0.01f; };
  for (const Cover cover : {Cover::kSkin, Cover::kSock, Cover::kLegs, Cover::kTop})
    EXPECT_LT(AreaOf(mesh, cover, low), 1e-5) << static_cast<int>(cover);
  EXPECT_GT(AreaOf(mesh, Cover::kNothing, low), 0.02);
}

}  // namespace
}  // namespace hinge
