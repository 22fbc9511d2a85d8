// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "hinge/science/form/measure.h"
#include "hinge/science/form/verdict.h"
#include "hinge/science/gait/gait.h"
#include "hinge/science/knowledge/knowledge.h"

namespace hinge {

/// Answers "why do you say so" for every finding, as data: the instants at which the strides nearest to the mean
/// show it, the numbers that carry it, the sources of its range, and what would have to be otherwise for it to
/// go. `by_stride` is in the order of `gait.strides`; times are the gait's.
void AddReasons(std::vector<Finding>& findings, const Gait& gait,
                const std::vector<std::map<std::string, double>>& by_stride,
                const std::vector<Measure>& measures, const Knowledge& knowledge);

}  // namespace hinge
