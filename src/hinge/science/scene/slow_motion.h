// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "hinge/foundation/base/measured.h"

namespace hinge {

/// How the bounce that gravity demands of flight and contact compares with the one seen, were the clip played so many times slower
/// than life. Gravity's goes with 1 / factor^2, the seen one does not: a wrong factor shows.
struct BounceByGravity {
  double factor = 1;
  double over_seen = 1;  ///< > 0
  double sigma_log = 0;  ///< of the ratio's logarithm
};

/// How many times slower than life a running clip plays: the factor K that makes a step of `step_s` last what running steps last
/// and, where the bounce is known, makes gravity's bounce the one seen.
///
///   P(K) ~ w_K exp(-(ln(step_s / K) - ln 0.36)^2 / (2 * 0.13^2))
///              exp(-(ln over_seen - 2 ln(K / factor))^2 / (2 (sigma_log^2 + 0.1^2)))
///
/// 0.36 s is the step of 166 steps a minute; 0.13 spans what runners do [fukuchi2017, malisoux2023]; 0.1 is what a body that is no
/// spring departs from one. K is 1, 2, 4 or 8 (phones' 60 to 240 pictures a second played at 30) with w = 1, or 5 or 10 (120 or 240
/// played at 24) with w = 0.1: seldom seen, told from its neighbour only by the bounce. `sigma` is the posterior's.
Measured EstimateSlowMotionFactor(double step_s, const std::optional<BounceByGravity>& bounce = {});

}  // namespace hinge
