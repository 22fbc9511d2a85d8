// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

namespace hinge {

/// The person's own side.
enum class Side { kLeft = 0, kRight = 1 };

inline constexpr std::array<Side, 2> kSides = {Side::kLeft, Side::kRight};

constexpr Side Opposite(Side side) { return side == Side::kLeft ? Side::kRight : Side::kLeft; }
constexpr std::string_view Name(Side side) { return side == Side::kLeft ? "left" : "right"; }

/// One value for each side, indexed by `Side`.
template <typename T>
struct PerSide {
  std::array<T, 2> values{};
  constexpr T& operator[](Side side) { return values[static_cast<std::size_t>(side)]; }
  constexpr const T& operator[](Side side) const { return values[static_cast<std::size_t>(side)]; }
  bool operator==(const PerSide&) const = default;
};

}  // namespace hinge
