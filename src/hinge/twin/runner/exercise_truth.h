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
/// - lean, trunk_thigh, knee, ankle, foot, straightness, back_bend, elbow, arm_lift with _near_deg and _far_deg: at
///   `start_s` and in the middle of the stop at the far end. ankle: foot minus shank, dorsiflexion positive
///   (on a slope the foot's attitude is to the level). elbow: between upper arm and forearm in space.
///   arm_lift: of the line shoulder-wrist seen from the front, 0 hanging, outwards positive.
/// - hip_range_deg, knee_range_deg, lean_range_deg, ankle_range_deg, straightness_change_deg,
///   back_bend_change_deg: far minus near.
/// - lifts: hinge_ratio, hip range over hip and knee range; bar_ahead_m and bar_travel_m, how far the middle
/// of
///   the wrists is ahead of and below its start at the far end; hip_late_s, how much later than half of the
///   knee's extension half of the hip's comes on the way back.
/// - skater: hip_over_knee, trunk-thigh angle over knee flexion at the far end.
/// - hop: flight_s; contact_s, the one after landing (absent from the last); height_m, rise of the centre of
///   mass from take-off; distance_m, of the foot from the one before; knee_landing_deg, knee_deepest_deg,
///   knee_give_deg; foot_ahead_m, ankle ahead of the hip at landing.
/// - pawback_drill: behind_s, when the free thigh is farthest behind: the paw is over; lean_swing_deg, largest minus
///   smallest lean until then.
/// - hike, where a repetition is a stride: contact_s, stride_s, cadence_spm.
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
