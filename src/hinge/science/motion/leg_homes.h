// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/science/body/keypoint_track.h"
#include "hinge/science/motion/leg_identity.h"
#include "hinge/science/motion/leg_states.h"

namespace hinge {

/// What each state of each picture costs because points of a leg are away from home: those that stay where they are, in the
/// picture (a foot that stands) or seen from the hips (a leg that is held up), in 70 % of the pictures as `by_path` names them,
/// or, of feet that both stand, as the two places do at which ankles are seen, if that leaves the ankles nearer to them.
///   cost = home_weight / 8 * sum of min(1, (|p - home| / 0.12 leg)^2)    over the points that have a home
/// `frames`: those in which the person was found. All 0 where no point has a home.
std::vector<StateCosts> CalcHomeCosts(const std::vector<const KeypointFrame*>& frames,
                                      const std::vector<int>& by_path, double leg_px,
                                      const LegNamingOptions& options);

}  // namespace hinge
