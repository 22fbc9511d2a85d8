// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/change/activities.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

HingeValue FromMeasure(const Session& session, const char* id) {
  const Measure* m = FindMeasure(session.measures, id);
  HingeValue v;
  if (m == nullptr || !m->value) {
    v.why_missing = m == nullptr ? "the session does not hold it" : m->why_missing;
    return v;
  }
  return {.value = m->value,
          .sigma_random = m->sigma_random,
          .sigma_shared = m->sigma_shared,
          .n = m->n,
          .why_missing = {}};
}

Measured OwnStanding(const StandingReference& standing, Measured StandingReference::*field) {
  return (standing.*field).known() ? standing.*field : Missing("no standing was filmed");
}

std::size_t FindReference(const std::vector<HingeActivity>& activities) {
  const auto run = std::find_if(activities.begin(), activities.end(),
                                [](const HingeActivity& a) { return a.reading.activity == "run"; });
  return run == activities.end() ? 0 : static_cast<std::size_t>(run - activities.begin());
}

/// Where a run's session only knows people's standing in general, a person's own in another activity goes first: its
/// doubt is the smaller one.
Measured FindStanding(const std::vector<HingeActivity>& activities, Measured HingeReading::*field) {
  Measured best = Missing("no standing was filmed");
  for (const HingeActivity& a : activities) {
    const Measured& standing = a.reading.*field;
    if (standing.known() && (!best.known() || standing.sigma < best.sigma)) best = standing;
  }
  return best;
}

std::vector<ActivityDifference> FindDifferences(const std::vector<HingeActivity>& activities) {
  std::vector<ActivityDifference> all;
  for (HingeQuantity q : kHingeQuantities) {
    for (std::size_t i = 0; i < activities.size(); ++i) {
      for (std::size_t j = i + 1; j < activities.size(); ++j) {
        const HingeValue &a = activities[i].reading[q], &b = activities[j].reading[q];
        if (!a.value || !b.value) continue;
        all.push_back({.quantity = q,
                       .first = i,
                       .other = j,
                       .difference = *b.value - *a.value,
                       .sigma = std::hypot(a.sigma(), b.sigma())});
      }
    }
  }
  return all;
}

}  // namespace

HingeReading ReadHingeOfRun(const Session& session) {
  HingeReading reading;
  reading.activity = "run";
  reading.at = "initial contact";
  reading[HingeQuantity::kTrunkThigh] = FromMeasure(session, "trunk_thigh_ic");
  reading[HingeQuantity::kKnee] = FromMeasure(session, "knee_ic");
  reading[HingeQuantity::kTrunkLean] = FromMeasure(session, "trunk_lean");
  reading[HingeQuantity::kStraightness] = FromMeasure(session, "straightness");
  FillHipShare(reading);
  reading.standing_lean_deg = OwnStanding(session.standing, &StandingReference::trunk_lean_deg);
  reading.standing_straightness_deg = OwnStanding(session.standing, &StandingReference::straightness_deg);
  return reading;
}

ActivityTable CompareActivities(std::vector<HingeActivity> activities, double chance) {
  HINGE_CHECK(!activities.empty(), "no activity to compare");
  ActivityTable table{.activities = std::move(activities),
                      .reference = 0,
                      .standing_lean_deg = {},
                      .standing_straightness_deg = {},
                      .differences = {}};
  table.reference = FindReference(table.activities);
  table.standing_lean_deg = FindStanding(table.activities, &HingeReading::standing_lean_deg);
  table.standing_straightness_deg = FindStanding(table.activities, &HingeReading::standing_straightness_deg);
  table.differences = FindDifferences(table.activities);
  const double looked_at = static_cast<double>(std::max<std::size_t>(1, table.differences.size()));
  const double least = 1 - chance / (2 * looked_at);
  for (ActivityDifference& d : table.differences) {
    d.probability = d.sigma > 0 ? NormalCdf(std::abs(d.difference) / d.sigma) : 1;
    d.beyond_noise = d.probability > least;
  }
  return table;
}

Measured CalcOverStanding(const ActivityTable& table, std::size_t activity, HingeQuantity quantity) {
  HINGE_CHECK(quantity == HingeQuantity::kTrunkLean || quantity == HingeQuantity::kStraightness,
              "only lean and straightness stand over standing");
  const HingeValue& v = table.activities.at(activity).reading[quantity];
  const Measured& standing =
      quantity == HingeQuantity::kTrunkLean ? table.standing_lean_deg : table.standing_straightness_deg;
  if (!v.value) return Missing(v.why_missing);
  if (!standing.known()) return Missing(standing.why_missing);
  return Known(*v.value - *standing.value, std::hypot(v.sigma(), standing.sigma), standing.source);
}

const ActivityDifference* FindDifference(const ActivityTable& table, HingeQuantity quantity, std::size_t one,
                                         std::size_t other) {
  const std::size_t first = std::min(one, other), last = std::max(one, other);
  const auto found =
      std::find_if(table.differences.begin(), table.differences.end(), [&](const ActivityDifference& d) {
        return d.quantity == quantity && d.first == first && d.other == last;
      });
  return found == table.differences.end() ? nullptr : &*found;
}

}  // namespace hinge
