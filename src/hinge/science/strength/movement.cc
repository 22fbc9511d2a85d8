// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/movement.h"

#include <algorithm>
#include <array>
#include <utility>

namespace hinge {
namespace {

constexpr std::array<std::pair<std::string_view, Movement>, 13> kMovements = {{
    {"deadlift", Movement::kLift},
    {"romanian_deadlift", Movement::kLift},
    {"squat", Movement::kLift},
    {"wall_tap_hinge", Movement::kLift},
    {"hold", Movement::kHold},
    {"row", Movement::kArms},
    {"curl", Movement::kArms},
    {"fly", Movement::kArms},
    {"skater", Movement::kSkater},
    {"hop", Movement::kHop},
    {"hike", Movement::kHike},
    {"calf_raise", Movement::kCalfRaise},
    {"pawback_drill", Movement::kPawbackDrill},
}};

/// Whether the body goes from foot to foot: then no joint's angle tells how far.
bool TravelsByFeet(Movement m) {
  return m == Movement::kHop || m == Movement::kSkater || m == Movement::kHike;
}

}  // namespace

Movement MovementOf(const std::string& exercise) {
  const auto found = std::find_if(kMovements.begin(), kMovements.end(),
                                  [&](const auto& entry) { return entry.first == exercise; });
  return found == kMovements.end() ? Movement::kNone : found->second;
}

bool BothFeetStand(Movement m) {
  return m == Movement::kLift || m == Movement::kHold || m == Movement::kArms;
}

bool OneFootBears(Movement m) {
  return m == Movement::kHop || m == Movement::kSkater || m == Movement::kCalfRaise ||
         m == Movement::kPawbackDrill;
}

bool GoesUpFirst(Movement m) {
  return m == Movement::kArms || m == Movement::kCalfRaise || m == Movement::kPawbackDrill;
}

std::string_view RangeUnit(const std::string& exercise) {
  return TravelsByFeet(MovementOf(exercise)) ? kRangeInLegs : kRangeInDegrees;
}

HingeInstant HingeInstantOf(const std::string& exercise) {
  switch (MovementOf(exercise)) {
    case Movement::kNone:
    case Movement::kCalfRaise:
    case Movement::kPawbackDrill:
      return HingeInstant::kNone;
    case Movement::kArms:
    case Movement::kHike:
      return HingeInstant::kStart;
    case Movement::kHop:
      return HingeInstant::kEnd;
    case Movement::kLift:
    case Movement::kHold:
    case Movement::kSkater:
      return HingeInstant::kFarEnd;
  }
  return HingeInstant::kNone;
}

}  // namespace hinge
