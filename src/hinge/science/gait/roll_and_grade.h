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
  double feet_astray_share = 0;       ///< of clips in which feet show nothing of it
  double edges_follow_share = 0;  ///< of clips on a slope, those in which the background's flat edges have it too
  double edges_astray_share = 0;  ///< of clips in which flat edges are neither level nor along the ground
};

/// `source` of a roll that the ground under the feet shows, and of what edges in the picture helped to tell.
inline constexpr const char* kFromGround = "way of the ground under the feet, mostly level";
inline constexpr const char* kFromGroundAndEdges = "way of the ground under the feet and flat edges in the picture";
inline constexpr const char* kSlopeOfEdges = "stance feet and flat edges in the picture";

struct RollAndGrade {
  Measured roll_rad;  ///< of the camera, as in Scene
  Measured grade;     ///< rise over run, uphill positive
};

/// The camera's roll and the ground's grade together, from the way that the ground goes under the feet and from flat edges in the
/// picture's background and under the feet:
///
///   seen   = v_y / v_x = grade - f d + e      d: what is left of the roll in W, prior N(0, roll's sigma^2)
///                                             f: 1 where the person faces right, -1 left;  e: N(seen_mean, seen_sd^2 + (sigma_vy / v_x)^2)
///                                             in e the slant of level edges at the feet's height, where they show it, is taken off
///   flat   = d - b f grade                    b: 0 where the background is level, 1 where it goes up with the ground, as along a road
///   ground = -(1 - b) f grade                 of edges under the feet beyond those of the background
///
/// `scene.grade` is taken where its source is "given"; else the ground is level or sloped, each a normal prior about 0 (level_sd,
/// slope_sd). The background is level or not (edges_follow_share), and feet and either kind of edge may be astray: then they say nothing.
/// Posterior of all these cases together: means and standard deviations of the mixture. So a level belt tells the roll where no
/// upright does, and uprights, or a floor beside a belt, tell the grade. Valid for small slopes (tan and angle alike). What is not seen
/// says nothing: without feet and edges the roll is as it was, the ground level with the doubt of both.
RollAndGrade EstimateRollAndGrade(const std::optional<GroundMotion>& ground, const Scene& scene,
                                  const GroundPriors& priors);

}  // namespace hinge
