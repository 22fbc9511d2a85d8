// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "hinge/app/session/session.h"
#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/body/runner.h"
#include "hinge/science/knowledge/knowledge.h"
#include "hinge/science/observe/error_model.h"
#include "hinge/science/scene/estimate_scene.h"

namespace hinge {

struct AnalyzeOptions {
  SceneGiven given;                          ///< what the user or the picture says about the scene
  std::optional<double> slow_motion_factor;  ///< given by the user; otherwise told by rhythm and bounce
  /// A clip or photo of this person standing quietly, by the same network; without it, standing seconds of the clip
  /// itself, else people's standing in general.
  std::optional<KeypointTrack> standing;
  std::string standing_name;  ///< what the session calls it
  bool standing_camera_moved =
      false;        ///< it was filmed from another place: the camera's roll does not cancel
  int draws = 200;  ///< posterior draws
  std::uint64_t seed = 1;
};

/// From one person's keypoints to the session: the whole program in one page. Pure: no files, no clock.
///
///   activity -> facing -> leg names -> scene -> motion -> events and strides -> measures -> verdict
///
/// Throws `Error` when there is nothing to analyse (no person, a front view, standing or walking instead of
/// running, too few pictures a second, feet not seen), with the way out. A clip that can be analysed but not
/// judged is no error: its verdict says "cannot_tell" and why. All times of the session are the clip's;
/// durations in measures are life's.
Session AnalyzeTrack(const KeypointTrack& track, const Runner& runner, const Knowledge& knowledge,
                     const ErrorModel& errors, const AnalyzeOptions& options = {});

}  // namespace hinge
