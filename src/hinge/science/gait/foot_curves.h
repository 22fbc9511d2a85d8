// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/foundation/signal/smoothing_spline.h"
#include "hinge/science/gait/events.h"

namespace hinge {

/// A stretch of pictures without a long gap, as indices [first, last).
struct Stretch {
  std::size_t first = 0, last = 0;
};

/// The stretches of a track that are long enough to hold a step, cut where pictures lack for `kLongestGap_s`.
std::vector<Stretch> FindStretches(const std::vector<double>& time_s);
inline constexpr double kLongestGap_s = 0.15;    ///< of pictures: a short contact may hide in a longer one
inline constexpr double kShortestStretch_s = 1;  ///< two steps of a slow runner

/// One leg's smooth paths in W, metres.
struct LegCurves {
  SplineCoefficients heel, toe, ankle, knee, hip;
};

/// Both legs' smooth paths over one stretch: robust splines, half of the motion passing at 9 Hz.
struct FootCurves {
  SplineBasis basis{0, 1, 1};
  PerSide<LegCurves> legs;
  double leg_m = 0;  ///< hip to ankle, stretched
  /// Of one coordinate: sigma in leg lengths times the root of the time between pictures.
  double noise_density = 0;

  Vec2 Hips(double time_s) const;
  /// A point of a curve; beyond the stretch's ends straight on, at the speed of the end.
  Vec2 At(const SplineCoefficients& curve, double time_s) const;
};

FootCurves FitFootCurves(const GaitTrack& track, const Stretch& stretch);

}  // namespace hinge
