// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "hinge/app/session/session.h"
#include "hinge/science/activity/activity.h"
#include "hinge/science/body/keypoint_track.h"

namespace hinge {

/// Pictures a second of a track, by the median distance of its time stamps; 0 with fewer than two.
double PictureRate_hz(const KeypointTrack& track);

/// The running part of a track with its times in life's seconds: slow motion taken out.
struct LifeTrack {
  KeypointTrack track;          ///< pictures outside the longest running span count as not found
  Measured slow_motion_factor;  ///< clip seconds a second of life
  double rate_hz = 0;           ///< pictures a second of life
  double step_s = 0;            ///< one step in life's seconds; 0 when no rhythm was found
};

LifeTrack MakeLifeTrack(const KeypointTrack& named, const std::vector<ActivitySpan>& spans,
                        const std::optional<Measured>& known_factor);

/// Puts the times of events, strides and motion back on the clip's clock, so that they point at its pictures.
/// Durations in measures stay life's.
void ReturnToClipTime(Session& session, double slow_motion_factor);

}  // namespace hinge
