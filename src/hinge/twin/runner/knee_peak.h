// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>

#include "hinge/twin/runner/twin_run.h"

namespace hinge {

/// CoM - hip of everything but this step's own leg.
Vec2 RestMoment_m(const TwinRun& run, std::size_t idx, double time_s);

/// Where the knee's peak is looked for: shares of contact, and what does not change there while one step is
/// solved.
struct PeakSearch {
  static constexpr double kFrom = 0.20, kStep = 0.05;
  static constexpr int kSamples = 11;
  std::array<double, kSamples> time_s{};
  std::array<Vec2, kSamples> rest_m{};
  int top = kSamples / 2;  ///< the last peak's sample
};

PeakSearch MakePeakSearch(const TwinRun& run, std::size_t idx);

/// The bump that gives the asked-for peak of the knee, by secants, as far as the ground needs not pull: the
/// lower, the more the knee bends.
void SolveBump(TwinRun& run, std::size_t idx, PeakSearch& search);

/// Whether the ground only ever pushes in this contact: vertical force not below zero.
bool OnlyPushes(const ComArc& arc);

}  // namespace hinge
