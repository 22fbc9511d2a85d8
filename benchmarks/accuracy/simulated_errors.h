// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "simulated_score.h"

namespace hinge {

/// The error model of the simulated network, measured on scores as knowledge/error_model.toml is measured on drawn
/// people. The scores must come from a model whose measures have no error (`WithoutMeasures`):
///
///   bias = mean error,   sigma^2 = variance of the errors - mean of their intervals' own sigma^2, not below 0
///
/// by near and far leg, for the measures that `like` has and for the stiffnesses, which only this kind of clips shows;
/// others have none.
ErrorModel MeasureErrorModel(const std::vector<SimulatedScore>& scores, const ErrorModel& like);

/// `file`, the text of error_model.toml, with the network's [model.simulated] replaced by these measures, or added.
std::string ReplaceSourceTable(std::string file, const ErrorModel& simulated);

/// The same landmarks and jitter; nothing taken off the measures.
ErrorModel WithoutMeasures(ErrorModel model);

}  // namespace hinge
