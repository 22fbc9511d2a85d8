// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "hinge/foundation/base/measured.h"
#include "hinge/science/gait/ground_motion.h"

namespace hinge {

/// What is believed of the ground before it is looked at. Rise over run.
struct GroundPriors {
  double level_share = 0;  ///< of clips on ground that somebody would call level, 0..1
  double level_sd = 0;     ///< of its slope
  double slope_sd = 0;     ///< of the slope of all other ground
  double seen_sd =
      0;  ///< how wrongly feet show the slope of ground that they stand on, with the camera's yaw
};

/// Rise over run, uphill positive.
///
///   seen = v_y / v_x of the ground under the feet,   sigma^2 = seen_sd^2 + roll's^2 + (sigma_vy / v_x)^2
///   level or sloped, each a normal prior about 0 (level_sd, slope_sd): posterior of the two together, its mean and
///   standard deviation
///
/// Roll matters in full: a camera that hangs by 1 degree shows 1.7 % where the floor is level. Valid for small slopes
/// (tan and angle alike). Where the ground is not seen: level, with the doubt of both.
Measured EstimateGrade(const std::optional<GroundMotion>& ground, const Measured& roll_rad,
                       const GroundPriors& priors);

}  // namespace hinge
