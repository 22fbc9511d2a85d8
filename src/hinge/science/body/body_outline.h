// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "hinge/foundation/base/side.h"
#include "hinge/foundation/base/vec2.h"

namespace hinge {

/// Where a limb ends in the picture at one place along it: where the person faces, and behind. Empty: no border was seen
/// there, because another part of the body lies beside the limb.
struct LimbBorders {
  std::optional<Vec2> front_I_px, back_I_px;

  bool seen() const { return front_I_px && back_I_px; }
  bool operator==(const LimbBorders&) const = default;
};

/// The places along the back: shares of the way from the middle of the hips to the middle of the shoulders.
inline constexpr std::size_t kBackPlaces = 13;
constexpr double BackShareAt(std::size_t place) { return -0.15 + 0.1 * static_cast<double>(place); }

/// The border of the person's mask in one picture, at places that the landmarks name; image frame I. What a network's
/// landmark errs by differs from person to person; a limb's border does not move with it.
struct BodyOutline {
  PerSide<LimbBorders> knee;  ///< through the knee, across the line that halves the angle of thigh and shank
  std::array<std::optional<Vec2>, kBackPlaces>
      back;  ///< behind the trunk, square to the line hips to shoulders

  bool operator==(const BodyOutline&) const = default;
  bool seen() const { return *this != BodyOutline{}; }
};

inline constexpr std::size_t kOutlinePoints = 4 + kBackPlaces;
/// Every point by itself, in the order of `OutlineNames`.
std::array<std::optional<Vec2>*, kOutlinePoints> PointsOf(BodyOutline& outline);
std::array<const std::optional<Vec2>*, kOutlinePoints> PointsOf(const BodyOutline& outline);
/// As files write them: "left_knee_front", ..., "back_12".
const std::vector<std::string>& OutlineNames();

}  // namespace hinge
