// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <stop_token>
#include <vector>

#include "hinge/app/session/session.h"
#include "hinge/edge/report/stills.h"
#include "hinge/science/body/keypoint_track.h"

namespace hinge {

/// What stills and the annotated video show where there are keypoints but no pictures: the same lines on an
/// empty ground.

/// Of the moments of `FindStillTimes`, each at the fitted sample nearest to it; none where no sample is near.
std::vector<Still> DrawStills(const Session& session);

/// The size that video is drawn in: the track's own, made smaller where its longer side exceeds 1280 px.
struct FigureSize {
  int width_px = 0, height_px = 0;
  double scale = 1;  ///< drawn over the track's
};
FigureSize FindFigureSize(int width_px, int height_px);

/// What of a track the video shows, in the track's seconds: all of one of a minute and less, otherwise 10 s from a second
/// before the first running on. An empty track: 0 to 0.
struct DrawnSpan {
  double from_s = 0, to_s = 0;
  bool is_whole(const KeypointTrack& track) const {
    return track.frames.empty() ||
           (from_s <= track.frames.front().time_s && to_s >= track.frames.back().time_s);
  }
};
DrawnSpan FindDrawnSpan(const KeypointTrack& track, const Session& session);

/// As WriteAnnotatedVideo, of `FindDrawnSpan` (an excerpt's own times begin at 0), with a picture at each of the track's
/// times (those closer than 0.1 ms to the one before are left out). Needs times that increase from 0 on (contract).
bool WriteStickFigureVideo(const KeypointTrack& track, const Session& session,
                           const std::filesystem::path& out, const std::function<void(double)>& progress = {},
                           std::stop_token stop = {});

}  // namespace hinge
