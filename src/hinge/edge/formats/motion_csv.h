// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "hinge/app/session/session.h"

namespace hinge {

/// `motion.csv`: one row a picture. Columns: time_s, then for every landmark NAME_x_m, NAME_y_m (world frame
/// W: x where the person faces, y up), NAME_sigma_m (of one coordinate; empty: not estimated), NAME_x_px, NAME_y_px (image frame
/// I: x right, y down). Kept to 1e-6 s, 1e-5 m and 1e-3 px.
std::string MakeMotionCsv(const std::vector<MotionSample>& motion);

/// The samples of such a table; an empty sigma reads as 0. Throws Error, with file and row, on anything else, on times that
/// do not increase or lie outside 0 to a day, and on points that are missing or further away than 10 km or 10^6 px.
std::vector<MotionSample> ParseMotionCsv(std::string_view text, const std::string& where);
std::vector<MotionSample> ReadMotionCsv(const std::filesystem::path& path);

}  // namespace hinge
