// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "hinge/science/gait/events.h"

namespace hinge {

/// How the ground goes by under the person, in W: x where the person faces, y up.
struct GroundMotion {
  Vec2 velocity_m_s = Vec2::Zero();  ///< of the ground, seen from the hips; running forward: x negative
  Vec2 sigma_m_s = Vec2::Zero();     ///< of each coordinate, from how the contacts differ
};

/// The ground is seen by the feet that stand on it.
///
///   p_ij = a_i + s t_ij     the toes in contact i; one slope a coordinate, robust least squares
///   velocity = s - u        u = the hips' own velocity in the picture: about 0 on a treadmill, all overground
///
/// From 30 to 70 % of contact: the forefoot is down and the foot rolls about the toes, which lie still on the
/// belt while heel and ankle already rise and swing forward (the ankle 4 to 5 % slower than the belt there).
/// A contact during which pictures lack for `kLongestGap_s` (foot_curves.h) is left out: its toe-off may belong to the next.
/// The sigma lets all points of a contact err together. Empty when fewer than two contacts show two pictures of it.
std::optional<GroundMotion> EstimateGroundMotion(const GaitTrack& track,
                                                 const std::vector<GaitEvent>& events);

}  // namespace hinge
