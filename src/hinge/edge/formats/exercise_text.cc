// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hinge/edge/formats/exercise_json.h"
#include "hinge/foundation/base/number_text.h"
#include "hinge/science/form/verdict_words.h"

namespace hinge {
namespace {

std::string Words(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::string NumberText(const CheckResult& r, const ExerciseCheck& check) {
  return fmt::format("{}{} ({} to {})", FixedText(*r.value, check.decimals), UnitText(check.unit),
                     FixedText(r.low, check.decimals), FixedText(r.high, check.decimals));
}

std::string BandText(const ExerciseCheck& c) {
  if (!c.low) return fmt::format("at most {:.{}f}{}", *c.high, c.decimals, UnitText(c.unit));
  if (!c.high) return fmt::format("at least {:.{}f}{}", *c.low, c.decimals, UnitText(c.unit));
  return fmt::format("within {:.{}f} to {:.{}f}{}", *c.low, c.decimals, *c.high, c.decimals,
                     UnitText(c.unit));
}

std::string CheckLine(const CheckResult& r, const ExerciseCheck& check) {
  const std::string& words = r.above ? check.when_high : check.when_low;
  const auto unsure = [&](const char* why) {
    return fmt::format("  ?   {}: {}; {} that it is not {}: {}\n", check.title, NumberText(r, check),
                       PercentText(r.probability), BandText(check), why);
  };
  switch (AnswerOf(r)) {
    case CheckAnswer::kNotSeen:
      return fmt::format("  -   {}: not seen, {}\n", check.title, r.why_missing);
    case CheckAnswer::kFault:
      return fmt::format("  !   {}: {}; {} that it is not {}\n      {}\n", check.title, NumberText(r, check),
                         PercentText(r.probability), BandText(check), words);
    case CheckAnswer::kNowAndThen:
      return fmt::format("  ~   {}: {} in {} of {} repetitions\n", check.title, words, r.outside, r.of);
    case CheckAnswer::kInOrder:
      return fmt::format("  ok  {}: {}, which is {}\n", check.title, NumberText(r, check), BandText(check));
    case CheckAnswer::kTooLittle:
      return unsure("by too little to be a fault");
    case CheckAnswer::kCannotTell:
      return unsure("can't tell");
  }
  return "";
}

/// One cue, of the surest fault.
std::string CueText(const ExerciseDocument& d, const ExerciseKnowledge& k) {
  const CheckResult* fault = FindSurestFault(d.checks);
  const ExerciseCheck* check = fault == nullptr ? nullptr : FindCheck(k, fault->check);
  return check == nullptr ? "" : fmt::format("\n  Think of  {}\n", check->cue);
}

std::string SetText(const ExerciseSet& set) {
  const auto p = set.probability.find(set.exercise);
  return fmt::format("\n  {} ({}): {}, {:.1f} to {:.1f} s{}\n\n", Words(set.exercise),
                     PercentText(p == set.probability.end() ? 0 : p->second), CountWords(set), set.start_s,
                     set.end_s, ParticularsOf(set));
}

}  // namespace

std::string MakeExerciseText(const ExerciseDocument& d, const ExerciseKnowledge& k) {
  std::string text = SetText(d.set);
  for (const CheckResult& r : d.checks) {
    if (const ExerciseCheck* check = FindCheck(k, r.check)) text += CheckLine(r, *check);
  }
  text += CueText(d, k);
  for (const std::string& line : d.unseen) text += fmt::format("\n  Not seen from the side: {}", line);
  if (!d.unseen.empty()) text += "\n";
  for (const auto& [code, line] : d.warnings) text += fmt::format("\n  Note: {}\n", line);
  return text + "\n  Stop at once if it hurts.\n";
}

}  // namespace hinge
