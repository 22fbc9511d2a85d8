// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "hinge/foundation/base/measured.h"
#include "hinge/science/gait/ground_motion.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

/// Speed of the person over the ground, m/s, forward positive: how fast the ground goes by under the feet.
/// To the motion's sigma come 2 % for what feet, shoes and networks do
/// whatever the noise. Laboratory legs at 2.5 to 4.5 m/s, points without errors: -2.8 % of the belt as the soles show
/// it, which is 1.9 % faster than its nominal speed; digital runners: -0.6 %,
/// seen with a network's errors -0.9 % (jitter makes half of the difference). Not corrected: laboratory feet ask for none.
/// Missing, with a sentence, where the ground's motion is not seen.
Measured CalcGroundSpeed_m_s(const std::optional<GroundMotion>& ground);

/// The same with the doubt of the scene's scale added: the motion's metres are only as sure as that.
Measured CalcSpeed_m_s(const std::optional<GroundMotion>& ground, const Scene& scene);

}  // namespace hinge
