// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/foundation/base/vec2.h"

namespace hinge {

/// Lengths of the digital runner, metres: constant through the run. Shares of stature by Drillis and Contini
/// 1966 (as drawn in Winter 2009, figure 4.1): thigh .245, shank .246, ankle height .039, hip to
/// shoulder .288, upper arm .186, forearm .146. Foot .140 from the heel to where it pushes off under the big
/// toe (its tip: .152), ankle .042 ahead of the heel, ear and nose by proportion; the ear
/// stands 10 degrees ahead of the trunk's line, as in the CC0 bodies that are drawn (7 to 14 over sex and age).
struct TwinBody {
  double thigh_m = 0, shank_m = 0;
  double ankle_height_m = 0;  ///< over the sole
  double foot_m = 0;          ///< heel to toe along the sole
  double ankle_ahead_m = 0;   ///< of the heel
  double trunk_m = 0;         ///< mid-hip to mid-shoulder
  double neck_m = 0;          ///< mid-shoulder to ear
  double neck_ahead_rad = 0;  ///< in standing: the line shoulder-ear ahead of the line hip-shoulder
  double nose_ahead_m = 0;    ///< of the ear
  double upper_arm_m = 0, forearm_m = 0;
};
TwinBody MakeTwinBody(double height_m);

/// The leg's state, radians: attitudes to the vertical (lower end ahead positive), and the sole to the ground
/// (toe up positive).
struct LegAngles {
  double thigh = 0;
  double shank = 0;
  double foot = 0;

  double knee() const { return thigh - shank; }
};

struct FootPlace {
  Vec2 p_WAnkle, p_WHeel, p_WToe;
};

/// A foot on level ground at height 0, `heel_x_m` being where the heel is when the sole lies flat: turned
/// about the heel with the toe up, about the toe with the heel up, so that it never digs in nor slides.
FootPlace CalcFootOnGround(const TwinBody& body, double heel_x_m, double foot_rad);

/// The same on ground that rises ahead by `slope_rad`; `heel_s_m` and `foot_rad` are along and against that
/// ground, which passes through the origin.
FootPlace CalcFootOnSlope(const TwinBody& body, double heel_s_m, double foot_rad, double slope_rad);

/// A vector turned from forward to up.
Vec2 Turn(const Vec2& v, double angle_rad);

/// A foot that hangs on its ankle.
FootPlace CalcFootAtAnkle(const TwinBody& body, const Vec2& p_WAnkle, double foot_rad);

/// Knee and ankle below a hip.
Vec2 CalcKneePlace(const TwinBody& body, const Vec2& p_WHip, const LegAngles& leg);
Vec2 CalcAnklePlace(const TwinBody& body, const Vec2& p_WHip, const LegAngles& leg);

/// Hip-ankle distance for a knee flexion, and back (0 where the distance is out of reach).
double CalcLegSpan_m(const TwinBody& body, double knee_rad);
double CalcKneeForSpan_rad(const TwinBody& body, double span_m);

/// Thigh and shank that join hip and ankle with the knee ahead of their line; a leg out of reach is left
/// straight.
LegAngles SolveLeg(const TwinBody& body, const Vec2& p_WHip, const Vec2& p_WAnkle);

/// The foot's attitude, heel up about the toe, that puts the ankle at `span_m` from the hip. Where the toe is
/// too far for that, the attitude that comes nearest.
double SolveHeelRise_rad(const TwinBody& body, const Vec2& p_WHip, double heel_x_m, double span_m);

}  // namespace hinge
