// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "hinge/foundation/base/vec2.h"
#include "hinge/science/form/verdict.h"
#include "hinge/science/knowledge/knowledge.h"

namespace hinge {

/// What the posture map reads, in degrees. Signs and zeros as in docs/conventions.md.
struct PostureAngles {
  double knee_peak_deg = 0;
  double knee_ic_deg = 0;
  double tibia_ms_deg = 0;  ///< negative when the shank leans forward over the foot
  double trunk_lean_over_standing_deg = 0;
  std::optional<double> straightness_over_standing_deg;  ///< empty: not seen, bent_spine is left out
};

/// The two coordinates of the map, in between-runner standard deviations:
///
///   leg   L = w_k (knee_peak - mu_k(v))/sd_k + w_c (knee_ic - mu_c(v))/sd_c + w_m (-tibia_ms - mu_m)/sd_m
///   trunk A = (trunk_lean_over_standing - mu_A)/sd_A
///
/// L: - straight and stiff, + deflated. A: - upright or behind, + leaning far forward; not clamped. All
/// constants lie in knowledge/posture.toml with their sources.
Vec2 CalcMapPoint(const PostureAngles& angles, double speed_m_s, const PostureModel& model);

/// The one state in which a point lies, tested in the order deflated, too tall, bent spine, over-hinged,
/// hinged.
State FindState(const Vec2& leg_trunk, std::optional<double> straightness_over_standing_deg,
                const PostureModel& model);

/// What tells the sub-types of "too tall" apart beyond the map.
struct SubtypeSigns {
  double straightness_over_standing_deg = 0;  ///< negative: arched
  bool bouncing = false;                      ///< gives much at the knee and rises much
};

/// The sub-type's name: "sitting", "deflated", "folded"; "tall everywhere", "stiff leg", "upright trunk",
/// "arched", "bouncing"; "slumped", "arched"; empty for the other states.
std::string FindSubtype(State state, const Vec2& leg_trunk, const SubtypeSigns& signs,
                        const PostureModel& model);

/// The article's one-line dial: L when the leg is deflated, else the smaller of L and A; below -1 too tall,
/// above 1 deflated.
double CalcDial(const Vec2& leg_trunk, const PostureModel& model);

}  // namespace hinge
