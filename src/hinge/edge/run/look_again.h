// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/edge/run/analyze_clip.h"
#include "hinge/edge/run/stages.h"

namespace hinge {

/// The followed person's points as the user's own network (RunOptions::own_model) sees them: in each picture in which the person was
/// found, in an upright cut-out 1.25 times the box around the points that were followed. Without such a network: as they are. A stage
/// of its own. The track's model becomes "own_" and the file's name.
///
/// Throws Error where the network cannot be used, or its layout is neither named nor known by its number of points.
PersonTrack LookAgain(const PersonTrack& person, const std::filesystem::path& clip, const RunOptions& options,
                      const RunWatch& watch, Stages& stages);

/// The square to look at: around a box, upright, so that a cut-out of that height over width holds the box with its margin.
Region SquareAround(const PerLandmark<Keypoint>& points, double aspect);

}  // namespace hinge
