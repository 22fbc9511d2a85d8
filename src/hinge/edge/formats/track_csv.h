// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "hinge/science/body/keypoint_track.h"

namespace hinge {

/// `track.csv`: what the pose network saw, so that a clip is analysed again without the network.
///
///   row 1, 2   names and values: schema, image_width_px, image_height_px, nominal_rate_hz, model
///   row 3      names: time_s, presence, [background_x_px, background_y_px, background_roll_deg, background_zoom,] then for
///              every landmark NAME_x_px, NAME_y_px, NAME_visibility, [then for every point of the outline NAME_x_px, NAME_y_px]
///   row 4...   one picture each; image frame I (px, x right, y down); visibility 0 = no estimate
///
/// The background's columns (`BackgroundMove`) are there when the camera moves, those of the outline (`BodyOutline`; empty
/// cells: not seen) when the network made a mask. The schema is hinge.track/3 with an outline, else hinge.track/2 of a camera
/// that moves and hinge.track/1 of a still one.
/// Kept to 1e-6 s, 1e-3 px, 1e-5 deg, 1e-6 of zoom and 1e-4 of presence and visibility.
std::string MakeTrackCsv(const KeypointTrack& track);

/// Throws Error on anything that is not such a table, or whose times do not increase.
KeypointTrack ParseTrackCsv(std::string_view text, const std::string& where);

/// The track as the table keeps it: what is analysed must be what is stored, or analysing the folder again would give
/// slightly other numbers.
KeypointTrack AsStored(const KeypointTrack& track);

void WriteTrackCsv(const std::filesystem::path& path, const KeypointTrack& track);
KeypointTrack ReadTrackCsv(const std::filesystem::path& path);

}  // namespace hinge
