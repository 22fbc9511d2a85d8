// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/app/session/session.h"
#include "hinge/science/body/keypoint_track.h"

namespace hinge {

/// What the stills of a set are drawn from: the joints as the network saw them, picture by picture, in the clip's pixels,
/// and the same with x where the person faces and y up, in pixels too, for angles. Neither scale nor roll is known of a set.
Session MakeStillSession(const KeypointTrack& track, Facing facing);

}  // namespace hinge
