// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/hinge_reading.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "hinge/foundation/base/statistics.h"
#include "hinge/science/strength/movement.h"

namespace hinge {
namespace {

constexpr double kLeastBend_deg = 10;

HingeValue Why(std::string why) {
  return {.value = std::nullopt, .sigma_random = 0, .sigma_shared = 0, .n = 0, .why_missing = std::move(why)};
}

std::string InstantWords(const std::string& exercise) {
  switch (MovementOf(exercise)) {
    case Movement::kHike:
      return "initial contact";
    case Movement::kHop:
      return "landing";
    case Movement::kSkater:
      return "the hold on one leg";
    case Movement::kHold:
      return "the hold";
    case Movement::kArms:
      return "the start of a repetition";
    case Movement::kLift:
      return "the lowest point";
    default:
      return "none";
  }
}

/// Repetitions differ by more than the reading's jitter: the larger of both says how unsure their mean is.
HingeValue MeanOf(const std::vector<double>& readings, const ReadingError& error) {
  const double spread = readings.size() < 2 ? 0 : StandardDeviation(readings) / error.gain;
  const double n = static_cast<double>(readings.size());
  return {.value = CorrectReading(error, Mean(readings)),
          .sigma_random = std::max(spread, error.sigma_repetition) / std::sqrt(n),
          .sigma_shared = error.sigma_set,
          .n = static_cast<int>(readings.size()),
          .why_missing = {}};
}

HingeValue ReadQuantity(const ExerciseSet& set, const ExerciseModel& model, HingeQuantity quantity) {
  const std::string id = std::string("hinge_") + Name(quantity);
  const std::vector<double> readings = ValuesOf(set, id);
  if (readings.empty()) return Why("the points of the body that it needs were not seen");
  const ReadingError* error = FindReadingError(model, set.exercise, id);
  if (error == nullptr) return Why("how wrongly it is read in this exercise was never measured");
  return MeanOf(readings, *error);
}

}  // namespace

const char* Name(HingeQuantity quantity) {
  switch (quantity) {
    case HingeQuantity::kTrunkThigh:
      return "trunk_thigh";
    case HingeQuantity::kKnee:
      return "knee";
    case HingeQuantity::kHipShare:
      return "hip_share";
    case HingeQuantity::kTrunkLean:
      return "lean";
    case HingeQuantity::kStraightness:
      return "straightness";
  }
  return "";
}

double HingeValue::sigma() const { return std::hypot(sigma_random, sigma_shared); }

void FillHipShare(HingeReading& reading) {
  const HingeValue &hip = reading[HingeQuantity::kTrunkThigh], &knee = reading[HingeQuantity::kKnee];
  HingeValue& share = reading[HingeQuantity::kHipShare];
  if (!hip.value || !knee.value) {
    share = Why(hip.value ? knee.why_missing : hip.why_missing);
    return;
  }
  const double h = *hip.value, k = *knee.value, bend = h + k;
  if (bend < kLeastBend_deg) {
    share = Why("hip and knee are nearly straight at that instant: there is no bend to share");
    return;
  }
  const auto carry = [&](double hip_sigma, double knee_sigma) {
    return std::hypot(k * hip_sigma, h * knee_sigma) / (bend * bend);
  };
  share = {.value = h / bend,
           .sigma_random = carry(hip.sigma_random, knee.sigma_random),
           .sigma_shared = carry(hip.sigma_shared, knee.sigma_shared),
           .n = std::min(hip.n, knee.n),
           .why_missing = {}};
}

HingeReading ReadHinge(const ExerciseSet& set, const ExerciseModel& model) {
  HingeReading reading;
  reading.activity = set.exercise;
  reading.at = InstantWords(set.exercise);
  if (HingeInstantOf(set.exercise) == HingeInstant::kNone) {
    for (HingeValue& v : reading.values) v = Why("this exercise has no hinge to look at");
    return reading;
  }
  for (HingeQuantity q : {HingeQuantity::kTrunkThigh, HingeQuantity::kKnee, HingeQuantity::kTrunkLean,
                          HingeQuantity::kStraightness})
    reading[q] = ReadQuantity(set, model, q);
  FillHipShare(reading);
  return reading;
}

}  // namespace hinge
