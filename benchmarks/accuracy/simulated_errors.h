// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "simulated_score.h"

namespace hinge {

/// The error model of the simulated network, measured on scores as knowledge/error_model.toml is measured on drawn
/// people. The scores must come from a model whose measures have no error (`WithoutMeasures`):
///
///   bias = mean error,   sigma^2 = variance of the errors - mean of their intervals' own sigma^2, not below 0
///
/// by near and far leg, for the measures that `like` has; others have none.
ErrorModel MeasureErrorModel(const std::vector<SimulatedScore>& scores, const ErrorModel& like);

/// The same landmarks and jitter; nothing taken off the measures.
ErrorModel WithoutMeasures(ErrorModel model);

}  // namespace hinge
