// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/held_load.h"

#include <Eigen/Geometry>
#include <cmath>
#include <numbers>

namespace hinge {
namespace {

using Colour = Eigen::Vector3f;
constexpr int kCorners = 24;
const Colour kSteel = {0.45f, 0.45f, 0.46f}, kIron = {0.03f, 0.03f, 0.035f}, kBumper = {0.30f, 0.02f, 0.02f};

/// A round piece on the load's own z axis, between two z, metres.
struct Disc {
  double from_m, to_m, radius_m;
  Colour colour;
};

std::vector<Disc> DiscsOf(HeldLoad load) {
  if (load == HeldLoad::kBarbell) {
    return {{-1.10, 1.10, 0.014, kSteel},   {-1.10, -0.66, 0.025, kSteel}, {0.66, 1.10, 0.025, kSteel},
            {-0.76, -0.68, 0.225, kBumper}, {0.68, 0.76, 0.225, kBumper},  {-0.80, -0.76, 0.16, kIron},
            {0.76, 0.80, 0.16, kIron}};
  }
  if (load == HeldLoad::kDumbbells) {
    return {{-0.08, 0.08, 0.015, kSteel}, {-0.15, -0.07, 0.065, kIron}, {0.07, 0.15, 0.065, kIron}};
  }
  return {};
}

/// Per corner: a rim point at each end, then the same for the flat ends.
void AddDisc(const Disc& disc, SurfaceShape& shape) {
  for (bool flat : {false, true}) {
    for (int i = 0; i < kCorners; ++i) {
      const double angle = 2 * std::numbers::pi * i / kCorners;
      const Vec3 out(std::cos(angle), std::sin(angle), 0);
      for (double z : {disc.from_m, disc.to_m}) {
        const Vec3 end = z == disc.from_m ? Vec3(-Vec3::UnitZ()) : Vec3::UnitZ();
        shape.p_W.push_back((disc.radius_m * out + z * Vec3::UnitZ()).cast<float>());
        shape.normal.push_back((flat ? end : out).cast<float>());
      }
    }
  }
}

void AddDiscSurface(const Disc& disc, Surface& surface) {
  const auto first = static_cast<std::uint32_t>(surface.colour.size());
  surface.colour.insert(surface.colour.end(), 4 * kCorners, disc.colour);
  surface.gloss.insert(surface.gloss.end(), 4 * kCorners, 0.5f);
  const std::uint32_t ends = first + 2 * kCorners;
  for (std::uint32_t i = 0; i < kCorners; ++i) {
    const std::uint32_t a = first + 2 * i, b = first + 2 * ((i + 1) % kCorners);
    surface.triangles.push_back({a, b, b + 1});
    surface.triangles.push_back({a, b + 1, a + 1});
    if (i == 0 || i + 1 == kCorners) continue;
    surface.triangles.push_back({ends, ends + 2 * (i + 1), ends + 2 * i});
    surface.triangles.push_back({ends + 1, ends + 2 * i + 1, ends + 2 * (i + 1) + 1});
  }
}

void AddDiscs(HeldLoad load, const Eigen::Isometry3f& place, SurfaceShape& shape) {
  const std::size_t first = shape.p_W.size();
  for (const Disc& disc : DiscsOf(load)) AddDisc(disc, shape);
  for (std::size_t i = first; i < shape.p_W.size(); ++i) {
    shape.p_W[i] = place * shape.p_W[i];
    shape.normal[i] = place.linear() * shape.normal[i];
  }
}

}  // namespace

Surface MakeLoadSurface(HeldLoad load) {
  Surface surface;
  const int count = load == HeldLoad::kDumbbells ? 2 : 1;
  for (int i = 0; i < count; ++i) {
    for (const Disc& disc : DiscsOf(load)) AddDiscSurface(disc, surface);
  }
  return surface;
}

void AppendLoadShape(HeldLoad load, const PersonPose& pose, SurfaceShape& shape) {
  if (load == HeldLoad::kNone) return;
  const Vec3 left = pose.p_W[Landmark::kLeftWrist], right = pose.p_W[Landmark::kRightWrist];
  const Vec3 across = right == left ? Vec3::UnitZ() : Vec3(right - left);
  Eigen::Isometry3f place = Eigen::Isometry3f::Identity();
  place.linear() = Eigen::Quaterniond::FromTwoVectors(Vec3::UnitZ(), across).toRotationMatrix().cast<float>();
  const auto add = [&](const Vec3& p_W) {
    place.translation() = p_W.cast<float>();
    AddDiscs(load, place, shape);
  };
  if (load == HeldLoad::kBarbell) return add(0.5 * (left + right));
  add(left);
  add(right);
}

Surface Join(const Surface& first, const Surface& second) {
  Surface out = first;
  const auto shift = static_cast<std::uint32_t>(first.colour.size());
  for (const auto& t : second.triangles) out.triangles.push_back({t[0] + shift, t[1] + shift, t[2] + shift});
  out.colour.insert(out.colour.end(), second.colour.begin(), second.colour.end());
  out.gloss.insert(out.gloss.end(), second.gloss.begin(), second.gloss.end());
  return out;
}

}  // namespace hinge
