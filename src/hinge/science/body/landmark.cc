// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/body/landmark.h"

namespace hinge {
namespace {

constexpr std::array<std::string_view, kLandmarkCount> kNames = {
    "nose",       "left_ear",    "right_ear",  "left_shoulder", "right_shoulder",
    "left_elbow", "right_elbow", "left_wrist", "right_wrist",   "left_hip",
    "right_hip",  "left_knee",   "right_knee", "left_ankle",    "right_ankle",
    "left_heel",  "right_heel",  "left_toe",   "right_toe"};

}  // namespace

std::string_view Name(Landmark landmark) { return kNames[Index(landmark)]; }

std::optional<Landmark> LandmarkNamed(std::string_view name) {
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    if (kNames[i] == name) return LandmarkAt(i);
  }
  return std::nullopt;
}

}  // namespace hinge
