// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/twin/runner/joint_paths.h"
#include "hinge/twin/runner/space_curve.h"

namespace hinge {

/// Lengths of a leg, metres, constant in time.
struct LegLengths {
  double thigh_m = 0, shank_m = 0;
  double foot_m = 0;          ///< heel to toe along the sole
  double ankle_ahead_m = 0;   ///< of the heel, along the sole
  double ankle_height_m = 0;  ///< over the sole
};

/// A leg at one instant: unit vectors from hip to knee and from knee to ankle, and the foot's along the sole
/// (heel to toe) and at right angles to it toward the ankle.
struct LegDirections {
  Vec3 thigh, shank, sole, instep;
};

/// Both legs as a chain of constant lengths hung on the middle of the hips. Each segment's direction is a
/// smooth curve of its own, brought to unit length, so lengths hold at any time however rough the paths were:
///
///   knee = hip + thigh_m d_thigh      ankle = knee + shank_m d_shank
///   heel = ankle - ankle_ahead_m d_sole - ankle_height_m d_instep      toe = heel + foot_m d_sole
///
/// Lengths are medians over the third of the time in which the ankle is lowest: in stance they matter, and
/// there the skin's markers are nearest to where they stood. Constant lengths cannot follow hip and ankle
/// both; the angles are kept as they were, and the whole chain is moved so that the ankle over the ground y =
/// 0 is where it was seen, and not lower than a level foot allows.
struct SmoothLegs {
  SplineBasis basis{0, 1, 1};
  SpaceCurve mid_hip, across;  ///< across: from the left hip to the right one
  double hips_m = 0;           ///< between the hips
  PerSide<LegLengths> lengths;
  PerSide<SpaceCurve> thigh, shank, sole, ankle_over_heel;
};

/// Needs hips, knees, ankles, heels and toes at 80 % of the times within [start_s, end_s] (contract: four of
/// each).
SmoothLegs FitSmoothLegs(const JointPaths& paths, double start_s, double end_s, double cutoff_hz);

PerSide<Vec3> CalcHips(const SmoothLegs& legs, double time_s);
LegDirections CalcLegDirections(const SmoothLegs& legs, Side side, double time_s);

/// Knee, ankle, heel and toe below a hip.
void PlaceLeg(const LegLengths& lengths, const LegDirections& d, const Vec3& p_WHip, Side side,
              PerLandmark<Vec3>& p_W);

/// The foot turned about the ankle, in its own plane, by the smallest angle that puts heel and toe on or
/// above the ground y = 0, and no further than level. Feet bend at the toes when they push off; this foot is
/// rigid, so it stands on its tip instead. A level foot under too low an ankle stays under the ground by what
/// is missing.
LegDirections TurnFootOntoGround(const LegLengths& lengths, const LegDirections& d, const Vec3& p_WAnkle);

/// Root mean square distance of the chain's landmark from its path.
double CalcResidual_m(const SmoothLegs& legs, const JointPaths& paths, Part part);

}  // namespace hinge
