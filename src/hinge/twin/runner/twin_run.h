// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "hinge/science/body/landmark.h"
#include "hinge/science/gait/gait.h"
#include "hinge/twin/runner/com_path.h"
#include "hinge/twin/runner/curve.h"
#include "hinge/twin/runner/mass.h"
#include "hinge/twin/runner/options.h"
#include "hinge/twin/runner/skeleton.h"

namespace hinge {

/// One foot's contact and the swing after it.
struct TwinStep {
  Side side = Side::kLeft;
  double ic_s = 0, to_s = 0;
  TwinLeg leg;                                ///< what this step was asked to do, variation included
  double lean_deg = 0, straightness_deg = 0;  ///< its wandering from the asked-for mean, at contact
  double heel_s_m = 0;  ///< at contact, along the ground from W's origin, of the heel as if the sole
                        ///< lay flat; walking: from the hip
  Curve foot_rad;       ///< walking: the foot's attitude in stance
  Vec2 v_WSettle_m_s = Vec2::Zero();  ///< running: how fast the foot still moves over the ground at contact
  bool settled = true;                ///< running: a motion was found that the leg can make
  double foot_to_rad = 0;             ///< running: the foot's attitude at toe-off, heel up negative
  ComArc com;                         ///< running: the centre of mass until the next contact
  Curve swing_thigh_rad, swing_knee_rad, swing_ankle_rad;  ///< from toe-off to this foot's next contact
};

/// The digital runner's motion. Model: a sagittal skeleton of constant lengths and de Leva's masses whose foot in stance moves
/// with the ground exactly.
///   running  the centre of mass obeys closed formulas (com_path.h): gravity alone in flight, a ground force that starts and
///            ends at nothing in contact. At every instant the hip is where body and centre of mass agree: in contact the
///            leg between hip and foot is solved with it (mass.h). The foot lies down over 25 % of contact, s = u/0.25,
///              foot(u) = foot_ic (1 - 2s + 2s^3 - s^4),  from u = 0.40 on  foot_to ((u - 0.40)/0.60)^2.4,
///            and settles, forward within 25 ms and down within 53 ms, as a heel's pad, a sole and the foot's joints give
///            way: s = t/T since contact, along either axis,
///              place(t) = settled place - v_settle T (0.5 - s + 2.5 s^4 - 3 s^5 + s^6).
///            v_settle is what makes hip, knee and ankle as fast just after contact as just before it;
///            shapes and shares from the laboratory runners of Fukuchi 2017. Per step three numbers are solved: the height
///            at toe-off (asked-for rise of the hip, as far as the ground needs not pull), the foot's attitude at toe-off
///            (asked-for knee) and the bump of the height (asked-for peak of the knee, as far as the ground needs not pull:
///            times of contact and flight fix how far a body sinks; CalcTruth says what came out).
///   walking  hip height: a wave, highest over the single foot, as high as the straightest leg allows, at constant speed;
///            legs follow.
///   swing    smooth curves of thigh, knee and ankle from the state at toe-off to the state at the next contact.
/// On a slope everything stands to gravity but the foot, which stands to the ground.
struct TwinRun {
  TwinOptions options;
  TwinBody body;
  TwinMass mass;
  double slope_rad = 0;
  std::vector<TwinStep> steps;    ///< in time order, sides alternating; some before 0 and after the end
  Curve hip_height_m;             ///< walking
  std::vector<GaitEvent> events;  ///< exact, within [0, duration], in time order
};

/// Empty when no leg of that length can take the steps asked for: out of reach, or on a foot steeper than 85 degrees. Needs `Problems(options)` empty (contract).
std::optional<TwinRun> SolveTwinRun(const TwinOptions& options);
/// The same where failing would be the caller's fault (contract).
TwinRun MakeTwinRun(const TwinOptions& options);

/// The body at one time, world W: x where the person faces, y up, ground y = grade * x; on a treadmill the person stays near
/// x = 0, over ground he goes `speed_m_s` along the ground.
struct TwinPose {
  Vec2 p_WHip = Vec2::Zero();
  PerSide<LegAngles> leg;
  double trunk_lean_rad = 0;  ///< forward positive
  double neck_lean_rad = 0;   ///< line shoulder-ear, forward positive
  PerLandmark<Vec2> p_W;
};
TwinPose CalcTwinPose(const TwinRun& run, double time_s);

/// The parts that the making and the showing of a run share; all on the treadmill.
Vec2 CalcTwinHip(const TwinRun& run, double time_s);
LegAngles CalcStanceLeg(const TwinRun& run, std::size_t idx,
                        double time_s);                       ///< of the step at idx; ic_s <= time_s <= to_s
LegAngles CalcSwingLeg(const TwinStep& step, double time_s);  ///< to_s <= time_s
FootPlace CalcStanceFoot(const TwinRun& run, const TwinStep& step, double time_s);
double CalcStanceFoot_rad(const TwinRun& run, const TwinStep& step, double time_s);  ///< sole to the ground

/// Running: hip and leg of the step at `idx` while its foot is on the ground.
StandingSolution CalcRunningStance(const TwinRun& run, std::size_t idx, double time_s);
/// The same where CoM - hip of everything but that leg is known.
StandingSolution CalcRunningStance(const TwinRun& run, std::size_t idx, double time_s, const Vec2& rest_m);

/// Running: where the foot is at contact, measured from where it settles (TwinRun).
Vec2 CalcUnsettled_m(const TwinStep& step, double time_s);

/// Running: how long after contact the foot settles downward, and forward.
inline constexpr double kSettling_s = 0.053;
inline constexpr double kSliding_s = 0.025;
/// Running: share of contact time after which the foot lies flat.
inline constexpr double kFootFlatRunning = 0.25;
/// Share of contact time at which the heel leaves the ground.
inline constexpr double kHeelOffRunning = 0.40;
inline constexpr double kHeelOffWalking = 0.45;

}  // namespace hinge
