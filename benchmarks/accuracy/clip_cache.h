// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "cases.h"
#include "hinge/app/session/session.h"
#include "hinge/edge/pose/pose.h"
#include "hinge/edge/run/data_dirs.h"
#include "hinge/edge/run/picture_edges.h"
#include "hinge/science/knowledge/knowledge.h"

namespace hinge {

/// What is kept of each clip, so that a change of the analysis is judged in seconds. In one folder:
///
///   NAME.case.txt             the flags that made it; a case whose flags differ is made anew
///   NAME.mp4                  the clip
///   NAME.truth.json           the truth, a session (docs/formats.md)
///   NAME.points.csv           the true joint centres in the pictures, as a track (docs/formats.md)
///   NAME.NETWORK.track.csv    what the network saw, as AnalyzeTrack takes it: image size, frame rate, points
///   NAME.NETWORK.edges.csv    what edges in the picture tell: a line each for uprights, flat edges (lean, slant), edges of the ground; rad, sigma;
///                             empty: none seen
struct CachedClip {
  Session truth;
  KeypointTrack points;  ///< true, px; one frame a picture
  KeypointTrack track;   ///< as the network saw it; no frames when it found nobody
  PictureEdges edges;
};

struct CacheWays {
  std::filesystem::path folder;
  DataDirs dirs;
  int threads = 0;  ///< for the networks; 0 = as many as the machine has cores
};

/// Draws the clip and asks the network unless both are kept already. Throws Error when no clip can be made.
CachedClip FetchClip(const AccuracyCase& wanted, PoseModel model, const CacheWays& ways,
                     const Knowledge& knowledge);

/// The same, but only what the network saw: no frames when it found nobody.
KeypointTrack FetchTrack(const AccuracyCase& wanted, PoseModel model, const CacheWays& ways,
                         const Knowledge& knowledge);

/// Whether the clip and what this network saw in it are kept.
bool IsCached(const std::string& name, PoseModel model, const std::filesystem::path& folder);

/// As it is kept; throws Error when it is not there.
CachedClip ReadCachedClip(const std::string& name, PoseModel model, const std::filesystem::path& folder);

}  // namespace hinge
