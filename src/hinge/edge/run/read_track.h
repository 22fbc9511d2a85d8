// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "hinge/app/session/session.h"
#include "hinge/edge/formats/foreign_track.h"
#include "hinge/foundation/base/measured.h"
#include "hinge/science/body/keypoint_track.h"

namespace hinge {

/// What an input gives that holds keypoints instead of pictures.
struct TrackInput {
  KeypointTrack track;            ///< times from 0 to a day, increasing
  std::filesystem::path file;     ///< that was read: its name and hash go into the session
  std::optional<Session> before;  ///< of a folder of results: what an earlier analysis wrote there
  std::vector<ModelInfo>
      models;                  ///< the networks that looked, where the analysis of the same folder names them
  std::filesystem::path clip;  ///< the clip of that analysis when it still lies beside the folder, else empty
  Measured scale_m_per_px = Missing("the keypoints are pixels");  ///< where they were drawn from metres
  Measured roll_rad = Missing("there are no pictures");  ///< of the camera, where the file's own axes say it
};

/// True for what `ReadTrackInput` reads; anything else is taken for a clip. By name alone: a file that ends in .csv, .json or .trc, a
/// folder that holds a track.csv or files that end in _keypoints.json.
bool HoldsKeypoints(const std::filesystem::path& input);

/// The one road from any input that holds keypoints to a track:
///
///   X.csv        a table as docs/formats.md has it (track.csv); of one in a folder of results the networks are known too
///   CLIP.hinge   a folder of results: its track.csv, with what its session.json remembers
///   X.json       keypoints of another program (keypoint_json.h), as is a folder of OpenPose's NAME_keypoints.json;
///                `foreign` says what their files do not
///   X.trc        markers of another program, or our own motion.trc (trc_track.h)
///
/// Throws Error that says what, where and how to fix it.
TrackInput ReadTrackInput(const std::filesystem::path& input, const ForeignOptions& foreign = {});

/// Where results of keypoints go when nothing else is asked: X.track.csv, X.json, X.trc or folder X -> X.hinge; a folder of results is
/// its own.
std::filesystem::path TrackResultFolderFor(const std::filesystem::path& input);

}  // namespace hinge
