// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/cut_mesh.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

using Triangle = std::array<std::uint32_t, 3>;

/// New points on edges, one for each edge however many triangles ask.
class EdgePoints {
 public:
  EdgePoints(CutMesh& mesh, std::vector<float>& field) : mesh_(mesh), field_(field) {}

  std::uint32_t Between(std::uint32_t a, std::uint32_t b) {
    if (a > b) std::swap(a, b);
    const auto [found, is_new] =
        points_.try_emplace((std::uint64_t{a} << 32) | b, static_cast<std::uint32_t>(mesh_.p_B.size()));
    if (!is_new) return found->second;
    const float t = field_[a] / (field_[a] - field_[b]);
    mesh_.p_B.push_back((1 - t) * mesh_.p_B[a] + t * mesh_.p_B[b]);
    mesh_.bones.push_back(BlendShares(mesh_.bones[a], mesh_.bones[b], t));
    field_.push_back(0);
    return found->second;
  }

 private:
  CutMesh& mesh_;
  std::vector<float>& field_;
  std::unordered_map<std::uint64_t, std::uint32_t> points_;
};

bool Crosses(float a, float b) { return (a < 0 && b > 0) || (a > 0 && b < 0); }

/// Lines that nearly meet a point go through it: no slivers.
void SnapToPoints(const CutMesh& mesh, std::vector<float>& field) {
  constexpr float kNear = 0.03f;
  for (const Triangle& t : mesh.triangles) {
    for (int k = 0; k < 3; ++k) {
      const std::uint32_t a = t[static_cast<std::size_t>(k)], b = t[static_cast<std::size_t>((k + 1) % 3)];
      if (!Crosses(field[a], field[b])) continue;
      const float at = field[a] / (field[a] - field[b]);
      if (at < kNear) field[a] = 0;
      if (at > 1 - kNear) field[b] = 0;
    }
  }
}

/// The triangle turned so that its first corner is alone on its side, or on the line while the others lie
/// apart.
Triangle Turned(const Triangle& t, const std::vector<float>& field) {
  for (std::size_t k = 0; k < 3; ++k) {
    const Triangle turned = {t[k], t[(k + 1) % 3], t[(k + 2) % 3]};
    const float a = field[turned[0]], b = field[turned[1]], c = field[turned[2]];
    if (Crosses(a, b) && Crosses(a, c)) return turned;
    if (a == 0 && Crosses(b, c)) return turned;
  }
  return t;
}

void Split(CutMesh& mesh, std::size_t idx, EdgePoints& edges, const std::vector<float>& field) {
  const Triangle t = Turned(mesh.triangles[idx], field);
  const Cover cover = mesh.cover[idx];
  const auto add = [&](const Triangle& part) {
    mesh.triangles.push_back(part);
    mesh.cover.push_back(cover);
  };
  if (field[t[0]] == 0) {
    const std::uint32_t m = edges.Between(t[1], t[2]);
    mesh.triangles[idx] = {t[0], t[1], m};
    return add({t[0], m, t[2]});
  }
  const std::uint32_t m = edges.Between(t[0], t[1]), n = edges.Between(t[0], t[2]);
  mesh.triangles[idx] = {t[0], m, n};
  add({m, t[1], t[2]});
  add({m, t[2], n});
}

}  // namespace

BoneShares BlendShares(const BoneShares& a, const BoneShares& b, float t) {
  std::array<float, kBoneCount> sums{};
  for (std::size_t k = 0; k < 4; ++k) {
    sums[Index(a.bone[k])] += (1 - t) * a.share[k];
    sums[Index(b.bone[k])] += t * b.share[k];
  }
  return StrongestShares(sums);
}

std::vector<float> CutAlongZero(CutMesh& mesh, std::vector<float> field) {
  HINGE_CHECK(field.size() == mesh.p_B.size(), field.size(), mesh.p_B.size());
  SnapToPoints(mesh, field);
  EdgePoints edges(mesh, field);
  const std::size_t count = mesh.triangles.size();
  for (std::size_t idx = 0; idx < count; ++idx) {
    const Triangle t = mesh.triangles[idx];
    const float a = field[t[0]], b = field[t[1]], c = field[t[2]];
    if (Crosses(a, b) || Crosses(b, c) || Crosses(c, a)) Split(mesh, idx, edges, field);
  }
  return field;
}

void CoverPositive(CutMesh& mesh, const std::vector<float>& field, Cover from, Cover to) {
  for (std::size_t idx = 0; idx < mesh.triangles.size(); ++idx) {
    const Triangle& t = mesh.triangles[idx];
    if (mesh.cover[idx] == from && field[t[0]] + field[t[1]] + field[t[2]] > 0) mesh.cover[idx] = to;
  }
}

}  // namespace hinge
