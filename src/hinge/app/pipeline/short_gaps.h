// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/science/body/keypoint_track.h"

namespace hinge {

/// Gives a place to points that were unseen (visibility 0) for a short while: rhythm, leg names and lengths look at places, and
/// other programs write 0, 0 for a point that they do not see.
///
/// Between two pictures that show the landmark and lie at most 0.5 s of the clip apart, on the straight line in time between its
/// places there. Before the first and after the last picture that shows it, where no more than 0.5 s are missing, its place there.
/// Visibility stays 0, so that the fit gives these points no weight. Longer gaps, and pictures without the person, stay as they
/// are.
KeypointTrack WithShortGapsBridged(KeypointTrack track);

}  // namespace hinge
