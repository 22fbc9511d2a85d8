// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "hinge/edge/formats/foreign_track.h"

namespace hinge {

/// Keypoints that other programs write as JSON:
///
///   a folder     OpenPose: NAME_000000000012_keypoints.json, one a picture: people[].pose_keypoints_2d = x, y, confidence.
///                The last number in a name counts the pictures; a name without one is passed over
///   X.json       a list of pictures, or an object with the list as frames, poses, results or data. A picture is a list of
///                landmarks, or an object with them as landmarks, keypoints, pose_landmarks or poseLandmarks (or people, as
///                above); of several people a list of lists. A landmark is {x, y, visibility} or [x, y, z, visibility].
///                Of the file: fps, frame_rate or frameRate; width and height, image_width and image_height. Of a picture:
///                frame, frame_id or frame_idx; time_s, timestamp_s or timestamp_ms
///
/// Unknown keys are passed over. Throws Error, with the place, for anything else and for files above 256 MB.
ForeignFrame ParseKeypointJsonFrame(std::string_view text, const std::string& where);
ForeignTrack ParseKeypointJson(std::string_view text, const std::string& where);
ForeignTrack ReadKeypointJson(const std::filesystem::path& path);  ///< a file or a folder

}  // namespace hinge
