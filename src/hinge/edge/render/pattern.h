// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace hinge {

/// What a stage's surfaces are covered with, so that no picture is sterile. Each repeats without a seam.
enum class Pattern { kPlain, kBelt, kBricks, kPlaster, kRubber, kAsphalt, kGrass, kTartan, kPlanks, kLeaves };
inline constexpr int kPatternCount = 10;

/// How many metres one repeat covers on the stage.
double PatternSize_m(Pattern pattern);

/// A square of `side_px` (contract: a power of two, at least 16) in RGBA, row 0 at v = 0. A value is half of
/// what a colour is multiplied with, linear: 128 leaves it as it is. The same seed gives the same picture.
std::vector<std::uint8_t> MakePattern(Pattern pattern, int side_px, std::uint64_t seed);

/// Where the belt's cross mark lies in its repeat, and how wide it is, shares of PatternSize_m(kBelt).
inline constexpr double kBeltMark = 0.5, kBeltMarkWidth = 0.06;

}  // namespace hinge
