// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <stop_token>

#include "hinge/app/session/session.h"

namespace hinge {

/// Writes the clip again with what was fitted drawn on every picture (`overlay.h`). As many pictures with the
/// same time stamps, counted from the first one, turned as they are shown; pictures in which nobody was found
/// are kept as they are. Reading, drawing and encoding run at the same time. `progress` gets 0..1. False when
/// `stop` was requested: then, and after an `Error` (clip unreadable, file not writable), nothing was written
/// and nothing that was there is changed.
bool WriteAnnotatedVideo(const std::filesystem::path& clip, const Session& session,
                         const std::filesystem::path& out, const std::function<void(double)>& progress = {},
                         std::stop_token stop = {});

}  // namespace hinge
