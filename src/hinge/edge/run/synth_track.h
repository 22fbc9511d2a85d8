// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "hinge/edge/run/synth_clip.h"
#include "hinge/science/body/keypoint_track.h"
#include "hinge/twin/runner/network_errors.h"

namespace hinge {

/// True for CLIP.track.csv and any other name that ends in .csv: keypoints are asked for, no pictures.
bool IsTrackName(const std::filesystem::path& out);

/// The joints of every picture of the clip, exact, through the camera: px, all of them seen. Pictures at i / rate from 0,
/// as long as the motion lasts.
KeypointTrack MakeExactTrack(const JointTrajectory& played, const ViewCamera& camera, double rate_hz);

/// That track as `options.network` would have given it, by knowledge/network_errors.toml. `played`: in the clip's
/// time; `events`: in life's. In slow motion the errors last as long as at life's speed, which is that many times longer in
/// the clip: its pictures are those of a faster camera. Throws Error when the network is not known.
KeypointTrack MakeSeenTrack(const SynthOptions& options, const JointTrajectory& played,
                            const std::vector<GaitEvent>& events, const ViewCamera& camera,
                            const DataDirs& dirs);

}  // namespace hinge
