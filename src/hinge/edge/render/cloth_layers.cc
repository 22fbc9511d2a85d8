// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/cloth_layers.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace hinge {
namespace {

using Eigen::Vector3f;
using Triangle = std::array<std::uint32_t, 3>;

float Ramp(float from, float to, float x) { return std::clamp((x - from) / (to - from), 0.0f, 1.0f); }

constexpr float kMostBridged_m = 0.025f;  // over a hollow

struct Lift {
  float out_m = 0, hang_m = 0;
};

/// How far each cover stands off the skin, by place.
class Lifts {
 public:
  Lifts(const BodyShape& shape, const BodyOptions& options)
      : shape_(shape),
        cut_(MakeClothesCut(shape, options)),
        loose_(static_cast<float>(options.looseness)),
        tights_(options.legs == LegWear::kTights) {}

  Lift At(Cover cover, const Vector3f& p, const Vector3f& normal, const BoneShares& bones) const {
    switch (cover) {
      case Cover::kTop:
        return Top(p, bones);
      case Cover::kLegs:
        return Legs(p, normal, bones);
      case Cover::kHair:
        return {0.002f + 0.010f * Ramp(0.0f, 0.05f, OverHairline_m(shape_, p)), 0};
      case Cover::kSock:
        return {0.0025f, 0};
      default:
        return {};
    }
  }

 private:
  Lift Top(const Vector3f& p, const BoneShares& bones) const {
    const float base = 0.003f + 0.006f * loose_;
    for (const Side side : kSides) {
      if (ArmShare(bones, side) < 0.5f) continue;
      const float near_end = Ramp(0.1f, std::max(cut_.sleeve_share, 0.2f), ShareOfArm(shape_, side, p));
      return {base + 0.014f * loose_ * near_end, 0.012f * loose_ * near_end};
    }
    const float near_hem = 1 - Ramp(0.0f, 0.30f, p.y() - cut_.top_hem_y_m);
    return {base + (0.004f + 0.014f * loose_) * near_hem, 0.02f * loose_ * (0.4f + 0.6f * near_hem)};
  }

  /// Between the thighs there is less room.
  Lift Legs(const Vector3f& p, const Vector3f& normal, const BoneShares& bones) const {
    if (tights_) return {0.002f, 0};
    const float base = 0.003f + 0.002f * loose_;
    for (const Side side : kSides) {
      if (LegShare(bones, side) < 0.3f) continue;
      const float near_hem = Ramp(0.0f, cut_.leg_hem_share, ShareOfLeg(shape_, side, p));
      const float inwards = std::max(0.0f, normal.z() * (side == Side::kRight ? -1.0f : 1.0f));
      return {base + (0.003f + 0.019f * loose_) * near_hem * (1 - 0.6f * inwards),
              0.018f * loose_ * near_hem};
    }
    return {base, 0};
  }

  const BodyShape& shape_;
  ClothesCut cut_;
  float loose_;
  bool tights_;
};

/// The cut mesh with each point there once for each cover that it borders.
struct Layers {
  std::vector<Triangle> triangles;
  std::vector<std::uint32_t> origin;                         ///< point of the cut mesh
  std::vector<Cover> cover;                                  ///< of each point
  std::vector<std::array<std::uint32_t, kCoverCount>> copy;  ///< by origin and cover; kNone
};
constexpr std::uint32_t kNone = ~0u;

Layers SplitByCover(const CutMesh& mesh) {
  Layers layers;
  layers.copy.resize(mesh.p_B.size());
  for (auto& copies : layers.copy) copies.fill(kNone);
  for (std::size_t idx = 0; idx < mesh.triangles.size(); ++idx) {
    const Cover cover = mesh.cover[idx];
    if (cover == Cover::kNothing) continue;
    Triangle triangle = mesh.triangles[idx];
    for (std::uint32_t& corner : triangle) {
      std::uint32_t& copy = layers.copy[corner][static_cast<std::size_t>(cover)];
      if (copy == kNone) {
        copy = static_cast<std::uint32_t>(layers.origin.size());
        layers.origin.push_back(corner);
        layers.cover.push_back(cover);
      }
      corner = copy;
    }
    layers.triangles.push_back(triangle);
  }
  return layers;
}

using Edges = std::unordered_map<std::uint64_t, std::uint32_t>;  // directed edge (points of the cut mesh) ->
                                                                 // triangle of the cut mesh
std::uint64_t EdgeKey(std::uint32_t a, std::uint32_t b) { return (std::uint64_t{a} << 32) | b; }

Edges DirectedEdges(const CutMesh& mesh) {
  Edges edges;
  for (std::uint32_t idx = 0; idx < mesh.triangles.size(); ++idx) {
    const Triangle& t = mesh.triangles[idx];
    for (std::size_t k = 0; k < 3; ++k) edges[EdgeKey(t[k], t[(k + 1) % 3])] = idx;
  }
  return edges;
}

using Neighbours = std::vector<std::vector<std::uint32_t>>;

bool IsStretched(Cover cover) {
  return cover == Cover::kTop || cover == Cover::kLegs || cover == Cover::kHair;
}

/// The points next to each, in ascending order; of a hem's points those along the hem.
Neighbours FindNeighbours(const Layers& layers) {
  std::unordered_map<std::uint64_t, int> uses;
  for (const Triangle& t : layers.triangles) {
    for (std::size_t k = 0; k < 3; ++k)
      ++uses[EdgeKey(std::min(t[k], t[(k + 1) % 3]), std::max(t[k], t[(k + 1) % 3]))];
  }
  std::vector<bool> on_hem(layers.origin.size(), false);
  for (const auto& [key, count] : uses) {
    if (count == 1) on_hem[key >> 32] = on_hem[key & 0xffffffffu] = true;
  }
  Neighbours near(layers.origin.size());
  for (const auto& [key, count] : uses) {
    const auto a = static_cast<std::uint32_t>(key >> 32), b = static_cast<std::uint32_t>(key & 0xffffffffu);
    if (!on_hem[a] || count == 1) near[a].push_back(b);
    if (!on_hem[b] || count == 1) near[b].push_back(a);
  }
  for (auto& neighbours : near) std::sort(neighbours.begin(), neighbours.end());
  return near;
}

/// Cloth is drawn taut over what lies under it: each round evens it out, then lifts it back onto the skin
/// where it went below. So it bridges hollows and follows what stands out.
std::vector<Vector3f> DrawTaut(const Layers& layers, const CutMesh& mesh,
                               const std::vector<Vector3f>& skin_normals) {
  constexpr int kRounds = 40;
  const Neighbours near = FindNeighbours(layers);
  std::vector<Vector3f> points;
  for (const std::uint32_t origin : layers.origin) points.push_back(mesh.p_B[origin]);
  std::vector<Vector3f> next = points;
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t idx = 0; idx < points.size(); ++idx) {
      if (!IsStretched(layers.cover[idx]) || near[idx].empty()) continue;
      Vector3f sum = Vector3f::Zero();
      for (const std::uint32_t neighbour : near[idx]) sum += points[neighbour];
      const Vector3f even = 0.5f * points[idx] + 0.5f * sum / static_cast<float>(near[idx].size());
      const Vector3f& normal = skin_normals[layers.origin[idx]];
      const float under_m = std::max(0.0f, (mesh.p_B[layers.origin[idx]] - even).dot(normal));
      next[idx] = even + under_m * normal;
    }
    points.swap(next);
  }
  return points;
}

Vector3f ColourOf(Cover cover, const BodyOptions& o) {
  switch (cover) {
    case Cover::kHair:
      return o.hair;
    case Cover::kTop:
      return o.top_colour;
    case Cover::kLegs:
      return o.legs_colour;
    case Cover::kSock:
      return o.sock_colour;
    default:
      return o.skin;
  }
}

float GlossOf(Cover cover) { return cover == Cover::kSkin ? 0.3f : cover == Cover::kHair ? 0.2f : 0.0f; }

/// Strips from hem to skin, in the darker half of the outer cover's colour.
void AddHems(const CutMesh& mesh, const Layers& layers, const BodyOptions& options, DressedSurface& out) {
  const Edges edges = DirectedEdges(mesh);
  for (std::size_t idx = 0; idx < mesh.triangles.size(); ++idx) {
    const Cover here = mesh.cover[idx];
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t a = mesh.triangles[idx][k], b = mesh.triangles[idx][(k + 1) % 3];
      const auto other = edges.find(EdgeKey(b, a));
      if (other == edges.end()) continue;
      const Cover there = mesh.cover[other->second];
      if (here <= there || here == Cover::kNothing || there == Cover::kNothing) continue;  // each border once
      const auto copy = [&](std::uint32_t point, Cover cover) {
        return layers.copy[point][static_cast<std::size_t>(cover)];
      };
      const std::array<std::uint32_t, 4> corners = {copy(b, here), copy(a, here), copy(a, there),
                                                    copy(b, there)};
      const auto first = static_cast<std::uint32_t>(out.rest.p_B.size());
      const Cover outer = here == Cover::kSock && there == Cover::kLegs  ? there
                          : here == Cover::kLegs && there == Cover::kTop ? there
                                                                         : here;
      Vector3f normal = (out.rest.p_B[corners[2]] - out.rest.p_B[corners[0]])
                            .cross(out.rest.p_B[corners[3]] - out.rest.p_B[corners[1]]);
      normal = normal.norm() > 1e-9f ? Vector3f(normal.normalized()) : out.rest.normal_B[corners[0]];
      for (const std::uint32_t corner : corners) {
        out.rest.p_B.push_back(Vector3f(out.rest.p_B[corner]));
        out.rest.normal_B.push_back(normal);
        out.rest.bones.push_back(BoneShares(out.rest.bones[corner]));
        out.rest.hang_m.push_back(0);
        out.rest.at.push_back(corner);
        // A hem is in its own shadow; hair ends where it is thin.
        out.surface.colour.push_back(outer == Cover::kHair ? Vector3f(out.surface.colour[corner])
                                                           : Vector3f(0.6f * ColourOf(outer, options)));
        out.surface.gloss.push_back(0);
      }
      out.surface.triangles.push_back({first, first + 1, first + 2});
      out.surface.triangles.push_back({first, first + 2, first + 3});
    }
  }
}

}  // namespace

std::vector<Vector3f> CalcNormals(const std::vector<Vector3f>& points,
                                  const std::vector<Triangle>& triangles) {
  std::vector<Vector3f> normals(points.size(), Vector3f::Zero());
  for (const Triangle& t : triangles) {
    const Vector3f across = (points[t[1]] - points[t[0]]).cross(points[t[2]] - points[t[0]]);
    for (const std::uint32_t corner : t) normals[corner] += across;
  }
  for (Vector3f& normal : normals) {
    const float length = normal.norm();
    normal = length > 0 ? Vector3f(normal / length) : Vector3f::UnitY();
  }
  return normals;
}

void SetOwnPlaces(RestSurface& rest) {
  rest.at.resize(rest.p_B.size());
  std::iota(rest.at.begin(), rest.at.end(), 0u);
}

DressedSurface MakeClothLayers(const CutMesh& mesh, const BodyShape& shape, const BodyOptions& options) {
  const Layers layers = SplitByCover(mesh);
  const Lifts lifts(shape, options);
  const std::vector<Vector3f> skin_normals = CalcNormals(mesh.p_B, mesh.triangles);
  DressedSurface out;
  const std::vector<Vector3f> taut = DrawTaut(layers, mesh, skin_normals);
  for (std::size_t idx = 0; idx < layers.origin.size(); ++idx) {
    const std::uint32_t origin = layers.origin[idx];
    const Vector3f &skin = mesh.p_B[origin], &normal = skin_normals[origin];
    const Lift lift = lifts.At(layers.cover[idx], skin, normal, mesh.bones[origin]);
    const float bridged_m = std::clamp((taut[idx] - skin).dot(normal), 0.0f, kMostBridged_m);
    out.rest.p_B.push_back(skin + (lift.out_m > 0 ? lift.out_m + bridged_m : 0.0f) * normal);
    out.rest.bones.push_back(mesh.bones[origin]);
    out.rest.hang_m.push_back(lift.hang_m);
    const bool hair = layers.cover[idx] == Cover::kHair;
    const float thin = hair ? 0.55f * (1 - Ramp(0.0f, 0.014f, OverHairline_m(shape, skin))) : 0;
    out.surface.colour.push_back((1 - thin) * ColourOf(layers.cover[idx], options) + thin * options.skin);
    out.surface.gloss.push_back(GlossOf(layers.cover[idx]));
  }
  SetOwnPlaces(out.rest);
  out.surface.triangles = layers.triangles;
  const std::vector<Vector3f> lifted = CalcNormals(out.rest.p_B, layers.triangles);
  for (std::size_t idx = 0; idx < lifted.size(); ++idx) {
    out.rest.normal_B.push_back(layers.cover[idx] == Cover::kSkin ? skin_normals[layers.origin[idx]]
                                                                  : lifted[idx]);
  }
  AddHems(mesh, layers, options, out);
  return out;
}

void Append(const DressedSurface& piece, DressedSurface& whole) {
  const auto first = static_cast<std::uint32_t>(whole.rest.p_B.size());
  const auto add = [](const auto& from, auto& to) { to.insert(to.end(), from.begin(), from.end()); };
  for (const Triangle& t : piece.surface.triangles)
    whole.surface.triangles.push_back({t[0] + first, t[1] + first, t[2] + first});
  add(piece.surface.colour, whole.surface.colour);
  add(piece.surface.gloss, whole.surface.gloss);
  add(piece.rest.p_B, whole.rest.p_B);
  add(piece.rest.normal_B, whole.rest.normal_B);
  add(piece.rest.bones, whole.rest.bones);
  add(piece.rest.hang_m, whole.rest.hang_m);
  for (const std::uint32_t at : piece.rest.at) whole.rest.at.push_back(at + first);
}

}  // namespace hinge
