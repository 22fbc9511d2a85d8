// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "hinge/app/session/session.h"

namespace hinge {

/// `measures.csv`: one row a measure. Columns: id, side (left, right or both), at, value, unit, low, high (95
/// % interval), sigma_random, sigma_shared, n (strides), definition, why_missing. Numbers are in the row's
/// unit; a measure that could not be seen has empty numbers and its reason.
std::string MakeMeasuresCsv(const std::vector<Measure>& measures);

}  // namespace hinge
