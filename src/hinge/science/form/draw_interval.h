// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/science/form/measure.h"

namespace hinge {

/// Gives a measure its value, and the interval and doubts that the draws show about it: their spread, at the
/// place of the best estimate. `stride_error` is the part of the doubt that differs between strides.
void SetInterval(Measure& measure, double value, const std::vector<double>& draws, double stride_error);

/// One standard deviation of a normal curve with the measure's 95 % interval.
double CalcIntervalSigma(const Measure& measure);

}  // namespace hinge
