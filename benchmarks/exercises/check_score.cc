// SPDX-License-Identifier: Apache-2.0
#include "check_score.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "calibration.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/strength/judge_set.h"

namespace hinge {
namespace {

struct CheckTally {
  int clear = 0, clear_found = 0;   ///< truly outside by more than twice the detectable distance
  int inside = 0, false_found = 0;  ///< truly inside the band
  Said marginal;                    ///< said; truly outside
};

std::optional<double> TruthOf(const WatchedCase& c, const ExerciseCheck& check) {
  if (check.of_set) {
    const auto found = c.truth.measures.set.find(check.measure);
    return found == c.truth.measures.set.end() ? std::nullopt : std::optional(found->second);
  }
  std::vector<double> values;
  for (const auto& repetition : c.truth.measures.repetitions) {
    if (repetition.contains(check.measure)) values.push_back(repetition.at(check.measure));
  }
  return values.empty() ? std::nullopt : std::optional(Mean(values));
}

/// How far the truth lies outside the band; negative inside.
double OutsideBy(const ExerciseCheck& check, double truth) {
  const double infinity = std::numeric_limits<double>::infinity();
  return std::max(check.low.value_or(-infinity) - truth, truth - check.high.value_or(infinity));
}

void Add(const CheckResult& result, double truth, const ExerciseCheck& check, CheckTally& t) {
  const double outside = OutsideBy(check, truth);
  if (outside > 2 * check.detectable) {
    ++t.clear;
    t.clear_found += result.found;
  }
  if (outside <= 0) {
    ++t.inside;
    t.false_found += result.found;
  }
  if (std::abs(outside) <= 2 * check.detectable) t.marginal.push_back({result.probability, outside > 0});
}

void Merge(const CheckTally& from, CheckTally& to) {
  to.clear += from.clear, to.clear_found += from.clear_found;
  to.inside += from.inside, to.false_found += from.false_found;
  to.marginal.insert(to.marginal.end(), from.marginal.begin(), from.marginal.end());
}

std::string Percent(int part, int of) {
  return of == 0 ? "-" : fmt::format("{:.1f} % of {}", 100.0 * part / of, of);
}

/// Every check that was read and whose truth is known, of a set whose exercise was right.
template <typename Take>
void ForEachJudged(const WatchedCase& c, const ExerciseKnowledge& knowledge, const Take& take) {
  if (!c.truth.truth || c.seen.set.exercise != c.truth.label) return;
  for (const CheckResult& r : JudgeSet(c.seen.set, knowledge)) {
    const ExerciseCheck* check = FindCheck(knowledge, r.check);
    const auto truth = TruthOf(c, *check);
    if (r.value && truth) take(r, *truth, *check);
  }
}

}  // namespace

std::vector<WrongCheck> FindWrongChecks(const WatchedCase& watched, const ExerciseKnowledge& knowledge) {
  std::vector<WrongCheck> wrong;
  ForEachJudged(watched, knowledge, [&](const CheckResult& r, double truth, const ExerciseCheck& check) {
    const double outside = OutsideBy(check, truth);
    if ((r.found && outside <= 0) || (!r.found && outside > 2 * check.detectable))
      wrong.push_back({r.check, r.found, *r.value, r.low, r.high, truth});
  });
  return wrong;
}

std::string MakeCheckSection(const std::string& title, const std::vector<WatchedCase>& cases,
                             const ExerciseKnowledge& knowledge) {
  std::map<std::string, CheckTally> tallies;
  for (const WatchedCase& c : cases) {
    ForEachJudged(c, knowledge, [&](const CheckResult& r, double truth, const ExerciseCheck& check) {
      Add(r, truth, check, tallies[r.check]);
    });
  }
  CheckTally all;
  std::string rows;
  for (const auto& [id, t] : tallies) {
    Merge(t, all);
    rows += fmt::format("| {} | {} | {} | {} |\n", id, Percent(t.clear_found, t.clear),
                        Percent(t.false_found, t.inside), t.marginal.size());
  }
  const ChanceError chance = CalcChanceError(all.marginal);
  return fmt::format(
             "\n## {}\n\nClear: truly outside the band by more than twice what is detectable. False: "
             "found though truly inside. "
             "Marginal: within\nthat of an edge; their calibration error is the mean gap between said and "
             "true share, and beside it what a perfect teller of as many would come to by chance, and in 19 "
             "of 20 "
             "cases at most.\n\n"
             "| check | clear found | false | marginal |\n|---|---|---|---|\n| all | {} | {} | {}, "
             "calibration error {:.3f} (chance {:.3f}, {:.3f}) |\n",
             title, Percent(all.clear_found, all.clear), Percent(all.false_found, all.inside),
             all.marginal.size(), CalcCalibrationError(all.marginal), chance.mean, chance.most) +
         rows;
}

}  // namespace hinge
