// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/session/exercise_document.h"

#include <fmt/format.h>

#include <algorithm>

namespace hinge {

std::string CountWords(const ExerciseSet& set) {
  const std::size_t n = set.repetitions.size();
  return fmt::format("{} {}{}", n, set.exercise == "hike" ? "stride" : "repetition", n == 1 ? "" : "s");
}

std::string ParticularsOf(const ExerciseSet& set) {
  const auto partial =
      std::count_if(set.repetitions.begin(), set.repetitions.end(), [](const auto& r) { return r.partial; });
  std::string words;
  if (partial > 0) words += fmt::format(", {} of them partial", partial);
  if (set.stance == Stance::kStaggered && set.side)
    words += fmt::format(", staggered, {} foot in front", Name(*set.side));
  if (set.stance == Stance::kOneLeg && set.side) words += fmt::format(", on the {} leg", Name(*set.side));
  if (set.velocity_loss && *set.velocity_loss > 0)
    words += fmt::format(", velocity loss {:.0f} %", 100 * *set.velocity_loss);
  return words;
}

const CheckResult* FindSurestFault(const std::vector<CheckResult>& checks) {
  const CheckResult* surest = nullptr;
  for (const CheckResult& r : checks) {
    if (r.found && (surest == nullptr || r.probability > surest->probability)) surest = &r;
  }
  return surest;
}

}  // namespace hinge
