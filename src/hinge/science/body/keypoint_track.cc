// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/body/keypoint_track.h"

#include <algorithm>

namespace hinge {

int CountFound(const KeypointTrack& track) {
  return static_cast<int>(std::ranges::count_if(track.frames, &KeypointFrame::found));
}

bool CameraMoves(const KeypointTrack& track) {
  return std::ranges::any_of(track.frames,
                             [](const KeypointFrame& f) { return f.background != BackgroundMove{}; });
}

bool HasOutline(const KeypointTrack& track) {
  return std::ranges::any_of(track.frames, [](const KeypointFrame& f) { return f.outline.seen(); });
}

}  // namespace hinge
