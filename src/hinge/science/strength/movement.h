// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinge {

/// What moves in an exercise, which says how its repetitions are found, what of them is measured and where. Exercises of one
/// movement differ in their knowledge (checks, readings' errors) and in a signal, not in their anatomy.
enum class Movement {
  kNone,         ///< no exercise: stand, walk, run, none
  kLift,         ///< both feet stand, the hips go back and down: deadlifts, squat, wall-tap hinge
  kHold,         ///< both feet stand, the hinge is held
  kArms,         ///< both feet stand, the arms work in a hinge: row, curl, fly
  kSkater,       ///< from one foot to the other, with a stop
  kHop,          ///< on one foot, with flight
  kHike,         ///< strides uphill
  kCalfRaise,    ///< one heel rises
  kPawbackDrill  ///< one leg swings, the other stands
};

/// Of an exercise's id; kNone of an id that is no exercise's.
Movement MovementOf(const std::string& exercise);

/// Whether both feet stay where they stand.
bool BothFeetStand(Movement movement);
/// Whether one foot bears the body (skater: one at a time).
bool OneFootBears(Movement movement);
/// Whether the way there goes against gravity; otherwise the way back does.
bool GoesUpFirst(Movement movement);

/// What a repetition's range is in: degrees, or leg lengths of movements from foot to foot (hop, skater, hike).
std::string_view RangeUnit(const std::string& exercise);
inline constexpr std::string_view kRangeInDegrees = "deg", kRangeInLegs = "legs";

/// Where in a repetition its hinge is looked at: in the middle of the stop (lifts, hold, skater), at its start, where
/// the arms have not moved yet (row, curl, fly) or the foot lands (hike), or at its end, where a hop lands.
enum class HingeInstant { kNone, kStart, kFarEnd, kEnd };
HingeInstant HingeInstantOf(const std::string& exercise);

}  // namespace hinge
