// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/twin/runner/skeleton.h"

namespace hinge {

/// Where the body's mass lies, as first moments over body mass: metres along each line of the skeleton when everything beyond
/// a joint hangs on the line that carries it. Shares of mass and centres by de Leva 1996 (science/body), mean of women and
/// men; head at the ears, hands at the wrists.
///   CoM - hip = trunk_m up(lean) + head_m up(neck) + sum over arms [ upper_arm_m down(upper) + forearm_m down(fore) ]
///             + sum over legs [ thigh_m down(thigh) + shank_m down(shank) + foot_m R(foot) c ]
///   up(a) = (sin a, cos a), down(a) = (sin a, -cos a)
struct TwinMass {
  double trunk_m = 0, head_m = 0;
  double upper_arm_m = 0, forearm_m = 0;
  double thigh_m = 0, shank_m = 0;
  Vec2 foot_m = Vec2::Zero();  ///< from the ankle, the sole level
  double foot_share = 0;       ///< of one foot in body mass
};
TwinMass MakeTwinMass(const TwinBody& body);

/// One leg's part of CoM - hip; `sole_rad` is the sole against the level.
Vec2 CalcLegMoment_m(const TwinMass& mass, double thigh_rad, double shank_rad, double sole_rad);

/// The leg that reaches from the hip to a foot on the ground: solves
///   hip + rest + leg(hip, ankle) = CoM
/// for the hip by Newton's method on the two-link leg; the knee bends forward. Where the leg cannot reach, the last
/// iterate: the caller compares the leg's end with the ankle.
struct StandingSolution {
  Vec2 p_WHip = Vec2::Zero();
  LegAngles leg;  ///< foot not set
};
StandingSolution SolveHipForCom(const TwinBody& body, const TwinMass& mass, const Vec2& p_WCom,
                                const Vec2& rest_m, const Vec2& p_WAnkle, double sole_rad);

}  // namespace hinge
