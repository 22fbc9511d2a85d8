// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/shoes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

namespace hinge {
namespace {

using Eigen::Vector3f;

/// A cross section: where along the foot (share of heel to toe), half width inside and outside of the foot,
/// upper end and lower end of the shoe, thickness of its sole, all as shares of its length. Shaped by eye after
/// running shoes.
struct Section {
  float at, inside, outside, top, bottom, sole;
};
constexpr std::array<Section, 24> kSections = {{
    {-0.032f, 0.045f, 0.045f, 0.300f, 0.055f, 0.075f}, {-0.026f, 0.085f, 0.085f, 0.345f, 0.030f, 0.095f},
    {-0.012f, 0.112f, 0.112f, 0.378f, 0.016f, 0.108f}, {0.010f, 0.132f, 0.132f, 0.384f, 0.004f, 0.116f},
    {0.050f, 0.146f, 0.144f, 0.378f, 0.000f, 0.120f},  {0.110f, 0.152f, 0.151f, 0.362f, 0.000f, 0.120f},
    {0.180f, 0.153f, 0.155f, 0.355f, 0.000f, 0.116f},  {0.250f, 0.150f, 0.158f, 0.362f, 0.000f, 0.112f},
    {0.310f, 0.147f, 0.160f, 0.386f, 0.000f, 0.108f},  {0.360f, 0.145f, 0.162f, 0.402f, 0.000f, 0.104f},
    {0.410f, 0.145f, 0.164f, 0.388f, 0.000f, 0.101f},  {0.460f, 0.146f, 0.166f, 0.354f, 0.000f, 0.098f},
    {0.510f, 0.150f, 0.170f, 0.314f, 0.000f, 0.096f},  {0.560f, 0.156f, 0.174f, 0.291f, 0.000f, 0.094f},
    {0.610f, 0.164f, 0.178f, 0.272f, 0.000f, 0.092f},  {0.660f, 0.174f, 0.180f, 0.256f, 0.000f, 0.090f},
    {0.720f, 0.182f, 0.178f, 0.241f, 0.000f, 0.088f},  {0.780f, 0.181f, 0.170f, 0.229f, 0.000f, 0.086f},
    {0.840f, 0.174f, 0.156f, 0.222f, 0.000f, 0.084f},  {0.890f, 0.162f, 0.138f, 0.214f, 0.003f, 0.080f},
    {0.940f, 0.143f, 0.114f, 0.202f, 0.008f, 0.074f},  {0.980f, 0.117f, 0.090f, 0.184f, 0.014f, 0.068f},
    {1.005f, 0.086f, 0.064f, 0.160f, 0.022f, 0.060f},  {1.020f, 0.045f, 0.033f, 0.120f, 0.036f, 0.045f},
}};

/// Rows from below upwards, on one side: share of the half width, height as a share of bottom..sole (up to 1)
/// or sole..top (1 to 2).
struct Row {
  float wide, high;
};
constexpr std::array<Row, 10> kRows = {{{0.0f, 0.0f},
                                        {0.82f, 0.0f},
                                        {0.97f, 0.22f},
                                        {1.03f, 0.60f},
                                        {0.97f, 1.0f},
                                        {0.97f, 1.30f},
                                        {0.92f, 1.60f},
                                        {0.80f, 1.84f},
                                        {0.58f, 1.97f},
                                        {0.0f, 2.0f}}};
/// The bands between rows, named by the row below: what they are made of.
constexpr std::size_t kMidsole = 2, kUpper = 4, kCollar = 6, kInside = 8;

/// The rows around one section: from the middle of the sole up the outside to the middle of the top, then up
/// the inside likewise.
constexpr std::size_t kAround = 2 * kRows.size();

/// Panels on the side lean back as they rise, where the laces are.
float LeanOf(const Section& s, const Row& row) {
  const float t = std::clamp((s.at - 0.30f) / 0.5f, 0.0f, 1.0f),
              bump = std::sin(std::numbers::pi_v<float> * t);
  return 0.10f * bump * bump * std::max(0.0f, row.high - 1);
}

/// In the foot's frame with the heel point as origin: x to the toe, y up, z to the right; shares of the length.
Vector3f PointOf(const Section& s, const Row& row, float sideways) {
  const float sole = std::min(s.bottom + s.sole, 0.5f * (s.bottom + s.top));
  const float y =
      row.high <= 1 ? s.bottom + row.high * (sole - s.bottom) : sole + (row.high - 1) * (s.top - sole);
  return {s.at - LeanOf(s, row), y, sideways * row.wide};
}

/// Darker than a bright shoe, lighter than a dark one.
Vector3f SecondColour(const Vector3f& shoe) {
  const bool bright = shoe.dot(Vector3f(0.21f, 0.72f, 0.07f)) > 0.25f;
  return bright ? Vector3f(0.30f * shoe) : Vector3f(0.4f * shoe + Vector3f::Constant(0.40f));
}

/// Of the patch between a section and the next one, and between a row and the next one.
Vector3f ColourOf(std::size_t section, std::size_t row, const BodyOptions& o) {
  const float at = kSections[section].at;
  const Vector3f second = SecondColour(o.shoe_colour);
  if (row < kMidsole) return Vector3f::Constant(0.05f);
  if (row < kUpper) return {0.72f, 0.72f, 0.70f};
  if (row >= kInside || (row > kCollar && at > 0.35f && at < 0.64f)) {
    if (at < 0.35f) return Vector3f::Constant(0.06f);  // where the foot goes in
    if (at > 0.64f) return o.shoe_colour;
    return section % 2 == 0 ? Vector3f(0.70f, 0.70f, 0.68f)
                            : Vector3f(0.5f * second);  // laces over the tongue
  }
  const bool counter = at < 0.10f && row<kCollar, toe_guard = at> 0.88f && row == kUpper,
             saddle = at > 0.40f && at < 0.55f && row <= kCollar;
  return counter || toe_guard || saddle ? second : o.shoe_colour;
}

BoneShares SharesAt(float along, float ball_at, Side side) {
  const float t = std::clamp((along - ball_at) / 0.14f + 0.5f, 0.0f, 1.0f);
  const float toes = t * t * (3 - 2 * t);
  BoneShares bones;
  bones.bone = {OnSide(Bone::kLeftFoot, side), OnSide(Bone::kLeftToes, side), Bone::kPelvis, Bone::kPelvis};
  bones.share = {1 - toes, toes, 0, 0};
  return bones;
}

struct Patch {
  std::array<std::size_t, 4> corners;  ///< points of the grid
  bool clockwise;                      ///< as seen from outside
  Vector3f colour;
};

constexpr std::size_t At(std::size_t section, std::size_t around) { return section * kAround + around; }

/// `out`: 1 for the right foot, whose outside is to the right, else -1.
std::vector<Patch> MakePatches(float out, const BodyOptions& o) {
  std::vector<Patch> patches;
  constexpr std::size_t kHigh = kRows.size(), kLast = kSections.size() - 1;
  for (std::size_t s = 0; s < kLast; ++s) {
    for (std::size_t k = 0; k + 1 < kAround; ++k) {
      if (k % kHigh + 1 == kHigh) continue;
      patches.push_back({{At(s, k), At(s + 1, k), At(s + 1, k + 1), At(s, k + 1)},
                         (out > 0) != (k < kHigh),
                         ColourOf(s, k % kHigh, o)});
    }
  }
  for (const std::size_t s : {std::size_t{0}, kLast}) {  // heel counter and tip
    for (std::size_t k = 0; k + 1 < kHigh; ++k)
      patches.push_back({{At(s, k), At(s, k + 1), At(s, kHigh + k + 1), At(s, kHigh + k)},
                         (s == 0) != (out > 0),
                         ColourOf(s, k == kInside ? kUpper : k, o)});
  }
  return patches;
}

using Triangles = std::vector<std::array<std::uint32_t, 3>>;
void AddPatch(const std::array<std::uint32_t, 4>& c, bool clockwise, Triangles& triangles) {
  const std::uint32_t second = clockwise ? c[3] : c[1], fourth = clockwise ? c[1] : c[3];
  triangles.push_back({c[0], second, c[2]});
  triangles.push_back({c[0], c[2], fourth});
}

std::vector<Vector3f> NormalsOf(const std::vector<Patch>& patches, const std::vector<Vector3f>& grid_B) {
  Triangles triangles;
  for (const Patch& p : patches) {
    std::array<std::uint32_t, 4> corners{};
    for (std::size_t k = 0; k < 4; ++k) corners[k] = static_cast<std::uint32_t>(p.corners[k]);
    AddPatch(corners, p.clockwise, triangles);
  }
  return CalcNormals(grid_B, triangles);
}

/// The grid's points are there once for every colour that meets in them, all shaded as one surface.
DressedSurface Paint(const std::vector<Patch>& patches, const std::vector<Vector3f>& grid_B,
                     const std::vector<BoneShares>& bones) {
  const std::vector<Vector3f> normals = NormalsOf(patches, grid_B);
  DressedSurface shoe;
  std::map<std::pair<std::size_t, std::array<float, 3>>, std::uint32_t> copies;
  std::map<std::size_t, std::uint32_t> first;
  const auto point = [&](std::size_t idx, const Vector3f& c) {
    const auto next = static_cast<std::uint32_t>(shoe.rest.p_B.size());
    const auto [found, is_new] = copies.try_emplace({idx, {c.x(), c.y(), c.z()}}, next);
    if (!is_new) return found->second;
    shoe.rest.p_B.push_back(grid_B[idx]), shoe.rest.normal_B.push_back(normals[idx]);
    shoe.rest.bones.push_back(bones[idx]), shoe.rest.hang_m.push_back(0);
    shoe.rest.at.push_back(first.try_emplace(idx, next).first->second);
    shoe.surface.colour.push_back(c), shoe.surface.gloss.push_back(0.12f);
    return next;
  };
  for (const Patch& p : patches) {
    std::array<std::uint32_t, 4> corners{};
    for (std::size_t k = 0; k < 4; ++k) corners[k] = point(p.corners[k], p.colour);
    AddPatch(corners, p.clockwise, shoe.surface.triangles);
  }
  return shoe;
}

}  // namespace

DressedSurface MakeShoe(const RestSkeleton& rest, Side side, const BodyOptions& options) {
  const Vector3f& heel = rest.joints_B[LandmarkOf(side, Part::kHeel)];
  const Vector3f& toe = rest.joints_B[LandmarkOf(side, Part::kToe)];
  const Eigen::Matrix3f axes = rest.frames.foot[side].linear();
  const float length_m = (toe - heel).norm(), out = side == Side::kRight ? 1.0f : -1.0f;
  const float ball_at = (rest.ball_B[side] - heel).dot(axes.col(0)) / length_m;
  std::vector<Vector3f> grid_B;
  std::vector<BoneShares> bones;
  for (const Section& section : kSections) {
    for (std::size_t k = 0; k < kAround; ++k) {
      const float sideways = k < kRows.size() ? out * section.outside : -out * section.inside;
      const Vector3f p = PointOf(section, kRows[k % kRows.size()], sideways);
      grid_B.push_back(heel + length_m * (axes * p));
      bones.push_back(SharesAt(p.x(), ball_at, side));
    }
  }
  return Paint(MakePatches(out, options), grid_B, bones);
}

}  // namespace hinge
