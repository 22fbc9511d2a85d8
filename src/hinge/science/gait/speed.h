// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/foundation/base/measured.h"
#include "hinge/science/gait/events.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

/// Speed of the person over the ground, m/s, forward positive: the belt is seen by the feet that stand on it.
///
///   x_ij = a_i + s t_ij     the toes in contact i; one slope, robust least squares
///   speed = u - s           u = the hips' own speed in the picture: about 0 on a treadmill, all overground
///
/// From 30 to 70 % of contact: the forefoot is down and the foot rolls about the toes, which lie still on the
/// belt while heel and ankle already rise and swing forward (the ankle 4 to 5 % slower than the belt there).
/// The sigma lets all points of a contact err together, and adds 2 % for what feet, shoes and networks do
/// whatever the noise. Laboratory legs at 2.5 to 4.5 m/s, points without errors: -2.8 % of the belt as the soles show
/// it, which is 1.9 % faster than its nominal speed; digital runners: -0.6 %,
/// seen with a network's errors -0.9 % (jitter makes half of the difference). Not corrected: laboratory feet ask for none.
/// Missing, with a sentence, when fewer than two contacts show two pictures of it.
Measured EstimateGroundSpeed_m_s(const GaitTrack& track, const std::vector<GaitEvent>& events);

/// The same with the doubt of the scene's scale added: the track's metres are only as sure as that.
Measured EstimateSpeed_m_s(const GaitTrack& track, const std::vector<GaitEvent>& events, const Scene& scene);

}  // namespace hinge
