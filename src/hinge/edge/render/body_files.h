// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "hinge/edge/render/body_data.h"

namespace hinge {

/// A Wavefront .obj file as this project needs it: points and, by group, quads (a triangle repeats its last
/// corner).
struct ObjMesh {
  std::vector<Eigen::Vector3f> points;
  std::map<std::string, std::vector<std::array<std::uint32_t, 4>>> groups;
};

/// Parsers throw `std::runtime_error` with a line number; `ReadBodyData` adds file and way out.
ObjMesh ParseObj(std::string_view text);

/// Lines "point dx dy dz" in the obj's frame and unit (decimetres; x left, y up, z ahead), given back in
/// frame B, metres.
BodyTarget ParseTarget(std::string_view text);

/// The whole file, unpacked when its name ends in ".gz". Throws `Error`.
std::string ReadBodyFile(const std::filesystem::path& path);

/// From decimetres, x left, y up, z ahead, to frame B.
inline Eigen::Vector3f BodyFromObj(const Eigen::Vector3f& p) {
  return Eigen::Vector3f(p.z(), p.y(), -p.x()) * 0.1f;
}

inline constexpr const char* kBodyHowToFix =
    "run tools/setup in Hinge's folder: it brings the human body's data";

}  // namespace hinge
