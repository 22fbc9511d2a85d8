// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/science/form/stride_view.h"

namespace hinge {

/// Whole-body centre of mass at a time, W, metres; body/anthropometry.h with the mean of both sexes.
Vec2 CalcCentreOfMass_W(const StrideView& stride, double time_s);

/// Highest minus lowest centre of mass within each of the stride's two steps, their mean, m.
double CalcVerticalOscillation_m(const StrideView& stride);

}  // namespace hinge
