// SPDX-License-Identifier: Apache-2.0
#include "set_tally.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

/// When the foot that a push goes to lands: the contact within it.
double Landing_s(const ExerciseTruth& truth, const Repetition& r) {
  for (const GaitEvent& e : truth.events) {
    if (e.type == EventType::kInitialContact && e.time_s > r.start_s && e.time_s < r.end_s) return e.time_s;
  }
  return r.far_from_s;
}

/// The phases of a repetition that its exercise shows from the side.
std::vector<std::pair<const char*, double>> PhaseErrors(const SimulatedSet& set, const SeenRepetition& seen,
                                                        const RepetitionTruth& true_one) {
  const Repetition& r = true_one.repetition;
  const std::string& label = set.label;
  const double offset_s = set.offset_s;
  const double start = seen.start_s - offset_s - r.start_s, end = seen.end_s - offset_s - r.end_s;
  const double reach = seen.far_from_s - offset_s - r.far_from_s,
               leave = seen.far_to_s - offset_s - r.far_to_s;
  if (label == "skater")
    return {{"start", start}, {"land", seen.far_from_s - offset_s - Landing_s(*set.truth, r)}};
  if (label == "pawback_drill")
    return {{"start", start}, {"behind", seen.end_s - offset_s - true_one.values.at("behind_s")}};
  if (label == "hop" || label == "hike") return {{"start", start}, {"far", reach}, {"end", end}};
  return {{"start", start}, {"reach", reach}, {"leave", leave}, {"end", end}};
}

}  // namespace

bool IsExercise(const std::string& label) {
  return label != "stand" && label != "walk" && label != "run" && label != "none";
}

void Add(const WatchedCase& c, SetTally& t) {
  const ExerciseSet& set = c.seen.set;
  ++t.sets;
  const bool right = set.exercise == c.truth.label;
  t.right += right;
  if (!right) ++t.called[set.exercise];
  const auto p = set.probability.find(set.exercise);
  if (p != set.probability.end()) t.probability.push_back({p->second, right});
  std::set<int> matched;
  for (const SeenRepetition& r : set.repetitions) {
    const int i = FindTrueRepetition(c.truth, r);
    if (i < 0 || !matched.insert(i).second) {
      ++t.invented;
      continue;
    }
    if (!right) continue;
    const RepetitionTruth& truth = c.truth.truth->repetitions[static_cast<std::size_t>(i)];
    for (const auto& [phase, error_s] : PhaseErrors(c.truth, r, truth))
      t.phase_error_s[phase].push_back(std::abs(error_s));
  }
  if (c.truth.truth) t.repetitions += static_cast<int>(c.truth.truth->repetitions.size());
  t.found += static_cast<int>(matched.size());
}

std::string CalledText(const SetTally& t) {
  std::string text;
  for (const auto& [name, n] : t.called) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name, n);
  return text;
}

std::string PhaseText(const SetTally& t) {
  std::string text;
  for (const auto& [phase, errors] : t.phase_error_s)
    text += fmt::format("{}{} {:.0f}/{:.0f}", text.empty() ? "" : ", ", phase, 1000 * Mean(errors),
                        1000 * Quantile(errors, 0.95));
  return text;
}

}  // namespace hinge
