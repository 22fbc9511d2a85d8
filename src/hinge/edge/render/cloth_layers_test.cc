// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/cloth_layers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace hinge {
namespace {

const BodyData& Data() {
  static const BodyData data = ReadBodyData(std::filesystem::path(HINGE_SOURCE_DIR) / ".parts/body");
  return data;
}

/// How far each drawn corner of those covers stands off the skin that it covers. The layers keep the cut
/// mesh's order of triangles; hems come after them.
std::vector<float> HeightsOverSkin_m(const BodyOptions& options, std::initializer_list<Cover> covers) {
  const BodyShape shape = MakeBodyShape(Data(), options);
  const CutMesh mesh = CutClothes(Data(), shape, options);
  const DressedSurface dressed = MakeClothLayers(mesh, shape, options);
  const std::vector<Eigen::Vector3f> normals = CalcNormals(mesh.p_B, mesh.triangles);
  std::vector<float> heights_m;
  std::size_t drawn = 0;
  for (std::size_t idx = 0; idx < mesh.triangles.size(); ++idx) {
    if (mesh.cover[idx] == Cover::kNothing) continue;
    const auto& corners = dressed.surface.triangles[drawn++];
    if (std::find(covers.begin(), covers.end(), mesh.cover[idx]) == covers.end()) continue;
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t skin = mesh.triangles[idx][k];
      heights_m.push_back((dressed.rest.p_B[corners[k]] - mesh.p_B[skin]).dot(normals[skin]));
    }
  }
  return heights_m;
}

TEST(ClothLayers, LieNowhereUnderTheSkinThatTheyCover) {
  constexpr float kThinnest_m = 0.0019f;  // tights
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const BodyOptions options = MakeRandomBody(seed, 1.5 + 0.04 * static_cast<double>(seed));
    const std::vector<float> heights_m = HeightsOverSkin_m(options, {Cover::kTop, Cover::kLegs});
    ASSERT_GT(heights_m.size(), 1000u);
    EXPECT_GE(*std::min_element(heights_m.begin(), heights_m.end()), kThinnest_m) << "body " << seed;
  }
}

TEST(ClothLayers, StandOffTheSkinByLessThanAHand) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const std::vector<float> heights_m =
        HeightsOverSkin_m(MakeRandomBody(seed, 1.75), {Cover::kTop, Cover::kLegs, Cover::kHair});
    EXPECT_LT(*std::max_element(heights_m.begin(), heights_m.end()), 0.06f) << "body " << seed;
  }
}

TEST(ClothLayers, LeaveBareSkinWhereItIs) {
  for (const float height_m : HeightsOverSkin_m({}, {Cover::kSkin})) ASSERT_EQ(height_m, 0);
}

}  // namespace
}  // namespace hinge
