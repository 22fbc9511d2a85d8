// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "hinge/edge/media/grey_picture.h"
#include "hinge/edge/run/stages.h"
#include "hinge/science/body/keypoint_track.h"

namespace hinge {

/// Where the person is in those pictures, with a margin for arms, feet and clothes; an empty box where he is not found.
PictureBox BoxAround(const KeypointTrack& person, double from_s, double until_s);
/// The same in the picture of that time, whose frame's time stamp is that near: they are rounded.
inline constexpr double kSamePicture_s = 0.02;
PictureBox BoxAt(const KeypointTrack& person, double time_s);

/// Says in every frame of the track how the picture's background lies against the clip's first picture, the person's own
/// place left out. A camera that stands still leaves the track as it is, and so does a background that cannot be followed
/// in a tenth of the pictures or more (plain, dark, cut together). The clip is read once, a second time only when a few
/// pictures show that the camera moves. Pictures and frames are one to one. Throws Error, Stopped.
void FollowCamera(const std::filesystem::path& clip, KeypointTrack& person, const RunWatch& watch,
                  const Stages& stages);

}  // namespace hinge
