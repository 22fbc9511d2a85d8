// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "hinge/app/pipeline/analyze.h"
#include "hinge/science/activity/activity.h"
#include "hinge/science/form/standing.h"

namespace hinge {

/// What the measures over standing compare with, best first: what the caller gave; the longest quiet second or
/// more of standing in the clip itself, its ends left out; people's standing in general.
///
/// Throws `Error` when what was given does not show one person standing. That a given clip or photo was taken
/// from the place of the run's clip cannot be seen: it is believed unless `standing_camera_moved`.
StandingReference FindStanding(const KeypointTrack& track, const std::vector<ActivitySpan>& spans,
                               const Scene& scene, const Knowledge& knowledge, const ErrorModel& errors,
                               const AnalyzeOptions& options);

/// Throws `Error` with the clip's name where a standing clip of a second or more shows somebody who walks or runs.
void RequireQuiet(const KeypointTrack& standing, const std::string& name);

}  // namespace hinge
