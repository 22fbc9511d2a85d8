// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>
#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "hinge/edge/render/body_bones.h"

namespace hinge {

/// A shape target: how far some points of the base body move when it counts fully. Frame B, metres.
struct BodyTarget {
  std::vector<std::uint32_t> points;
  std::vector<Eigen::Vector3f> offsets_B;
};

/// The bones that carry a point, the strongest first; shares add to 1.
struct BoneShares {
  std::array<Bone, 4> bone{};
  std::array<float, 4> share{1, 0, 0, 0};
};

/// The four strongest of shares that need not add to 1.
BoneShares StrongestShares(const std::array<float, kBoneCount>& shares);

/// A human body as its data files give it: MakeHuman's base body with shape targets and skin weights, brought
/// by tools/setup. Frame B: x where the person faces, y up, z to the person's right; metres; origin inside
/// the pelvis. Arms and legs spread a bit. `points` holds the skin, the eyes and small cubes whose middles
/// mark the joints.
struct BodyData {
  std::vector<Eigen::Vector3f> points_B;
  std::vector<std::array<std::uint32_t, 3>> skin, left_eye,
      right_eye;                                             ///< counter-clockwise seen from outside
  std::vector<BoneShares> bones;                             ///< of each point
  std::map<std::string, std::vector<std::uint32_t>> joints;  ///< "joint-l-knee": the points around it
  std::map<std::string, BodyTarget> targets;  ///< "universal-male-young-maxmuscle-averageweight"
};

/// Reads the folder that tools/setup fills. Throws `Error` with the file and the way out when one is missing
/// or damaged.
BodyData ReadBodyData(const std::filesystem::path& folder);

}  // namespace hinge
