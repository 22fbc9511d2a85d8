// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "hinge/edge/run/analyze_clip.h"

namespace hinge {

/// From keypoints (read_track.h) to a folder of results, without the network. Of a folder of results: what was said of the
/// runner then holds unless it is said anew; the pictures come from the clip when it still lies beside the folder. Without
/// pictures, stills and video show the stick figure on an empty ground, the camera's roll is what the earlier analysis read
/// from them or not known, and a warning says so. `options.person` and `options.model` have no say.
/// Folder, errors and stopping as AnalyzeClip.
RunResult AnalyzeKeypoints(const std::filesystem::path& input, const RunOptions& options,
                           const DataDirs& dirs, const Knowledge& knowledge, const RunWatch& watch);

/// Any input: a clip, or keypoints.
RunResult AnalyzeInput(const std::filesystem::path& input, const RunOptions& options, const DataDirs& dirs,
                       const Knowledge& knowledge, const RunWatch& watch);

}  // namespace hinge
