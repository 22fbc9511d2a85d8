// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/gait/stride_clock.h"
#include "hinge/science/observe/landmark_errors.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

/// In one picture: how far the middle between a knee's borders (`BodyOutline`) lies ahead of the knee's landmark.
///
///   ahead = ((front + back) / 2 - p_knee) . n / L,   n: from the back border to the front one; L: thigh plus shank, px
struct KneeGap {
  double time_s = 0, ahead_legs = 0;
};

/// Of all pictures in which the knee stands clear: both borders seen, and no farther apart than a quarter over the width
/// that three pictures of four exceed (the other leg beside it, or its own folded calf, makes a knee look wide). `named`:
/// legs named rightly.
std::vector<KneeGap> FindKneeGaps(const KeypointTrack& named, Side side);

/// Knees moved across their legs until they lie between their borders as people's knees do. What a network's knee errs by
/// differs from person to person, by clothes and light; a knee's borders hardly do (docs/landmarks.md).
///
///   habit(phase) = median over the clip's pictures at that twentieth of the stride of (gap - usual ahead(phase)), times n / (n + 1)
///   p_knee += L n habit(phase)
///
/// with n pictures there, straight between the twentieths, and 0 where people's knees seldom stand clear: around mid-stance and
/// mid-swing a knee stays where the network has it. Pictures keep their own differences: only what comes back with every
/// stride is moved.
struct OutlinedKnees {
  KeypointTrack track;
  bool placed = false;  ///< false: the track is as given, because too few pictures show a knee's borders
};
OutlinedKnees PlaceKneesByOutline(KeypointTrack named, const StrideClock& clock, Facing facing,
                                  const NetworkErrors& errors);

}  // namespace hinge
