// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "hinge/science/strength/body_series.h"
#include "hinge/science/strength/exercise_set.h"
#include "hinge/science/strength/set_span.h"

namespace hinge {

/// Fills the measures of every repetition and of the set, as read, without the model's bias taken off. Angles in degrees with
/// the zeros and signs of docs/conventions.md; of the leg that works, or the mean of both where both do; "near" at a repetition's
/// start, "far" in the middle of its stop. A measure whose landmarks were not seen is absent. Over standing: minus the
/// person's own quiet standing, absent without it.
///
/// All with a hinge
///   straightness_over_standing   the line shoulder-ear ahead of the line hip-shoulder, near (lifts, hold: far), over standing
/// Lifts (deadlifts, squat, wall-tap hinge)
///   hip_range, knee_range        trunk-thigh angle and knee, far minus near
///   hinge_ratio                  hip_range / (hip_range + knee_range): 1 all hip, 0 all knee [schellenberg2013]
///   hip_late_share               how much later than half of the knee's extension half of the hip's comes on the way up,
///                                share of that way's duration: positive when the hips shoot up first
///   straightness_change          far minus near: positive when the back rounds with depth
///   knee_top                     knee, near
///   bar_ahead                    the hands farther ahead of their start at the far end, leg lengths
///   shin_forward                 the shank leans so much farther over the foot, far minus near
///   heel_lift                    the sole's heel-up turn, far minus near
/// Hold
///   trunk_drift                  lean at the end of the hold minus lean at its beginning;  hold_s;  lean_far;  knee_far
/// Row, curl, fly
///   lean_near;  trunk_swing      lean, near minus far: positive when the trunk rises with the pull
///   knee_sway                    knee, far minus near;   neck_change   straightness, far minus near: negative when it cranes
///   up_s, down_s                 duration of the two ways;   trunk_drift (set)   lean, last start minus first
/// Skater
///   hip_over_knee                trunk-thigh angle over knee flexion, far;  lean_far;  knee_far;  hold_s
/// Hop
///   flight_s; contact_s          of the contact after it, absent for the last;  rsi   flight over contact [flanagan2008]
///   knee_landing; knee_give      knee at landing; how much more it bends in contact (0.3 s after the last landing)
///   foot_ahead                   ankle ahead of the hip at landing, leg lengths;  lean_far
///   stiffness (set)              vertical stiffness over body weight per leg length, from the mean times [morin2005]
///   unevenness (set)             difference between odd and even contacts over their mean; needs four
/// Hike
///   lean_far                     mean over the stride, to the picture's vertical;  cadence   steps a minute
///   hip_swing                    range of the trunk-thigh angle over the stride
///   climb (set)                  degrees, the hips' path seen from the foot on the ground
/// Calf raise
///   ankle_rise                   plantarflexion, far minus near;  knee_far;  up_s;  down_s
/// Pawback drill
///   trunk_swing                  range of the lean over the repetition;  thigh_range   of the free leg
/// The instant's angles, by which activities are compared (hinge_reading.h); not of calf raise and pawback drill
///   hinge_lean; hinge_trunk_thigh; hinge_knee; hinge_straightness   at HingeInstantOf the exercise (movement.h)
void FillMeasures(const BodySeries& body, const SetSpan& span,
                  std::optional<double> standing_straightness_deg, ExerciseSet& set);

/// Lean of the trunk in quiet standing, to the picture's vertical: the median over the clip's stretch without walking.
std::optional<double> CalcStandingLean_deg(const BodySeries& standing);

/// Straightness in quiet standing: the median over the clip's stretch without walking.
std::optional<double> CalcStandingStraightness_deg(const BodySeries& standing);

}  // namespace hinge
