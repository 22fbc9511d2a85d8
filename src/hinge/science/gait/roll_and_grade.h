// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "hinge/foundation/base/measured.h"
#include "hinge/science/gait/ground_motion.h"
#include "hinge/science/scene/estimate_scene.h"

namespace hinge {

/// What is believed of the ground before it is looked at. Rise over run.
struct GroundPriors {
  double level_share = 0;             ///< of clips on ground that somebody would call level, 0..1
  double level_sd = 0;                ///< of its slope
  double slope_sd = 0;                ///< of the slope of all other ground
  double seen_mean = 0, seen_sd = 0;  ///< error of the slope that feet show of the ground under them
};

/// `source` of a roll that the ground under the feet shows.
inline constexpr const char* kFromGround = "way of the ground under the feet, mostly level";

struct RollAndGrade {
  Measured roll_rad;  ///< of the camera, as in Scene
  Measured grade;     ///< rise over run, uphill positive
};

/// The camera's roll and the ground's grade from the way that the ground goes under the feet, which shows the two together:
///
///   seen = v_y / v_x = grade - f d + e      d: what is left of the roll in W, prior N(0, roll's sigma^2)
///                                           f: 1 where the person faces right, -1 left;  e: N(seen_mean, seen_sd^2 + (sigma_vy / v_x)^2)
///
/// `scene.grade` is taken where its source is "given"; else the ground is level or sloped, each a normal prior about 0 (level_sd,
/// slope_sd). Posterior of all together: means and standard deviations of the mixture. So a level belt tells the roll where no
/// upright does, and uprights tell the grade. Valid for small slopes (tan and angle alike). Where the ground is not seen: the
/// roll as it was; level, with the doubt of both.
RollAndGrade EstimateRollAndGrade(const std::optional<GroundMotion>& ground, const Scene& scene,
                                  const GroundPriors& priors);

}  // namespace hinge
