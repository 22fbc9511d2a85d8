// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/change/change_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/number_text.h"

namespace hinge {
namespace {

/// The first of the reasons that come up most often; empty when there are none.
std::string CommonestOf(const std::vector<std::string>& reasons) {
  std::string commonest;
  std::ptrdiff_t most = 0;
  for (const std::string& reason : reasons) {
    const auto times = std::count(reasons.begin(), reasons.end(), reason);
    if (times > most) commonest = reason, most = times;
  }
  return commonest;
}

}  // namespace

ChangeFace FaceOfChange(const std::string& id, const std::string& unit, const Knowledge& knowledge) {
  const auto entry = knowledge.measures.find(id);
  ChangeFace face{id, UnitText(unit)};
  if (entry == knowledge.measures.end()) return face;
  face.title = entry->second.title;
  face.decimals = entry->second.decimals;
  return face;
}

ChangeGroup GroupOf(const MeasureChange& c, const Knowledge& knowledge) {
  if (c.beyond_noise) return ChangeGroup::kChanged;
  return RoundsToNothing(c.by_speed, FaceOfChange(c.id, c.unit, knowledge).decimals) ? ChangeGroup::kUnchanged
                                                                                     : ChangeGroup::kBySpeed;
}

std::string TitleOf(ChangeGroup group) {
  if (group == ChangeGroup::kChanged) return "Changed beyond noise";
  return group == ChangeGroup::kBySpeed ? "No change seen beyond what the speed explains"
                                        : "Not distinguishable from no change";
}

bool RoundsToNothing(double value, int decimals) { return std::abs(value) * std::pow(10, decimals) < 0.5; }

std::string SureWords(double probability) {
  return probability > 0.999 ? "over 99.9 %" : fmt::format("{:.1f} %", 100 * probability);
}

std::string LabelWords(const std::string& label, const Knowledge& knowledge) {
  const auto state = knowledge.states.find(label);
  return state == knowledge.states.end() ? label : state->second.title;
}

ByReason NotCompared(const Comparison& c, const Knowledge& knowledge) {
  ByReason titles;
  for (const MeasureChange& m : c.measures) {
    if (!m.why_not.empty()) titles[m.why_not].push_back(FaceOfChange(m.id, m.unit, knowledge).title);
  }
  return titles;
}

ByReason NotTold(const std::vector<Drift>& drifts, const Knowledge& knowledge) {
  ByReason titles;
  for (const Drift& d : drifts) {
    if (!d.per_hour) titles[d.why_missing].push_back(FaceOfChange(d.id, d.unit, knowledge).title);
  }
  return titles;
}

std::string NothingComparedSentence(const Comparison& c) {
  std::vector<std::string> reasons;
  for (const MeasureChange& m : c.measures) {
    if (m.why_not.empty()) return "";
    reasons.push_back(m.why_not);
  }
  return "Nothing can be compared: " +
         (reasons.empty() ? "the first session has no measures" : CommonestOf(reasons)) + ".";
}

std::string NoDriftSentence(const std::vector<Drift>& drifts) {
  std::vector<std::string> all, seen;
  for (const Drift& d : drifts) {
    if (d.per_hour) return "";
    all.push_back(d.why_missing);
    if (d.points > 0) seen.push_back(d.why_missing);
  }
  const std::string reason =
      all.empty() ? "the session has no measures" : CommonestOf(seen.empty() ? all : seen);
  return "Drift cannot be told: " + reason +
         ". What would help: one clip of two minutes or more, or six clips of one run with their --minutes.";
}

}  // namespace hinge
