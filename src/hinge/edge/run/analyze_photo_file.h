// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/edge/run/analyze_clip.h"

namespace hinge {

/// True for a file that holds one picture (JPEG with its orientation, PNG, ...); throws Error when it cannot be opened.
bool HoldsPhoto(const std::filesystem::path& input);

/// From a photo to its folder of results: session.json, track.csv, measures.csv, report.html and photo.png, the picture with the
/// lines drawn. As AnalyzeClip otherwise.
RunResult AnalyzePhotoFile(const std::filesystem::path& photo, const RunOptions& options,
                           const DataDirs& dirs, const Knowledge& knowledge, const RunWatch& watch);

}  // namespace hinge
