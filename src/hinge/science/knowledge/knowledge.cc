// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/knowledge/knowledge.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

struct MarkWords {
  Evidence evidence;
  std::string_view mark, sentence;
};

constexpr std::array<MarkWords, 6> kMarks = {{
    {Evidence::kPublished, "P", "published; read in the source"},
    {Evidence::kSecondary, "S", "published; read through a secondary page"},
    {Evidence::kDerived, "D", "computed from a named data set or formula"},
    {Evidence::kRecomputed, "D2", "computed from the raw measurements with stated definitions"},
    {Evidence::kCoach, "CJ", "coach's judgement: no study fixes the number"},
    {Evidence::kUnverified, "MU", "from memory, not verified"},
}};

constexpr const char* kStates[] = {"too_tall", "hinged", "deflated", "over_hinged", "bent_spine"};
constexpr const char* kSubtypes[] = {
    "too_tall/tall everywhere", "too_tall/stiff leg", "too_tall/upright trunk", "too_tall/arched",
    "too_tall/bouncing",        "deflated/sitting",   "deflated/deflated",      "deflated/folded",
    "bent_spine/slumped",       "bent_spine/arched"};

const MarkWords& WordsOf(Evidence evidence) {
  return *std::find_if(kMarks.begin(), kMarks.end(),
                       [&](const MarkWords& m) { return m.evidence == evidence; });
}

/// Collects what does not hold, as sentences.
class Checker {
 public:
  explicit Checker(const Knowledge& knowledge) : k_(knowledge) {}

  void Sources(const std::string& who, const std::vector<std::string>& keys) {
    for (const std::string& key : keys)
      Need(k_.sources.contains(key), who + " cites the unknown source '" + key + "'");
  }
  void Claims(const std::string& who, const std::vector<Claim>& claims) {
    for (const Claim& c : claims) {
      Sources(who, c.sources);
      Verified(who, c.evidence);
    }
  }
  /// What nobody has looked up is never shown to a runner.
  void Verified(const std::string& who, Evidence evidence) {
    Need(evidence != Evidence::kUnverified,
         who + " states something from memory (MU): verify it or take it out");
  }
  void Need(bool holds, std::string sentence) {
    if (!holds) problems_.push_back(std::move(sentence));
  }
  std::vector<std::string> Take() { return std::move(problems_); }

 private:
  const Knowledge& k_;
  std::vector<std::string> problems_;
};

void CheckMeasures(const Knowledge& k, Checker& check) {
  for (const auto& [id, m] : k.measures) {
    check.Claims("measure " + id, m.evidence);
    check.Need(!m.plain.empty() && !m.definition.empty() && !m.cannot_tell.empty(),
               "measure " + id + " lacks plain, definition or cannot_tell");
  }
}

void CheckNorms(const Knowledge& k, Checker& check) {
  for (const auto& [id, n] : k.norms) {
    check.Need(k.measures.contains(id), "norm " + id + " has no measure entry");
    check.Need(n.sd_between > 0, "norm " + id + " has no spread between runners");
    check.Sources("norm " + id, n.sources);
    check.Verified("norm " + id, n.evidence);
  }
}

bool HasRule(const Knowledge& k, const std::string& measure, bool high) {
  return std::any_of(k.findings.begin(), k.findings.end(),
                     [&](const FindingRule& f) { return f.measure == measure && f.when_high == high; });
}

void CheckBands(const Knowledge& k, Checker& check) {
  for (const auto& [id, b] : k.bands) {
    check.Need(k.measures.contains(id), "band " + id + " has no measure entry");
    check.Need(b.low || b.high, "band " + id + " is open on both sides");
    check.Need(!b.low || !b.high || *b.low < *b.high, "band " + id + " is upside down");
    check.Need(b.half_at > 0, "band " + id + " needs half_at above 0");
    check.Need(!(b.relative_to_norm || b.percent_of_norm) || k.norms.contains(id),
               "band " + id + " is relative to a norm that is missing");
    check.Need(!b.low || HasRule(k, id, false), "no finding says what follows from a low " + id);
    check.Need(!b.high || HasRule(k, id, true), "no finding says what follows from a high " + id);
    check.Sources("band " + id, b.sources);
    check.Verified("band " + id, b.evidence);
  }
}

void CheckExercises(const Knowledge& k, Checker& check) {
  for (const auto& [id, c] : k.cues) check.Sources("cue " + id, c.sources);
  for (const auto& [id, e] : k.exercises) {
    check.Claims("exercise " + id, e.evidence);
    check.Need(!e.steps.empty() && !e.dose.empty() && !e.watch_for.empty(),
               "exercise " + id + " lacks steps, dose or watch_for");
    const Programme& p = e.programme;
    check.Need(p.sets_low >= 1 && p.sets_low <= p.sets_high && p.amount_low >= 1 &&
                   p.amount_low <= p.amount_high && p.per_week >= 1 && p.per_week <= 7,
               "the programme of " + id + " has a range that runs backwards, or not 1 to 7 sessions a week");
    check.Need(p.unit == "repetitions" || p.unit == "seconds" || p.unit == "minutes",
               "the programme of " + id + " counts neither repetitions, seconds nor minutes");
  }
  check.Sources("the plan", k.plan.sources);
  check.Need(k.plan.step_weeks >= 1 && k.plan.step_weeks <= k.plan.weeks,
             "a plan's step is longer than the plan");
}

/// The side of the band that a finding watches must be closed, or it can never be raised.
bool CanBeRaised(const Knowledge& k, const FindingRule& f) {
  const auto band = k.bands.find(f.measure);
  return band != k.bands.end() && (f.when_high ? band->second.high : band->second.low).has_value();
}

void CheckFindings(const Knowledge& k, Checker& check) {
  std::set<std::string> ids;
  std::set<std::pair<std::string, bool>> sides;
  for (const FindingRule& f : k.findings) {
    const std::string who = "finding " + f.id;
    check.Need(ids.insert(f.id).second, who + " stands there twice");
    check.Need(sides.insert({f.measure, f.when_high}).second,
               who + " watches a side of " + f.measure + " that another one watches");
    check.Need(CanBeRaised(k, f), who + " watches a side on which " + f.measure + " has no band");
    check.Need(k.cues.contains(f.cue), who + " names the unknown cue '" + f.cue + "'");
    check.Need(!f.exercises.empty(), who + " names no exercise");
    for (const std::string& e : f.exercises) {
      check.Need(k.exercises.contains(e), who + " names the unknown exercise '" + e + "'");
    }
    for (const std::string& v : f.verdicts) {
      check.Need(std::find(std::begin(kStates), std::end(kStates), v) != std::end(kStates),
                 who + " explains the unknown state '" + v + "'");
    }
  }
}

void CheckPosture(const Knowledge& k, Checker& check) {
  const PostureModel& p = k.posture;
  const double weights = p.knee_peak_weight + p.knee_ic_weight + p.shank_lean_ms_weight;
  check.Need(weights > 0.999 && weights < 1.001, "the posture map's leg weights do not add up to 1");
  check.Need(p.tall_below < p.deflated_above && p.tall_below < p.over_hinged_above,
             "the posture map's borders cross");
  check.Need(p.runners_sd >= 1, "the posture map's runners spread by less than its own unit");
  check.Need(p.label_probability >= 0.5 && p.label_probability < 1,
             "the label's probability must lie in [0.5, 1)");
  check.Sources("posture map", p.sources);
}

void CheckStates(const Knowledge& k, Checker& check) {
  std::vector<std::string> ids(std::begin(kStates), std::end(kStates));
  ids.insert(ids.end(), std::begin(kSubtypes), std::end(kSubtypes));
  ids.emplace_back("cannot_tell");
  for (const std::string& id : ids)
    check.Need(k.states.contains(id), "there are no words for the state " + id);
  for (const auto& [id, words] : k.states) {
    check.Need(std::find(ids.begin(), ids.end(), id) != ids.end(), "no verdict is ever called " + id);
    for (const std::string& e : words.exercises)
      check.Need(k.exercises.contains(e), "state " + id + " names the unknown exercise '" + e + "'");
  }
}

}  // namespace

double SpeedLine::At(double speed_m_s) const {
  return at_3p5 + per_m_s * (std::clamp(speed_m_s, kSlowest_m_s, kFastest_m_s) - 3.5);
}

const Prior& PriorOf(const Knowledge& knowledge, const std::string& id) {
  const auto found = knowledge.priors.find(id);
  HINGE_CHECK(found != knowledge.priors.end(), id);
  return found->second;
}

std::string_view Mark(Evidence evidence) { return WordsOf(evidence).mark; }
std::string_view Sentence(Evidence evidence) { return WordsOf(evidence).sentence; }

std::optional<Evidence> EvidenceOfMark(std::string_view mark) {
  for (const MarkWords& m : kMarks) {
    if (m.mark == mark) return m.evidence;
  }
  return std::nullopt;
}

std::vector<std::string> Problems(const Knowledge& knowledge) {
  Checker check(knowledge);
  CheckMeasures(knowledge, check);
  CheckNorms(knowledge, check);
  CheckBands(knowledge, check);
  CheckExercises(knowledge, check);
  CheckFindings(knowledge, check);
  CheckPosture(knowledge, check);
  CheckStates(knowledge, check);
  check.Claims("honesty", knowledge.honesty);
  for (const auto& [id, prior] : knowledge.priors) {
    check.Need(prior.sd > 0, "prior " + id + " has no spread");
    check.Sources("prior " + id, prior.sources);
  }
  return check.Take();
}

}  // namespace hinge
