// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <stop_token>

#include "hinge/app/session/session.h"
#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/knowledge/knowledge.h"

namespace hinge {

/// Writes session.json, track.csv, motion.csv, measures.csv and report.html, with stills out of the clip, into a folder.
void WriteResults(const std::filesystem::path& clip, const Session& session, const KeypointTrack& track,
                  const Knowledge& knowledge, const std::filesystem::path& folder);

/// Writes annotated.mp4, the clip with what was measured drawn on it. `progress` gets 0..1. Throws Stopped.
void WriteDrawnVideo(const std::filesystem::path& clip, const Session& session, const std::filesystem::path& folder,
                     const std::function<void(double)>& progress, std::stop_token stop);

}  // namespace hinge
