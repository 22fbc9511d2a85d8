// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hinge/foundation/base/side.h"

namespace hinge {

enum class TwinActivity { kStanding, kWalking, kRunning };

/// How one leg moves. Angles in degrees with the zeros and signs of docs/conventions.md: attitudes from the
/// vertical, lower end ahead positive; flexion positive; foot toe-up positive. ic initial contact, to
/// toe-off.
struct TwinLeg {
  double contact_s = 0.229;
  double tibia_ic_deg = 9.8;
  double knee_ic_deg = 11.1;
  double knee_peak_deg = 41.6;  ///< largest flexion in stance; walking: comes out of the hip's path instead
  double knee_to_deg = 11.3;    ///< walking: comes out of the hip's path instead
  double foot_ic_deg = 13.0;    ///< below 0: lands on the toes
  double foot_to_deg = -60.0;   ///< heel up; running: comes out of the hip's height instead
  double hip_rise_m = 0.003;  ///< running: the hip at toe-off over the hip at contact; less or more where the
                              ///< ground would have to pull or to push late
  double thigh_swing_deg = 34.4;       ///< most forward
  double knee_swing_deg = 105.0;       ///< most bent; more where the foot would touch the ground
  double thigh_rate_ic_deg_s = -34.0;  ///< just before contact, extending negative
  double knee_rate_ic_deg_s = 250;     ///< running: at contact, flexing positive; as fast just after it
  double pawback_ratio =
      0.26;  ///< the ankle's backward speed under the hip over running speed; running: mean
             ///< of the last 30 ms before contact
  bool operator==(const TwinLeg&) const = default;
};

/// Standard deviations from stride to stride.
struct TwinVariation {
  double tibia_deg = 0;
  double knee_deg = 0;
  double contact_s = 0;
  double step_s = 0;
  double lean_deg = 0;          ///< of the trunk, wandering smoothly from contact to contact
  double straightness_deg = 0;  ///< the same of the line shoulder-ear
};

/// What the digital runner is asked to do.
struct TwinOptions {
  TwinActivity activity = TwinActivity::kRunning;
  double height_m = 1.75;    ///< range 1.2 to 2.2
  double mass_kg = 70;       ///< range 20 to 200; scales forces, moves nothing
  double speed_m_s = 3.5;    ///< of the belt or over ground; range 0.5 to 7, walking up to 2.2
  double cadence_spm = 172;  ///< steps of both feet per minute; range 80 to 260
  PerSide<TwinLeg> leg;
  double trunk_lean_deg = 5;    ///< mean over the stride, forward positive
  double lean_swing_deg = 3.0;  ///< half of its range within a step
  double straightness_deg = 0;  ///< the line shoulder-ear ahead of the line hip-shoulder, over standing
  /// Running: highest minus lowest hip, reached by the cadence (rise and fall go with the square of the
  /// step's time) with contacts that keep their share of the step; replaces `cadence_spm`. Empty: as it
  /// comes.
  std::optional<double> hip_oscillation_m;
  double walking_rise_m = 0.015;  ///< half of the hip's rise and fall in walking
  double grade = 0;               ///< rise over run; range -0.25 to 0.25; walking on the level only
  bool treadmill = true;
  double duration_s = 8;
  Side first_side = Side::kLeft;  ///< whose contact is at time 0
  TwinVariation variation;
  std::uint64_t seed = 1;
};

/// A runner with the mean angles and times of the 26 laboratory runners of Fukuchi 2017 at that speed (2.2 to
/// 5 m/s).
TwinOptions MakeTypicalRunner(double speed_m_s);
/// A walker at 0.8 to 1.8 m/s.
TwinOptions MakeTypicalWalker(double speed_m_s);
TwinOptions MakeStandingPerson();

/// Left and right exchanged, also which foot lands first.
TwinOptions MakeMirrored(const TwinOptions& options);

/// Sentences that name the field, its value, its range and the way out; empty when all is well.
std::vector<std::string> Problems(const TwinOptions& options);

}  // namespace hinge
