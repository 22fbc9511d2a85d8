// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "hinge/science/body/landmark.h"
#include "hinge/science/gait/gait.h"
#include "hinge/twin/runner/curve.h"
#include "hinge/twin/runner/options.h"
#include "hinge/twin/runner/skeleton.h"

namespace hinge {

/// One foot's contact and the swing after it.
struct TwinStep {
  Side side = Side::kLeft;
  double ic_s = 0, to_s = 0;
  TwinLeg leg;          ///< what this step was asked to do, variation included
  double heel_x_m = 0;  ///< at contact, of the heel as if the sole lay flat, from the hip
  Curve foot_rad;       ///< walking: the foot's attitude in stance
  Curve knee_roll_rad;  ///< running: flexion while the foot rolls over the toes
  Curve swing_thigh_rad, swing_knee_rad, swing_ankle_rad;  ///< from toe-off to this foot's next contact
};

/// The digital runner's motion. Model: a sagittal skeleton of constant lengths whose foot in stance moves
/// with the ground exactly; the hip goes forward at constant speed.
///   running  hip height: fifth-degree pieces through contact (height from tibia and knee at contact), lowest
///   point (so
///            deep that the knee's peak is reached) and toe-off (asked-for rise); a parabola under gravity in
///            flight. Knee: from hip and foot by two-link geometry; after heel-off its own curve, and the
///            foot's attitude follows.
///   walking  hip height: a wave, highest over the single foot, as high as the straightest leg allows; legs
///   follow. swing    smooth curves of thigh, knee and ankle from the state at toe-off to the state at the
///   next contact.
struct TwinRun {
  TwinOptions options;
  TwinBody body;
  std::vector<TwinStep> steps;  ///< in time order, sides alternating; some before 0 and after the end
  Curve hip_height_m;
  std::vector<GaitEvent> events;  ///< exact, within [0, duration], in time order
};

/// Empty when no leg of that length can take the steps asked for: out of reach, on a foot steeper than 85
/// degrees, or a knee that must bend further than asked for. Needs `Problems(options)` empty (contract).
std::optional<TwinRun> SolveTwinRun(const TwinOptions& options);
/// The same where failing would be the caller's fault (contract).
TwinRun MakeTwinRun(const TwinOptions& options);

/// The body at one time, world W: x where the person faces, y up, ground at 0; on a treadmill the hip stays
/// at x = 0.
struct TwinPose {
  Vec2 p_WHip = Vec2::Zero();
  PerSide<LegAngles> leg;
  double trunk_lean_rad = 0;  ///< forward positive
  double neck_lean_rad = 0;   ///< line shoulder-ear, forward positive
  PerLandmark<Vec2> p_W;
};
TwinPose CalcTwinPose(const TwinRun& run, double time_s);

/// The parts that the making and the showing of a run share.
Vec2 CalcTwinHip(const TwinRun& run, double time_s);                               ///< on the treadmill
LegAngles CalcStanceLeg(const TwinRun& run, const TwinStep& step, double time_s);  ///< ic_s <= time_s <= to_s
LegAngles CalcSwingLeg(const TwinStep& step, double time_s);                       ///< to_s <= time_s
FootPlace CalcStanceFoot(const TwinRun& run, const TwinStep& step, double time_s);

/// Share of contact time at which the heel leaves the ground.
inline constexpr double kHeelOffRunning = 0.56;
inline constexpr double kHeelOffWalking = 0.45;

}  // namespace hinge
