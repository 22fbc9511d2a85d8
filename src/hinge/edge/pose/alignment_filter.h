// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>

#include "hinge/foundation/base/vec2.h"

namespace hinge {

/// The "1 euro" low-pass of one coordinate [Casiez, Roussel, Vogel, CHI 2012]: steady while little moves,
/// quick when much does.
///
///   y += a (x - y)      a = 1 / (1 + 1 / (2 pi f_c dt))      f_c = f_min + beta |rate|
///
///   rate    change of x over `scale_px` a second, itself low-passed at 1 Hz      1/s
///   f_min   cut-off of a still point                                             Hz
class OneEuroFilter {
 public:
  double Apply(double time_s, double scale_px, double value_px);

 private:
  struct State {
    double time_s, raw_px, smooth_px, rate_per_s;
  };
  std::optional<State> state_;
};

struct Alignment {
  Vec2 p_IHips_px = Vec2::Zero();
  Vec2 p_ISize_px = Vec2::Zero();
};

/// Steadies the two points from which a person's next region is made, as MediaPipe's graph does: a region
/// that trembles makes the landmarks tremble. Constants are that graph's (f_min 0.01 Hz, beta 10).
class AlignmentFilter {
 public:
  Alignment Apply(double time_s, const Alignment& raw);

 private:
  std::array<OneEuroFilter, 4> coordinates_;
};

}  // namespace hinge
