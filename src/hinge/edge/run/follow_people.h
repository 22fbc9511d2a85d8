// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>

#include "hinge/edge/media/decode.h"
#include "hinge/edge/pose/pose.h"
#include "hinge/edge/run/analyze_clip.h"
#include "hinge/edge/run/stages.h"

namespace hinge {

/// What to say where somebody else is at least half as big, and as long in view, as the one who is followed: another person, or
/// the same one in a mirror. For movements that only one of them need be doing.
std::optional<Warning> FindOthers(const PoseResult& pose);

/// Runs the pose network that the options name over the clip, with progress. Throws Error, Stopped.
PoseResult FollowPeople(VideoReader& reader, const RunOptions& options, const DataDirs& dirs,
                        const RunWatch& watch, const Stages& stages);

/// The person of that number, 1 = the biggest and longest in view; 0: of those nearly as big and long in view as the
/// first, who runs, else who walks, else the first. Throws Error when there are not so many.
const PersonTrack& ChoosePerson(const PoseResult& pose, int person, const std::filesystem::path& clip);

/// The runner in `options.standing`, a stage of its own; empty where none is given: the biggest person of a clip or photo, or keypoints (read_track.h).
std::optional<KeypointTrack> ReadStanding(const RunOptions& options, const DataDirs& dirs,
                                          const RunWatch& watch, Stages& stages);

}  // namespace hinge
