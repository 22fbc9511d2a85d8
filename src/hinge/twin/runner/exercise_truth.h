// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "hinge/twin/runner/exercise.h"

namespace hinge {

/// The exact values of one repetition, from the state that the motion was made of (never from landmarks).
/// Units by the end of the name; angles with the zeros and signs of docs/conventions.md, as seen from the
/// side, of the working leg where only one works and else of the leg `ExerciseOptions.side`.
///   lean_ trunk_thigh_ knee_ ankle_ straightness_ back_bend_ elbow_ arm_lift_ ... near_deg, far_deg
///       at `start_s` and in the middle of the stop at the far end. ankle: foot to ground line minus shank,
///       dorsiflexion positive. elbow: between upper arm and forearm in space. arm_lift: of the line
///       shoulder-wrist seen from the front, 0 hanging, outwards positive.
///   hip_range_deg knee_range_deg lean_range_deg ankle_range_deg   far minus near
///   hinge_ratio            hip range over hip and knee range (lifts)
///   straightness_change_deg, back_bend_change_deg                 far minus near
///   bar_ahead_m            mid-wrist at the far end ahead of where it started (lifts)
///   bar_travel_m           how much lower it is there
///   hip_late_s             on the way back, half of the hip's extension after half of the knee's (lifts)
///   hip_over_knee          trunk-thigh angle over knee flexion at the far end (skater)
///   flight_s contact_s height_m distance_m knee_landing_deg knee_deepest_deg knee_give_deg foot_ahead_m
///   (hop) contact: the
///       one after landing (absent from the last). height: rise of the centre of mass from take-off.
///       foot_ahead: ankle ahead of the hip at landing. distance: of the foot from the one before.
///   contact_s stride_s cadence_spm   (hike: a repetition is a stride)
struct RepetitionTruth {
  Repetition repetition;
  std::map<std::string, double> values;
};

struct ExerciseTruth {
  std::string name;
  std::vector<RepetitionTruth> repetitions;
  std::vector<GaitEvent> events;
  PlantedFaults planted;
  /// Over the set: lean_drift_deg (start of the last repetition minus start of the first), hike: grade,
  /// speed_m_s.
  std::map<std::string, double> values;
};
ExerciseTruth CalcTruth(const ExerciseRun& run);

}  // namespace hinge
