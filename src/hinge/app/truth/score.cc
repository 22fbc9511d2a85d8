// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/truth/score.h"

#include <algorithm>
#include <cmath>

namespace hinge {
namespace {

std::vector<GaitEvent> OfKind(const std::vector<GaitEvent>& events, EventType type) {
  std::vector<GaitEvent> own;
  std::copy_if(events.begin(), events.end(), std::back_inserter(own),
               [&](const GaitEvent& e) { return e.type == type; });
  return own;
}

/// Half the time between steps, from the truth's contacts.
double HalfStep_s(const std::vector<GaitEvent>& contacts) {
  constexpr double kUnknown_s = 0.15;
  if (contacts.size() < 2) return kUnknown_s;
  return 0.5 * (contacts.back().time_s - contacts.front().time_s) / static_cast<double>(contacts.size() - 1);
}

const GaitEvent* FindNearest(const std::vector<GaitEvent>& events, double time_s, double within_s) {
  const GaitEvent* nearest = nullptr;
  for (const GaitEvent& e : events) {
    const double off_s = std::abs(e.time_s - time_s);
    if (off_s <= within_s && (nearest == nullptr || off_s < std::abs(nearest->time_s - time_s))) nearest = &e;
  }
  return nearest;
}

EventScore ScoreEvents(const std::vector<GaitEvent>& seen, const std::vector<GaitEvent>& truth,
                       double half_step_s) {
  EventScore score;
  double sum_s = 0, square = 0;
  for (const GaitEvent& t : truth) {
    const bool covered = !seen.empty() && t.time_s > seen.front().time_s - half_step_s &&
                         t.time_s < seen.back().time_s + half_step_s;
    if (!covered) continue;
    ++score.in_truth;
    const GaitEvent* e = FindNearest(seen, t.time_s, half_step_s);
    if (e == nullptr) continue;
    if (e->side != t.side) {
      ++score.wrong_foot;
      continue;
    }
    ++score.matched;
    sum_s += e->time_s - t.time_s;
    square += (e->time_s - t.time_s) * (e->time_s - t.time_s);
  }
  for (const GaitEvent& e : seen) score.extra += FindNearest(truth, e.time_s, half_step_s) == nullptr;
  if (score.matched > 0) {
    score.bias_s = sum_s / score.matched;
    score.rms_s = std::sqrt(square / score.matched);
  }
  return score;
}

std::vector<MeasureScore> ScoreMeasures(const Session& analysis, const Session& truth) {
  std::vector<MeasureScore> scores;
  for (const Measure& t : truth.measures) {
    if (!t.value) continue;
    MeasureScore s{.id = t.id, .side = t.side, .unit = t.unit, .estimate = {}, .truth = *t.value};
    const Measure* m = FindMeasure(analysis.measures, t.id, t.side);
    if (m != nullptr && m->value) {
      s.estimate = *m->value;
      s.inside = m->low <= s.truth && s.truth <= m->high;
    }
    scores.push_back(std::move(s));
  }
  return scores;
}

double ProbabilityOf(const Verdict& verdict, const std::string& label) {
  for (State state : kStates) {
    if (Name(state) == label) return verdict.P(state);
  }
  return 0;
}

}  // namespace

Score CalcScore(const Session& analysis, const Session& truth) {
  Score score;
  score.label = analysis.verdict.label;
  score.true_label = truth.verdict.label;
  score.probability_of_label = ProbabilityOf(analysis.verdict, analysis.verdict.label);
  score.probability_of_true = ProbabilityOf(analysis.verdict, truth.verdict.label);
  score.measures = ScoreMeasures(analysis, truth);
  const std::vector<GaitEvent> contacts = OfKind(truth.gait.events, EventType::kInitialContact);
  const double half_step_s = HalfStep_s(contacts);
  score.contacts =
      ScoreEvents(OfKind(analysis.gait.events, EventType::kInitialContact), contacts, half_step_s);
  score.toe_offs = ScoreEvents(OfKind(analysis.gait.events, EventType::kToeOff),
                               OfKind(truth.gait.events, EventType::kToeOff), half_step_s);
  score.sides_exchanged = score.contacts.wrong_foot > score.contacts.matched;
  return score;
}

}  // namespace hinge
