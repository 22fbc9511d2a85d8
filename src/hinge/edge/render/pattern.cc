// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/pattern.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

using Rgb = std::array<double, 3>;  // factors, 1 leaves the colour as it is

/// A number in [0, 1) for a place, by a mixing hash [Steele, Lea, Flood 2014: SplitMix64's finisher].
double Hash(std::int64_t x, std::int64_t y, std::uint64_t seed) {
  std::uint64_t h = seed + 0x9E3779B97F4A7C15ULL * static_cast<std::uint64_t>(x * 73856093 ^ y * 19349663);
  h = (h ^ (h >> 30)) * 0xBF58476D1CE4E5B9ULL;
  h = (h ^ (h >> 27)) * 0x94D049BB133111EBULL;
  return static_cast<double>((h ^ (h >> 31)) >> 11) * 0x1.0p-53;
}

/// Smooth noise in [0, 1] over a grid of cells that repeats with the tile: values at the corners, blended.
double Noise(double u, double v, int cells_u, int cells_v, std::uint64_t seed) {
  const double x = u * cells_u, y = v * cells_v;
  const int x0 = static_cast<int>(std::floor(x)), y0 = static_cast<int>(std::floor(y));
  const auto at = [&](int i, int j) {
    return Hash((i % cells_u + cells_u) % cells_u, (j % cells_v + cells_v) % cells_v, seed);
  };
  const auto ease = [](double t) { return t * t * (3 - 2 * t); };
  const double fx = ease(x - x0), fy = ease(y - y0);
  return std::lerp(std::lerp(at(x0, y0), at(x0 + 1, y0), fx),
                   std::lerp(at(x0, y0 + 1), at(x0 + 1, y0 + 1), fx), fy);
}

/// Octaves of noise about 0, within +-1.
double Clouds(double u, double v, int cells, std::uint64_t seed) {
  double sum = 0, share = 0.5;
  for (int i = 0; i < 4; ++i, cells *= 2, share /= 2)
    sum += share * (2 * Noise(u, v, cells, cells, seed + i) - 1);
  return sum;
}

Rgb Grey(double value) { return {value, value, value}; }

Rgb Belt(double u, double v, std::uint64_t seed) {
  if (std::abs(u - kBeltMark) < kBeltMarkWidth / 2) return Grey(1.95);
  const bool logo = std::abs(u - 0.15) < 0.05 && std::abs(v - 0.5) < 0.15;
  return Grey((logo ? 1.6 : 0.35) * (1 + 0.35 * (Noise(u, v, 128, 128, seed) - 0.5)));
}

/// Eight rows of four bricks, each of its own shade, with mortar between.
Rgb Bricks(double u, double v, std::uint64_t seed) {
  const int row = static_cast<int>(v * 8);
  const double along = u * 4 + 0.5 * (row % 2);
  const int brick = static_cast<int>(along) % 4;
  const double x = along - std::floor(along), y = v * 8 - row;
  const double grain = 1 + 0.25 * Clouds(u, v, 32, seed);
  if (x < 0.045 || y < 0.13) return Grey(1.45 * grain);
  const double shade = 0.75 + 0.45 * Hash(brick, row, seed);
  return {shade * grain, 0.9 * shade * grain, 0.85 * shade * grain};
}

Rgb Planks(double u, double v, std::uint64_t seed) {
  const int plank = static_cast<int>(v * 6);
  const double across = v * 6 - plank;
  const double grain = Noise(u, v, 6, 96, seed + plank) - 0.5;
  const double shade = (across < 0.03 ? 0.4 : 1) * (0.85 + 0.3 * Hash(plank, 1, seed)) * (1 + 0.25 * grain);
  return {shade, 0.95 * shade, 0.88 * shade};
}

Rgb Leaves(double u, double v, std::uint64_t seed) {
  const double clouds = Clouds(u, v, 8, seed), fine = Noise(u, v, 96, 96, seed + 7);
  const double shade = std::max(0.15, 0.9 + 1.0 * clouds + 0.7 * (fine - 0.5));
  return {shade, shade * (1 + 0.1 * clouds), 0.8 * shade};
}

Rgb Speckled(double u, double v, double size, double fine, std::uint64_t seed) {
  return Grey(1 + size * Clouds(u, v, 4, seed) + fine * (Noise(u, v, 128, 128, seed + 9) - 0.5));
}

Rgb At(Pattern pattern, double u, double v, std::uint64_t seed) {
  switch (pattern) {
    case Pattern::kPlain:
      return Grey(1);
    case Pattern::kBelt:
      return Belt(u, v, seed);
    case Pattern::kBricks:
      return Bricks(u, v, seed);
    case Pattern::kPlaster:
      return Speckled(u, v, 0.10, 0.03, seed);
    case Pattern::kRubber:
      return Speckled(u, v, 0.08, Noise(u, v, 256, 256, seed) > 0.8 ? 1.2 : 0.2, seed);
    case Pattern::kAsphalt:
      return Speckled(u, v, 0.25, 0.6, seed);
    case Pattern::kGrass: {
      const double shade = 1 + 0.35 * Clouds(u, v, 6, seed) + 0.8 * (Noise(u, v, 192, 64, seed + 3) - 0.5);
      return {shade, shade, 0.8 * shade};
    }
    case Pattern::kTartan:
      return Speckled(u, v, 0.12, 0.35, seed);
    case Pattern::kPlanks:
      return Planks(u, v, seed);
    case Pattern::kLeaves:
      return Leaves(u, v, seed);
  }
  return Grey(1);
}

}  // namespace

double PatternSize_m(Pattern pattern) {
  switch (pattern) {
    case Pattern::kBricks:
      return 1.0;
    case Pattern::kBelt:
      return 0.8;
    case Pattern::kAsphalt:
    case Pattern::kRubber:
      return 1.5;
    case Pattern::kPlanks:
      return 1.2;
    case Pattern::kLeaves:
      return 5.0;
    default:
      return 2.0;
  }
}

std::vector<std::uint8_t> MakePattern(Pattern pattern, int side_px, std::uint64_t seed) {
  HINGE_CHECK(side_px >= 16 && (side_px & (side_px - 1)) == 0, side_px);
  std::vector<std::uint8_t> rgba(static_cast<std::size_t>(side_px) * side_px * 4, 255);
  auto* out = rgba.data();
  for (int j = 0; j < side_px; ++j) {
    for (int i = 0; i < side_px; ++i, out += 4) {
      const Rgb value =
          At(pattern, (i + 0.5) / side_px, (j + 0.5) / side_px, seed + static_cast<int>(pattern));
      for (int c = 0; c < 3; ++c) out[c] = static_cast<std::uint8_t>(std::clamp(128 * value[c], 0.0, 255.0));
    }
  }
  return rgba;
}

}  // namespace hinge
