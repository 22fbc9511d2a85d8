// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/science/form/stride_view.h"

namespace hinge {

/// Highest minus lowest centre of mass within each of the stride's two steps, their mean, m.
double CalcVerticalOscillation_m(const StrideView& stride);

}  // namespace hinge
