// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "landmark_errors.h"

namespace hinge {

inline constexpr int kPhaseBins = 20;  ///< of equal width, the first from initial contact on
inline std::size_t PhaseBinOf(double phase) {
  return static_cast<std::size_t>(std::clamp(static_cast<int>(phase * kPhaseBins), 0, kPhaseBins - 1));
}

/// One landmark's errors over many people. Leg lengths; x forward, y up.
///
///   error = mean(phase) + person + person's own(phase) + jitter(phase)
///
/// mean: of the people's means in that bin; person: constant over the stride; person's own: what he does
/// differently in that bin in every stride; jitter: what is left, from picture to picture.
struct SpotSummary {
  std::array<Vec2, kPhaseBins> mean{}, jitter{}, true_place{};
  Vec2 between = Vec2::Zero();    ///< standard deviation of the person term
  Vec2 by_person = Vec2::Zero();  ///< of the person's own, over the whole stride
  Vec2 jitter_overall = Vec2::Zero();
  double correlation_s = 0;  ///< the jitter's: in which it falls to 1/e
  double visibility = 0;     ///< mean
  double gross = 0;          ///< share of pictures farther off than kGross_legs, left out of all above
  Vec2 overall() const;      ///< mean over the stride
  Vec2 people() const { return (between.cwiseAbs2() + by_person.cwiseAbs2()).cwiseSqrt(); }
};

struct SwapSummary {
  std::array<double, kPhaseBins> share{};  ///< of pictures with exchanged feet, by the near foot's stride
  double overall = 0;
  double mean_run_s = 0, longest_run_s = 0;
  double lower_only = 0;  ///< share of the runs in which the knees stay where they are for most pictures
  int runs = 0;
};

struct LandmarkSummary {
  std::map<std::string, SpotSummary> spots;
  std::map<std::string, BordersError> borders;  ///< by name, as in BorderSamples; none seen: empty
  SwapSummary swaps;
  int people = 0, pictures = 0;
  double leg_m = 0, leg_px = 0;  ///< means
};

/// Each clip is a person of its own. Needs two clips (contract).
LandmarkSummary SummariseLandmarks(const std::vector<ClipErrors>& clips);

}  // namespace hinge
