// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "hinge/app/session/session.h"
#include "hinge/science/strength/hinge_reading.h"

namespace hinge {

/// One activity of a person: a run, or a set of an exercise.
struct HingeActivity {
  std::string file_name;
  HingeReading reading;
};

/// By how much two activities differ in one quantity that was seen in both.
struct ActivityDifference {
  HingeQuantity quantity = HingeQuantity::kTrunkThigh;
  std::size_t first = 0, other = 0;  ///< of ActivityTable.activities
  double difference = 0;             ///< other minus first
  double sigma = 0;
  double probability = 0.5;  ///< that it has its sign: 0.5 to 1
  bool beyond_noise = false;
};

/// One person's activities under one ruler.
struct ActivityTable {
  std::vector<HingeActivity> activities;
  std::size_t reference = 0;  ///< the first run, else the first of all: what the others are held against
  /// Taken off lean and straightness to say them over standing: the surest that an activity
  /// came with, the person's own or people's in general; missing where none did.
  Measured standing_lean_deg, standing_straightness_deg;
  std::vector<ActivityDifference> differences;  ///< every pair, in every quantity that both show
};

/// A run's hinge from its session: trunk-thigh angle and knee at initial contact, lean and straightness over stance.
HingeReading ReadHingeOfRun(const Session& session);

/// What differs between activities beyond noise. Nothing that two clips share is taken to cancel but the standing that is
/// taken off both: a network errs otherwise on a bent body than on an upright one.
///
///   z = difference / sqrt(sigma_1^2 + sigma_2^2),   beyond noise when |z| > z(1 - chance / (2 m))  [Bonferroni]
///
/// with m pairs and quantities looked at, so that a table of equal activities shows a difference in `chance` of all
/// tables at most. Needs at least one activity (contract).
ActivityTable CompareActivities(std::vector<HingeActivity> activities, double chance = 0.05);

/// A quantity over standing: lean and straightness only; missing, with the reason, where activity or standing is.
Measured CalcOverStanding(const ActivityTable& table, std::size_t activity, HingeQuantity quantity);

/// The difference between two activities, whichever is the first; null when one of them does not show it.
const ActivityDifference* FindDifference(const ActivityTable& table, HingeQuantity quantity, std::size_t one,
                                         std::size_t other);

}  // namespace hinge
