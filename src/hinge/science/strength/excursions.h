// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "hinge/science/strength/body_series.h"

namespace hinge {

/// A signal's way from a near level to a far one and back: a repetition of a lift, a pull, a raise.
struct Excursion {
  double start_s = 0;                        ///< leaves the near level
  double far_from_s = 0, far_to_s = 0;       ///< reaches the far level; leaves it
  double end_s = 0;                          ///< is back
  double near = 0, far = 0, near_after = 0;  ///< levels, in the signal's unit
  double range() const { return far - near; }
};

struct ExcursionOptions {
  double least_range = 20;   ///< in the signal's unit; smaller ones are no movement
  double least_share = 0.3;  ///< nor are those below this share of the largest in the stretch
  double low_level =
      0.15;  ///< of the range above near: from here to `high_level` both ways' crossings are timed
  double high_level = 0.85;
  std::optional<double> near_level = {};  ///< where it is known, and badly seen
};

/// Whole excursions within the stretch, and what was cut by its ends.
struct Excursions {
  std::vector<Excursion> whole;
  bool cut_at_start = false, cut_at_end = false;  ///< begun before the stretch; not done at its end
};

/// Turning points by hysteresis, then each way timed as a movement from rest to rest. People's movements between two
/// points follow the minimum-jerk polynomial closely [flash1985], so the times at which the signal crosses fifteen levels
/// are a straight line over u(level), whose ends u = 0 and u = 1 are the movement's beginning and end:
///   s(u) = 10 u^3 - 15 u^4 + 6 u^5,   t = t0 + D u(s)   by least squares
/// A way that is not done from rest to rest (a touch-and-go) is timed as the nearest one that is. `far` lies above `near`:
/// turn the signal round where it goes down.
Excursions FindExcursions(const BodySeries& body, const std::vector<double>& signal, const SampleSpan& span,
                          const ExcursionOptions& options);

/// One way alone: from where it leaves `from` to where it reaches `to`.
struct Way {
  double start_s = 0, end_s = 0;
};
/// Of a signal that goes from level `from` at sample `first` to level `to` at sample `last`.
Way TimeWay(const BodySeries& body, const std::vector<double>& signal, std::size_t first, std::size_t last,
            double from, double to, const ExcursionOptions& options);

/// Turning points of a signal, alternately lowest and highest, between which it changes by at least `swing`.
struct TurningPoint {
  std::size_t idx = 0;
  bool high = false;
};
std::vector<TurningPoint> FindTurningPoints(const std::vector<double>& signal, const SampleSpan& span,
                                            double swing);

}  // namespace hinge
