// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/science/body/keypoint_track.h"

namespace hinge {

enum class Activity { kNone, kStanding, kWalking, kRunning };
const char* Name(Activity activity);

/// A stretch of the clip in which the person does one thing.
struct ActivitySpan {
  Activity activity = Activity::kNone;
  double start_s = 0;
  double end_s = 0;
  double duration_s() const { return end_s - start_s; }
};

}  // namespace hinge
