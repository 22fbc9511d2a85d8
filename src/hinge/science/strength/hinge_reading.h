// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>

#include "hinge/foundation/base/measured.h"
#include "hinge/science/knowledge/exercise_model.h"
#include "hinge/science/strength/exercise_set.h"

namespace hinge {

/// What is read of a hinge in every activity alike. Degrees with the zeros and signs of docs/conventions.md.
enum class HingeQuantity {
  kTrunkThigh,    ///< between trunk and thigh: how far the hip is bent
  kKnee,          ///< how far the knee is bent at that instant
  kHipShare,      ///< trunk-thigh / (trunk-thigh + knee), 0..1: 1 all hip, 0 all knee
  kTrunkLean,     ///< of the trunk, to the vertical
  kStraightness,  ///< the line shoulder-ear ahead of the line hip-shoulder
};
inline constexpr std::array<HingeQuantity, 5> kHingeQuantities = {
    HingeQuantity::kTrunkThigh, HingeQuantity::kKnee, HingeQuantity::kHipShare, HingeQuantity::kTrunkLean,
    HingeQuantity::kStraightness};
const char* Name(HingeQuantity quantity);  ///< "trunk_thigh", ...: as files write it

/// The mean over an activity's repetitions or strides, with what differs between them and what they share.
struct HingeValue {
  std::optional<double> value;
  double sigma_random = 0, sigma_shared = 0;  ///< of the mean; same unit
  int n = 0;
  std::string why_missing = "not looked at";  ///< a sentence, empty exactly when `value` is there
  double sigma() const;
};

/// How a person hinges in one activity.
struct HingeReading {
  std::string activity;  ///< "run", or an exercise's id
  std::string at;        ///< the instant, in words: "initial contact"
  std::array<HingeValue, kHingeQuantities.size()> values;
  /// Standing of the same kind in two readings is the same unknown: it cancels between them.
  Measured standing_lean_deg = Missing("no standing was filmed");
  Measured standing_straightness_deg = Missing("no standing was filmed");

  HingeValue& operator[](HingeQuantity q) { return values[static_cast<std::size_t>(q)]; }
  const HingeValue& operator[](HingeQuantity q) const { return values[static_cast<std::size_t>(q)]; }
};

/// Fills the hip's share from trunk-thigh angle h and knee k, to first order with independent errors:
///   s = h / (h + k),   sigma_s^2 = (k sigma_h)^2 + (h sigma_k)^2, over (h + k)^4
/// Missing where h + k is under 10 degrees: nearly straight has no share.
void FillHipShare(HingeReading& reading);

/// Of a set's whole repetitions, the model's bias taken off (exercise_measures.h, hinge_*). A quantity whose error was
/// never measured in this exercise is missing and says so; so is everything for an exercise without a hinge.
HingeReading ReadHinge(const ExerciseSet& set, const ExerciseModel& model);

}  // namespace hinge
