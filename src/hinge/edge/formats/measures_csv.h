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

/// `motion.csv`: one row a picture. Columns: time_s, then for every landmark NAME_x_m, NAME_y_m (world frame
/// W: x where the person faces, y up), NAME_sigma_m (empty: not estimated), NAME_x_px, NAME_y_px (image frame
/// I: x right, y down).
std::string MakeMotionCsv(const std::vector<MotionSample>& motion);

}  // namespace hinge
