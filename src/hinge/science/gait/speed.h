// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "hinge/foundation/base/measured.h"
#include "hinge/science/gait/events.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

/// Speed of the person over the ground, m/s, forward positive: the belt is seen by the feet that stand on it.
///
///   x_ij = a_i + s t_ij          heel, toe and ankle of contact i in mid-stance; one slope, robust least
///   squares speed = u - s                u = the hips' own speed in the picture: about 0 on a treadmill, all
///   of it overground
///
/// Mid-stance: 25 to 60 % of contact, when heel and toe both lie on the ground. The sigma comes from
/// resampling whole contacts' residuals plus `kSpeedModel`, what feet and network add whatever the noise.
/// Missing, with a sentence, when fewer than two contacts show two pictures in mid-stance.
Measured EstimateGroundSpeed_m_s(const GaitTrack& track, const std::vector<GaitEvent>& events);

/// The same with the doubt of the scene's scale added: the track's metres are only as sure as that.
Measured EstimateSpeed_m_s(const GaitTrack& track, const std::vector<GaitEvent>& events, const Scene& scene);

}  // namespace hinge
