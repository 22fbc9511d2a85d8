// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/verdict_words.h"

#include <fmt/format.h>

namespace hinge {
namespace {

const StateWords* WordsOf(const std::string& id, const Knowledge& knowledge) {
  const auto found = knowledge.states.find(id);
  return found == knowledge.states.end() ? nullptr : &found->second;
}

}  // namespace

double ProbabilityOfLabel(const Verdict& verdict) {
  for (State state : kStates) {
    if (verdict.label == Name(state)) return verdict.P(state);
  }
  return 0;
}

std::string PercentText(double probability) {
  constexpr double kLeastSaid = 0.01, kMostSaid = 0.99;
  if (probability > kMostSaid) return "over 99 %";
  return probability < kLeastSaid ? "under 1 %" : fmt::format("{:.0f} %", 100 * probability);
}

std::string SureText(double probability, const PostureModel& model) {
  const char* word = probability >= model.confident_probability ? "clearly" : "probably";
  return fmt::format("{}, {}", word, PercentText(probability));
}

bool AsksForChange(const Verdict& verdict) {
  return ProbabilityOfLabel(verdict) > 0 && verdict.label != Name(State::kHinged);
}

VerdictWords FindVerdictWords(const Verdict& verdict, const Knowledge& knowledge) {
  const StateWords* state = WordsOf(verdict.label, knowledge);
  const StateWords* kind =
      verdict.subtype.empty() ? nullptr : WordsOf(verdict.label + "/" + verdict.subtype, knowledge);
  if (kind == nullptr) return {.head = state};
  const double both = ProbabilityOfLabel(verdict) * verdict.subtype_probability;
  if (both >= knowledge.posture.label_probability) return {.head = kind};
  const bool same_title = state != nullptr && state->title == kind->title;
  return {.head = state, .perhaps = same_title ? nullptr : kind};
}

}  // namespace hinge
