// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/cut_mesh.h"

#include <gtest/gtest.h>

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

constexpr std::uint32_t kSide = 9;

/// A square of cloth, its points shaken within the plane z = 0; all triangles seen from +z.
CutMesh MakeCloth(Random& random) {
  CutMesh mesh;
  for (std::uint32_t j = 0; j < kSide; ++j) {
    for (std::uint32_t i = 0; i < kSide; ++i) {
      mesh.p_B.emplace_back(static_cast<float>(i + random.Uniform(-0.3, 0.3)),
                            static_cast<float>(j + random.Uniform(-0.3, 0.3)), 0);
      mesh.bones.emplace_back();
      mesh.bones.back().bone[0] = i < kSide / 2 ? Bone::kLeftThigh : Bone::kLeftShank;
    }
  }
  for (std::uint32_t j = 0; j + 1 < kSide; ++j) {
    for (std::uint32_t i = 0; i + 1 < kSide; ++i) {
      const std::uint32_t a = j * kSide + i, b = a + 1, c = a + kSide, d = c + 1;
      mesh.triangles.push_back({a, b, d});
      mesh.triangles.push_back({a, d, c});
    }
  }
  mesh.cover.assign(mesh.triangles.size(), Cover::kSkin);
  return mesh;
}

std::vector<float> DrawField(const CutMesh& mesh, Random& random) {
  std::vector<float> field(mesh.p_B.size());
  for (float& value : field) value = random.Uniform() < 0.1 ? 0 : static_cast<float>(random.Normal());
  return field;
}

float Area(const CutMesh& mesh, std::size_t idx) {
  const auto& t = mesh.triangles[idx];
  return (mesh.p_B[t[1]] - mesh.p_B[t[0]]).cross(mesh.p_B[t[2]] - mesh.p_B[t[0]]).z() / 2;
}
double AreaOf(const CutMesh& mesh, Cover cover) {
  double sum = 0;
  for (std::size_t idx = 0; idx < mesh.triangles.size(); ++idx)
    sum += mesh.cover[idx] == cover ? Area(mesh, idx) : 0;
  return sum;
}

/// How often each directed edge is used.
std::map<std::pair<std::uint32_t, std::uint32_t>, int> EdgesOf(const CutMesh& mesh) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> edges;
  for (const auto& t : mesh.triangles) {
    for (std::size_t k = 0; k < 3; ++k) ++edges[{t[k], t[(k + 1) % 3]}];
  }
  return edges;
}

/// Length of the edges that only one triangle has.
double BorderOf(const CutMesh& mesh) {
  const auto edges = EdgesOf(mesh);
  double length = 0;
  for (const auto& [edge, count] : edges) {
    if (!edges.contains({edge.second, edge.first}))
      length += (mesh.p_B[edge.first] - mesh.p_B[edge.second]).norm();
  }
  return length;
}

TEST(CutMesh, LeavesNoTriangleOnBothSidesOfTheLine) {
  Random random(1);
  for (int round = 0; round < 50; ++round) {
    CutMesh mesh = MakeCloth(random);
    const std::vector<float> field = CutAlongZero(mesh, DrawField(mesh, random));
    ASSERT_EQ(field.size(), mesh.p_B.size());
    ASSERT_EQ(mesh.bones.size(), mesh.p_B.size());
    ASSERT_EQ(mesh.cover.size(), mesh.triangles.size());
    for (const auto& t : mesh.triangles) {
      const auto [low, high] = std::minmax({field[t[0]], field[t[1]], field[t[2]]});
      EXPECT_FALSE(low < 0 && high > 0) << low << " " << high;
    }
  }
}

TEST(CutMesh, KeepsAreaBorderAndTheSideThatIsSeen) {
  Random random(2);
  for (int round = 0; round < 50; ++round) {
    CutMesh mesh = MakeCloth(random);
    const double area = AreaOf(mesh, Cover::kSkin), border = BorderOf(mesh);
    CutAlongZero(mesh, DrawField(mesh, random));
    EXPECT_NEAR(AreaOf(mesh, Cover::kSkin), area, 1e-4 * area);
    EXPECT_NEAR(BorderOf(mesh), border, 1e-4 * border);  // no gap, no corner on an edge's inside
    for (const auto& [edge, count] : EdgesOf(mesh)) EXPECT_EQ(count, 1);
    for (std::size_t idx = 0; idx < mesh.triangles.size(); ++idx) EXPECT_GT(Area(mesh, idx), 0);
  }
}

TEST(CutMesh, CutsALineWhereItIsToAFewPercentOfAnEdge) {
  Random random(3);
  for (int round = 0; round < 50; ++round) {
    CutMesh mesh = MakeCloth(random);
    const std::size_t before = mesh.p_B.size();
    const double angle = random.Uniform(0, 6.28);
    const Eigen::Vector3f normal(static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle)), 0);
    std::vector<float> line;
    for (const auto& p : mesh.p_B) line.push_back(normal.dot(p - Eigen::Vector3f(4, 4, 0)));
    const std::vector<float> field = CutAlongZero(mesh, line);
    ASSERT_GT(mesh.p_B.size(), before);
    for (std::size_t idx = 0; idx < field.size(); ++idx) {
      if (field[idx] != 0) continue;
      EXPECT_LT(std::abs(normal.dot(mesh.p_B[idx] - Eigen::Vector3f(4, 4, 0))), 0.03 * 2.3) << idx;
    }
    CoverPositive(mesh, field, Cover::kSkin, Cover::kTop);
    const double all = AreaOf(mesh, Cover::kSkin) + AreaOf(mesh, Cover::kTop);
    EXPECT_NEAR(AreaOf(mesh, Cover::kTop), all / 2, 0.1 * all);  // a line through the middle
  }
}

TEST(CutMesh, GoesThroughAPointThatItNearlyMeetsAndMakesNoSliver) {
  CutMesh mesh;
  mesh.p_B = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}};
  mesh.bones.resize(3);
  mesh.triangles = {{0, 1, 2}};
  mesh.cover = {Cover::kSkin};
  CutMesh near_point = mesh;
  EXPECT_EQ(CutAlongZero(near_point, {0.02f, -0.98f, -0.98f})[0], 0);
  EXPECT_EQ(near_point.triangles.size(), 1u);
  EXPECT_EQ(CutAlongZero(mesh, {0.1f, -0.9f, -0.9f}).size(), 5u);
  EXPECT_EQ(mesh.triangles.size(), 3u);
  EXPECT_LT((mesh.p_B[3] - Eigen::Vector3f(0.1f, 0, 0)).norm(), 1e-6);
}

TEST(CutMesh, CoversOnlyWhatWasCoveredByWhatIsAsked) {
  Random random(4);
  CutMesh mesh = MakeCloth(random);
  const std::vector<float> field = CutAlongZero(mesh, DrawField(mesh, random));
  const CutMesh before = mesh;
  CoverPositive(mesh, field, Cover::kTop, Cover::kHair);
  EXPECT_EQ(mesh.cover, before.cover);
  CoverPositive(mesh, field, Cover::kSkin, Cover::kTop);
  for (std::size_t idx = 0; idx < mesh.triangles.size(); ++idx) {
    const auto& t = mesh.triangles[idx];
    const float most = std::max({field[t[0]], field[t[1]], field[t[2]]});
    EXPECT_EQ(mesh.cover[idx] == Cover::kTop, most > 0);
  }
}

TEST(CutMesh, NeedsAValueForEveryPoint) {
  Random random(5);
  CutMesh mesh = MakeCloth(random);
  EXPECT_THROW(CutAlongZero(mesh, {1, -1}), ContractViolation);
}

TEST(BlendedShares, GoFromOneToTheOtherAndAddToOne) {
  Random random(6);
  for (int round = 0; round < 200; ++round) {
    BoneShares a, b;
    a.bone = {Bone::kPelvis, Bone::kLeftThigh, Bone::kSpine1, Bone::kSpine2};
    a.share = {0.7f, 0.3f, 0, 0};
    b.bone = {Bone::kLeftThigh, Bone::kLeftShank, Bone::kPelvis, Bone::kHead};
    b.share = {0.6f, 0.4f, 0, 0};
    const auto t = static_cast<float>(random.Uniform());
    const BoneShares mix = BlendShares(a, b, t);
    EXPECT_NEAR(std::accumulate(mix.share.begin(), mix.share.end(), 0.0f), 1, 1e-5);
    const auto share_of = [&](Bone bone) {
      float sum = 0;
      for (std::size_t k = 0; k < 4; ++k) sum += mix.bone[k] == bone ? mix.share[k] : 0;
      return sum;
    };
    EXPECT_NEAR(share_of(Bone::kPelvis), 0.7 * (1 - t), 1e-5);
    EXPECT_NEAR(share_of(Bone::kLeftThigh), 0.3 * (1 - t) + 0.6 * t, 1e-5);
    EXPECT_NEAR(share_of(Bone::kLeftShank), 0.4 * t, 1e-5);
  }
}

}  // namespace
}  // namespace hinge
