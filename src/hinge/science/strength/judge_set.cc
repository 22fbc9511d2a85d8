// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/judge_set.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "hinge/foundation/base/measured.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/form/finding.h"

namespace hinge {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kInOrder = 0.2;  // of lying outside the band, at most

BandLimits LimitsOf(const ExerciseCheck& c) {
  return {c.low.value_or(-kInfinity), c.high.value_or(kInfinity)};
}

double Outside(double value, const BandLimits& limits) {
  return std::max({limits.low - value, 0.0, value - limits.high});
}

/// What else tells a measure of the set; null where only keypoints do.
const Measured* ToldOf(const ExerciseSet& set, const ExerciseCheck& check) {
  const auto found = set.told.find(check.measure);
  return check.of_set && found != set.told.end() ? &found->second : nullptr;
}

ReadingError ErrorOf(const ExerciseSet& set, const ExerciseCheck& check, const ExerciseModel& model) {
  if (const Measured* told = ToldOf(set, check)) return {.sigma_set = told->sigma};
  const ReadingError* error =
      FindReadingError(model, set.exercise, check.of_set ? "set." + check.measure : check.measure);
  return error == nullptr ? ReadingError{} : *error;
}

std::vector<double> ReadingsOf(const ExerciseSet& set, const ExerciseCheck& check) {
  if (const Measured* told = ToldOf(set, check)) return {*told->value};
  if (!check.of_set) return ValuesOf(set, check.measure);
  const auto found = set.values.find(check.measure);
  return found == set.values.end() ? std::vector<double>{} : std::vector<double>{found->second};
}

std::string WhyMissing(const ExerciseSet& set, const ExerciseCheck& check) {
  if (set.repetitions.empty()) return "no whole repetition was seen";
  if (check.measure == "straightness_over_standing")
    return "needs a clip of quiet standing, and the ears in view";
  return check.of_set ? "needs more repetitions" : "the points of the body that it needs were not seen";
}

CheckResult Judge(const ExerciseSet& set, const ExerciseCheck& check, const ExerciseModel& model,
                  const JudgeOptions& options) {
  CheckResult result{.check = check.id, .measure = check.measure, .value = std::nullopt};
  std::vector<double> values = ReadingsOf(set, check);
  if (values.empty()) {
    result.why_missing = WhyMissing(set, check);
    return result;
  }
  const ReadingError error = ErrorOf(set, check, model);
  for (double& v : values) v = CorrectReading(error, v);
  const BandLimits limits = LimitsOf(check);
  const double standing = check.measure == "straightness_over_standing" ? options.standing_sigma_deg : 0;
  const double shared = std::hypot(error.sigma_set, standing), n = static_cast<double>(values.size());
  const double sigma = std::hypot(shared, error.sigma_repetition / std::sqrt(n));
  result.value = Mean(values);
  result.low = *result.value - Measured::kTwoSided95 * sigma;
  result.high = *result.value + Measured::kTwoSided95 * sigma;
  result.probability = CalcProbabilityOutside(*result.value, sigma, limits);
  result.above = *result.value - limits.low > limits.high - *result.value;
  result.of = static_cast<int>(values.size());
  for (double v : values) {
    const double p = CalcProbabilityOutside(v, std::hypot(shared, error.sigma_repetition), limits);
    result.outside += p >= options.least_probability_repetition && Outside(v, limits) > check.detectable;
  }
  result.found =
      result.probability >= options.least_probability && Outside(*result.value, limits) > check.detectable;
  result.now_and_then = !result.found && result.outside > 0;
  return result;
}

}  // namespace

CheckAnswer AnswerOf(const CheckResult& r) {
  if (!r.value) return CheckAnswer::kNotSeen;
  if (r.found) return CheckAnswer::kFault;
  if (r.now_and_then) return CheckAnswer::kNowAndThen;
  if (r.probability <= kInOrder) return CheckAnswer::kInOrder;
  return r.probability >= JudgeOptions{}.least_probability ? CheckAnswer::kTooLittle
                                                           : CheckAnswer::kCannotTell;
}

const char* Name(CheckAnswer answer) {
  switch (answer) {
    case CheckAnswer::kNotSeen:
      return "not_seen";
    case CheckAnswer::kFault:
      return "fault";
    case CheckAnswer::kNowAndThen:
      return "now_and_then";
    case CheckAnswer::kInOrder:
      return "in_order";
    case CheckAnswer::kTooLittle:
      return "too_little";
    case CheckAnswer::kCannotTell:
      return "cannot_tell";
  }
  return "";
}

std::vector<CheckResult> JudgeSet(const ExerciseSet& set, const ExerciseKnowledge& knowledge,
                                  const JudgeOptions& options) {
  std::vector<CheckResult> results;
  for (const ExerciseCheck& check : knowledge.checks) {
    const auto& of = check.exercises;
    if (std::find(of.begin(), of.end(), set.exercise) != of.end())
      results.push_back(Judge(set, check, knowledge.model, options));
  }
  return results;
}

}  // namespace hinge
