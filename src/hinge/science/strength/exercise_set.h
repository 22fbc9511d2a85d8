// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hinge/foundation/base/measured.h"
#include "hinge/foundation/base/side.h"

namespace hinge {

/// One repetition as it was seen. Times are the clip's. Its phases: `start_s` to `far_from_s` on the way there (down in a
/// lift, up where arms or heel lift), a stop until `far_to_s`, back until `end_s`.
///   hop      take-off, highest point (twice), landing
///   skater   the free foot starts for the ground, has landed, stands, the next push starts (or the set ends)
///   pawback_drill  the leg sets off, the thigh is highest and lower again, and farthest behind
///   hike     a stride: initial contact, toe-off (twice), the same foot's next contact
struct SeenRepetition {
  double start_s = 0, far_from_s = 0, far_to_s = 0, end_s = 0;
  Side side = Side::kRight;  ///< that works; the nearer one where both do
  bool partial = false;      ///< less than 0.6 of the set's median range
  double range = 0;          ///< of what moves, in the exercise's `RangeUnit` (movement.h)
  double peak_speed = 0;     ///< the same a second, on the part against gravity
  std::map<std::string, double> values =
      {};  ///< measures by id (exercise_measures.h), before the model's bias is taken off
};

enum class Stance { kSymmetric, kStaggered, kOneLeg };
const char* Name(Stance stance);

/// What was seen of one set.
struct ExerciseSet {
  std::string exercise;  ///< the most probable: an exercise's id, or "stand", "walk", "run", "none"
  std::map<std::string, double> probability;  ///< of each; they sum to 1
  double start_s = 0,
         end_s = 0;  ///< first repetition's start to last one's end; without repetitions, of the stretch
  Stance stance = Stance::kSymmetric;
  std::optional<Side> side;  ///< the foot in front when staggered, the leg stood on when on one
  std::vector<SeenRepetition> repetitions;
  bool cut_at_start = false,
       cut_at_end = false;  ///< a repetition was on its way when the clip, or the seeing, began or ended
  bool walks_in = false, walks_off = false;
  std::map<std::string, double>
      values;  ///< measures of the whole set by id, before the model's bias is taken off
  std::map<std::string, Measured> told;  ///< such measures that something else tells better than keypoints do
  std::optional<double> velocity_loss;   ///< 1 - last over fastest peak speed; needs three whole repetitions
};

/// A measure's values in the whole repetitions in which it was read, in their order.
std::vector<double> ValuesOf(const ExerciseSet& set, const std::string& measure);

}  // namespace hinge
