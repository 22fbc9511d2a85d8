// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/foundation/base/measured.h"
#include "hinge/science/gait/events.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

/// Speed of the person over the ground, m/s, forward positive: the belt is seen by the feet that stand on it.
///
///   x_ij = a_i + s t_ij     heel, toe and ankle of contact i in mid-stance; one slope, robust least squares
///   speed = u - s           u = the hips' own speed in the picture: about 0 on a treadmill, all overground
///
/// Mid-stance: 25 to 60 % of contact, when heel and toe both lie on the ground. The sigma lets all points of
/// a contact err together, and adds 2 % for what feet, shoes and networks do whatever the noise (laboratory
/// feet at 2.5 to 4.5 m/s and 24 to 120 Hz: bias below 0.2 %, spread 1.5 %).
/// Missing, with a sentence, when fewer than two contacts show two pictures in mid-stance.
Measured EstimateGroundSpeed_m_s(const GaitTrack& track, const std::vector<GaitEvent>& events);

/// The same with the doubt of the scene's scale added: the track's metres are only as sure as that.
Measured EstimateSpeed_m_s(const GaitTrack& track, const std::vector<GaitEvent>& events, const Scene& scene);

}  // namespace hinge
