// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "hinge/science/knowledge/exercise_checks.h"
#include "hinge/science/strength/exercise_set.h"

namespace hinge {

/// How one check came out. Numbers in the check's unit, the model's bias taken off.
struct CheckResult {
  std::string check, measure;
  std::optional<double> value;   ///< mean over the whole repetitions; empty when not seen
  double low = 0, high = 0;      ///< its 95 % interval
  double probability = 0;        ///< that the true mean lies outside the band
  bool above = false;            ///< it lies nearer to the upper edge, or above it
  int outside = 0, of = 0;       ///< repetitions that surely lie outside, of those that were judged
  bool found = false;            ///< a fault of the set
  bool now_and_then = false;     ///< no fault of the set, but surely one of some repetitions
  std::string why_missing = {};  ///< when `value` is empty
};

/// What came of a check: a fault; no fault of the set, but surely one of some repetitions; in order, which lies outside its
/// band with 0.2 at most; outside, but by too little to be a fault; or none of these can be told.
enum class CheckAnswer { kNotSeen, kFault, kNowAndThen, kInOrder, kTooLittle, kCannotTell };
CheckAnswer AnswerOf(const CheckResult& result);
const char* Name(
    CheckAnswer answer);  ///< "not_seen", "fault", "now_and_then", "in_order", "too_little", "cannot_tell"

struct JudgeOptions {
  double least_probability = 0.8;              ///< as for running's findings
  double least_probability_repetition = 0.95;  ///< of a single repetition: there are many of them
  double standing_sigma_deg = 0;  ///< doubt of the standing that measures over standing compare with
};

/// Every check of the set's exercise, in the order of the knowledge. By the rule of running's findings: a fault is found when
/// it lies outside its band with a probability of 0.8 and by more than is detectable. Normal errors:
///   sigma^2 = set^2 + repetition^2 / n  (+ standing^2 over standing)
/// Partial repetitions are not judged. Checks whose measure was not seen say so.
std::vector<CheckResult> JudgeSet(const ExerciseSet& set, const ExerciseKnowledge& knowledge,
                                  const JudgeOptions& options = {});

}  // namespace hinge
