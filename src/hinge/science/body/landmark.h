// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "hinge/foundation/base/side.h"

namespace hinge {

/// The points of the body that Hinge works with. Side-specific ones come in pairs, left first.
enum class Landmark {
  kNose,
  kLeftEar,
  kRightEar,
  kLeftShoulder,
  kRightShoulder,
  kLeftElbow,
  kRightElbow,
  kLeftWrist,
  kRightWrist,
  kLeftHip,
  kRightHip,
  kLeftKnee,
  kRightKnee,
  kLeftAnkle,
  kRightAnkle,
  kLeftHeel,
  kRightHeel,
  kLeftToe,
  kRightToe,
};
inline constexpr std::size_t kLandmarkCount = 19;

/// A landmark without its side.
enum class Part { kEar, kShoulder, kElbow, kWrist, kHip, kKnee, kAnkle, kHeel, kToe };
inline constexpr std::array<Part, 9> kParts = {Part::kEar,   Part::kShoulder, Part::kElbow,
                                               Part::kWrist, Part::kHip,      Part::kKnee,
                                               Part::kAnkle, Part::kHeel,     Part::kToe};

constexpr Landmark LandmarkOf(Side side, Part part) {
  return static_cast<Landmark>(1 + 2 * static_cast<int>(part) + static_cast<int>(side));
}
constexpr Landmark LandmarkAt(std::size_t idx) { return static_cast<Landmark>(idx); }
constexpr std::size_t Index(Landmark landmark) { return static_cast<std::size_t>(landmark); }

/// Lower-case name with an underscore, as files write it: "left_knee".
std::string_view Name(Landmark landmark);
std::optional<Landmark> LandmarkNamed(std::string_view name);

/// One value for each landmark, indexed by `Landmark`.
template <typename T>
struct PerLandmark {
  std::array<T, kLandmarkCount> values{};
  constexpr T& operator[](Landmark l) { return values[Index(l)]; }
  constexpr const T& operator[](Landmark l) const { return values[Index(l)]; }
  bool operator==(const PerLandmark&) const = default;
};

}  // namespace hinge
