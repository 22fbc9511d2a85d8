// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/science/activity/activity.h"

namespace hinge {

/// What the person does, from the shape of the movement alone: no pixels, no frame rates, so that slow motion
/// and any picture size are judged alike.
///
///   standing   the ankles stay together: their horizontal distance varies by less than a third of a leg
///   running    the pelvis is highest while the feet are far apart (in flight) and lowest as they pass
///   walking    the pelvis is lowest while the feet are far apart (double support) and highest as they pass
///              (bouncing and inverted-pendulum gaits, [Cavagna1977])
///
/// The sign of the correlation between pelvis height and foot separation, both freed of everything slower
/// than a step, tells the last two apart; between the two thresholds the span is `kNone`.
std::vector<ActivitySpan> FindActivity(const KeypointTrack& track);

/// The activity that fills most of the clip's seen time, and how much of it (0..1).
struct MainActivity {
  Activity activity = Activity::kNone;
  double share = 0;
};
MainActivity FindMainActivity(const std::vector<ActivitySpan>& spans);

}  // namespace hinge
