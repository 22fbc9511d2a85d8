// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "hinge/app/session/session.h"
#include "hinge/edge/report/stills.h"
#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/knowledge/knowledge.h"

namespace hinge {

/// Writes session.json, track.csv, motion.csv, .trc and .mot, measures.csv and report.html with the stills into a folder.
void WriteResults(const Session& session, const KeypointTrack& track, const Knowledge& knowledge,
                  const std::vector<Still>& stills, const std::filesystem::path& folder);

}  // namespace hinge
