// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/head.h"

#include <Eigen/Geometry>
#include <cmath>
#include <numbers>
#include <unordered_map>

namespace hinge {
namespace {

using Eigen::Vector3f;

Vector3f MiddleOfEye(const std::vector<std::array<std::uint32_t, 3>>& eye, const BodyShape& shape) {
  Vector3f sum = Vector3f::Zero();
  for (const auto& t : eye) sum += shape.points_B[t[0]] + shape.points_B[t[1]] + shape.points_B[t[2]];
  return sum / (3.0f * static_cast<float>(eye.size()));
}

float Bell(float x) { return std::exp(-x * x); }
Vector3f Mix(const Vector3f& a, const Vector3f& b, float t) { return (1 - t) * a + t * b; }

BoneShares OnHead() {
  BoneShares bones;
  bones.bone.fill(Bone::kHead);
  return bones;
}

}  // namespace

void PaintFace(const BodyShape& shape, const BodyData& data, const BodyOptions& o, DressedSurface& body) {
  const Vector3f left = MiddleOfEye(data.left_eye, shape), right = MiddleOfEye(data.right_eye, shape);
  const Vector3f& nose = shape.joints_B[Landmark::kNose];
  const float size = (right - left).norm() / 0.062f;
  const Vector3f lips = Vector3f(0.75f * o.skin.x() + 0.02f, 0.50f * o.skin.y(), 0.52f * o.skin.z());
  for (std::size_t idx = 0; idx < body.rest.p_B.size(); ++idx) {
    const Vector3f& p = body.rest.p_B[idx];
    if (body.surface.gloss[idx] != 0.3f || p.x() < left.x() - 0.02f * size ||
        p.y() < nose.y() - 0.06f * size || p.y() > left.y() + 0.05f * size)
      continue;
    const float from_eye_z = (std::abs(p.z()) - right.z()) / size;
    const float arch = 0.024f - 8.0f * std::pow(from_eye_z - 0.004f, 2.0f);
    const float brow = std::abs(from_eye_z - 0.002f) < 0.024f
                           ? Bell((p.y() - left.y() - arch * size) / (0.0055f * size))
                           : 0;
    const float mouth = Bell((p.y() - nose.y() + 0.033f * size) / (0.0075f * size)) *
                        Bell(std::pow(p.z() / (0.026f * size), 2.0f));
    body.surface.colour[idx] = Mix(Mix(body.surface.colour[idx], lips, 0.8f * mouth), o.hair, 0.85f * brow);
  }
}

DressedSurface MakeEyes(const BodyData& data, const BodyShape& shape) {
  DressedSurface eyes;
  for (const auto* eye : {&data.left_eye, &data.right_eye}) {
    const Vector3f middle = MiddleOfEye(*eye, shape);
    std::unordered_map<std::uint32_t, std::uint32_t> copies;
    for (auto triangle : *eye) {
      for (std::uint32_t& corner : triangle) {
        const auto [copy, is_new] =
            copies.try_emplace(corner, static_cast<std::uint32_t>(eyes.rest.p_B.size()));
        if (is_new) {
          const Vector3f& p = shape.points_B[corner];
          const float aside = std::hypot(p.y() - middle.y(), p.z() - middle.z());
          const bool iris = p.x() > middle.x() && aside < 0.0068f;
          eyes.rest.p_B.push_back(p);
          eyes.rest.bones.push_back(OnHead());
          eyes.rest.hang_m.push_back(0);
          eyes.surface.colour.push_back(iris ? Vector3f(0.02f, 0.012f, 0.008f)
                                             : Vector3f(0.70f, 0.68f, 0.66f));
          eyes.surface.gloss.push_back(0.8f);
        }
        corner = copy->second;
      }
      eyes.surface.triangles.push_back(triangle);
    }
  }
  SetOwnPlaces(eyes.rest);
  eyes.rest.normal_B = CalcNormals(eyes.rest.p_B, eyes.surface.triangles);
  return eyes;
}

DressedSurface MakePonytail(const BodyShape& shape, const BodyOptions& o) {
  const Vector3f ear = (shape.joints_B[Landmark::kLeftEar] + shape.joints_B[Landmark::kRightEar]) / 2;
  const float size = (shape.skull_top_B.y() - ear.y()) / 0.146f;
  // Its line behind the ears (back and up) and its radius, metres.
  constexpr std::array<std::array<float, 3>, 8> kLine = {{{0.090f, 0.061f, 0.016f},
                                                          {0.125f, 0.066f, 0.013f},
                                                          {0.150f, 0.061f, 0.022f},
                                                          {0.168f, 0.036f, 0.026f},
                                                          {0.175f, -0.004f, 0.026f},
                                                          {0.175f, -0.049f, 0.022f},
                                                          {0.170f, -0.089f, 0.014f},
                                                          {0.166f, -0.114f, 0.002f}}};
  constexpr std::size_t kRound = 10;
  DressedSurface tail;
  for (std::size_t k = 0; k < kLine.size(); ++k) {
    const auto point = [&](std::size_t at) {
      return Vector3f(ear + size * Vector3f(-kLine[at][0], kLine[at][1], 0));
    };
    const Vector3f along =
        (point(std::min(k + 1, kLine.size() - 1)) - point(k == 0 ? 0 : k - 1)).normalized();
    const Vector3f across = along.cross(Vector3f::UnitZ());
    for (std::size_t j = 0; j < kRound; ++j) {
      const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(j) / kRound;
      tail.rest.p_B.push_back(
          point(k) + size * kLine[k][2] * (std::cos(angle) * across + std::sin(angle) * Vector3f::UnitZ()));
      tail.rest.bones.push_back(OnHead());
      tail.rest.hang_m.push_back(0);
      tail.surface.colour.push_back(k == 1 ? Vector3f(0.02f, 0.02f, 0.02f) : o.hair);
      tail.surface.gloss.push_back(0.2f);
    }
  }
  const auto at = [](std::size_t k, std::size_t j) {
    return static_cast<std::uint32_t>(k * kRound + j % kRound);
  };
  for (std::size_t k = 0; k + 1 < kLine.size(); ++k) {
    for (std::size_t j = 0; j < kRound; ++j) {
      tail.surface.triangles.push_back({at(k, j), at(k + 1, j), at(k + 1, j + 1)});
      tail.surface.triangles.push_back({at(k, j), at(k + 1, j + 1), at(k, j + 1)});
    }
  }
  SetOwnPlaces(tail.rest);
  tail.rest.normal_B = CalcNormals(tail.rest.p_B, tail.surface.triangles);
  return tail;
}

}  // namespace hinge
