// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/shoes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace hinge {
namespace {

using Eigen::Vector3f;

/// A cross section: where along the foot (share of heel to toe), half width inside and outside of the foot,
/// upper end and lower end of the shoe, all as shares of its length. Shaped by eye after running shoes.
struct Section {
  float at, inside, outside, top, bottom;
};
constexpr std::array<Section, 13> kSections = {{
    {-0.030f, 0.045f, 0.045f, 0.290f, 0.075f},
    {-0.022f, 0.095f, 0.095f, 0.350f, 0.030f},
    {0.000f, 0.128f, 0.128f, 0.375f, 0.000f},
    {0.080f, 0.150f, 0.148f, 0.378f, 0.000f},
    {0.200f, 0.155f, 0.158f, 0.360f, 0.000f},
    {0.330f, 0.150f, 0.162f, 0.350f, 0.000f},
    {0.450f, 0.145f, 0.165f, 0.318f, 0.000f},
    {0.580f, 0.160f, 0.174f, 0.270f, 0.000f},
    {0.700f, 0.182f, 0.180f, 0.232f, 0.000f},
    {0.820f, 0.175f, 0.158f, 0.205f, 0.000f},
    {0.930f, 0.142f, 0.105f, 0.175f, 0.000f},
    {1.000f, 0.082f, 0.058f, 0.135f, 0.000f},
    {1.022f, 0.035f, 0.025f, 0.095f, 0.045f},
}};

/// Rows from below upwards, on one side: share of the half width, height as a share of bottom..sole (up to 1)
/// or sole..top (1 to 2).
struct Row {
  float wide, high;
  bool sole;
};
constexpr std::array<Row, 9> kRows = {{
    {0.0f, 0.0f, true},
    {0.80f, 0.0f, true},
    {0.97f, 0.25f, true},
    {1.0f, 1.0f, true},
    {0.97f, 1.0f, false},
    {0.97f, 1.35f, false},
    {0.90f, 1.70f, false},
    {0.66f, 1.93f, false},
    {0.0f, 2.0f, false},
}};
constexpr float kSole = 0.085f;  // thickness of the sole, share of the length

/// In the foot's frame with the heel point as origin: x to the toe, y up, z to the right; metres.
Vector3f PointOf(const Section& s, const Row& row, float sideways, float length_m) {
  const float sole = std::min(s.bottom + kSole, 0.5f * (s.bottom + s.top));
  const float y =
      row.high <= 1 ? s.bottom + row.high * (sole - s.bottom) : sole + (row.high - 1) * (s.top - sole);
  return length_m * Vector3f(s.at, y, sideways * row.wide);
}

Vector3f ColourOf(const Row& row, const BodyOptions& o) {
  if (row.sole) return row.high < 0.5f ? Vector3f(0.05f, 0.05f, 0.05f) : Vector3f(0.72f, 0.72f, 0.70f);
  return o.shoe_colour;
}

BoneShares SharesAt(float along, float ball_at, Side side) {
  const float t = std::clamp((along - ball_at) / 0.14f + 0.5f, 0.0f, 1.0f);
  const float toes = t * t * (3 - 2 * t);
  BoneShares bones;
  bones.bone = {OnSide(Bone::kLeftFoot, side), OnSide(Bone::kLeftToes, side), Bone::kPelvis, Bone::kPelvis};
  bones.share = {1 - toes, toes, 0, 0};
  return bones;
}

/// The rows around one section: from the middle of the sole up the outside to the middle of the top, then up
/// the inside likewise.
constexpr std::size_t kAround = 2 * kRows.size();

}  // namespace

DressedSurface MakeShoe(const RestSkeleton& rest, Side side, const BodyOptions& options) {
  const Vector3f& heel = rest.joints_B[LandmarkOf(side, Part::kHeel)];
  const Vector3f& toe = rest.joints_B[LandmarkOf(side, Part::kToe)];
  const Eigen::Matrix3f axes = rest.frames.foot[side].linear();
  const float length_m = (toe - heel).norm(), out = side == Side::kRight ? 1.0f : -1.0f;
  const float ball_at = (rest.ball_B[side] - heel).dot(axes.col(0)) / length_m;
  DressedSurface shoe;
  for (std::size_t s = 0; s < kSections.size(); ++s) {
    const Section& section = kSections[s];
    for (std::size_t k = 0; k < kAround; ++k) {
      const Row& row = kRows[k % kRows.size()];
      const float sideways = k < kRows.size() ? out * section.outside : -out * section.inside;
      shoe.rest.p_B.push_back(heel + axes * PointOf(section, row, sideways, length_m));
      shoe.rest.bones.push_back(SharesAt(section.at, ball_at, side));
      shoe.rest.hang_m.push_back(0);
      shoe.surface.colour.push_back(ColourOf(row, options));
      shoe.surface.gloss.push_back(0.15f);
    }
  }
  const auto at = [&](std::size_t s, std::size_t k) { return static_cast<std::uint32_t>(s * kAround + k); };
  auto& triangles = shoe.surface.triangles;
  const auto quad = [&](std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d, bool turned) {
    if (turned) std::swap(b, d);
    triangles.push_back({a, b, c});
    triangles.push_back({a, c, d});
  };
  for (std::size_t s = 0; s + 1 < kSections.size(); ++s) {
    for (std::size_t half = 0; half < 2; ++half) {
      const bool on_the_left = (out > 0) != (half == 0);
      for (std::size_t k = half * kRows.size(); k + 1 < (half + 1) * kRows.size(); ++k) {
        quad(at(s, k), at(s + 1, k), at(s + 1, k + 1), at(s, k + 1), on_the_left);
      }
    }
  }
  for (const std::size_t s : {std::size_t{0}, kSections.size() - 1}) {  // heel counter and tip
    for (std::size_t k = 0; k + 1 < kRows.size(); ++k) {
      const bool turned = (s == 0) != (out > 0);
      quad(at(s, k), at(s, k + 1), at(s, kRows.size() + k + 1), at(s, kRows.size() + k), turned);
    }
  }
  SetOwnPlaces(shoe.rest);
  shoe.rest.normal_B = CalcNormals(shoe.rest.p_B, triangles);
  return shoe;
}

}  // namespace hinge
