// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/foundation/base/measured.h"

namespace hinge {

/// How many times slower than life a running clip plays, told by its rhythm: among 1, 2, 4 and 8 the factor K
/// that makes a step of `step_s` last what running steps last.
///
///   P(K) ~ exp(-(ln(step_s / K) - ln 0.36)^2 / (2 * 0.13^2))
///
/// 0.36 s is the step of 166 steps a minute; 0.13 spans what runners do [fukuchi2017, malisoux2023].
/// Neighbouring factors lie ln 2 = 0.69 apart, so the choice is clear for every running step from 0.26 to
/// 0.50 s. `sigma` is the posterior's.
Measured EstimateSlowMotionFactor(double step_s);

}  // namespace hinge
