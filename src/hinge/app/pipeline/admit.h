// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hinge/app/session/session.h"
#include "hinge/science/activity/activity.h"
#include "hinge/science/body/keypoint_track.h"

namespace hinge {

/// Refuses a track that cannot carry an analysis of running, with the reason and the way out (`Error`).
void RequirePerson(const KeypointTrack& track);
void RequireSideView(const KeypointTrack& track);
/// Of a camera that moves: without the pictures around which the person is not seen from the side (`LeaveOutOblique`), unless
/// hardly any are left, which `RequireSideView` then refuses.
KeypointTrack WithoutObliqueSeconds(const KeypointTrack& track);
void RequireWholeLegs(const KeypointTrack& track);
/// As the user says, else as the track shows; never so that the knees would bend backwards.
Facing RequireFacing(const std::optional<Facing>& given, const KeypointTrack& track);
/// Every landmark needs a curve; one that is hidden all along has none.
void RequireEveryPoint(const KeypointTrack& track);
void RequireRunning(const std::vector<ActivitySpan>& spans);
/// Pictures a second of the clip as it plays: a slow clip that is taken for slow motion would hide that it
/// has too few.
void RequireFrameRate(double clip_rate_hz);

/// Reasons why numbers that could be computed must not carry a verdict: a rhythm that no runner has.
std::vector<std::string> FindDoubts(const std::vector<Measure>& measures);

/// What remarks on a clip are made from.
struct FilmingFacts {
  const KeypointTrack& track;
  const Scene& scene;
  Measured seen_speed_m_s;  ///< as the feet show it, whatever the user said
  double life_rate_hz = 0;
  int strides_used = 0;
};

/// Remarks on how the clip was filmed, and on what was said of it, that do not stop the analysis.
std::vector<Warning> FindFilmingWarnings(const FilmingFacts& facts);

}  // namespace hinge
