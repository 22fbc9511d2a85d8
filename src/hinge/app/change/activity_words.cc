// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/change/activity_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "hinge/foundation/base/number_text.h"

namespace hinge {
namespace {

using Q = HingeQuantity;

bool IsOverStanding(Q q) { return q == Q::kTrunkLean || q == Q::kStraightness; }

const Measured& StandingOf(const ActivityTable& t, Q q) {
  return q == Q::kTrunkLean ? t.standing_lean_deg : t.standing_straightness_deg;
}

/// The activities that show a quantity, from the largest value to the smallest.
std::vector<std::size_t> Order(const ActivityTable& t, Q q) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < t.activities.size(); ++i) {
    if (t.activities[i].reading[q].value) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return *t.activities[a].reading[q].value > *t.activities[b].reading[q].value;
  });
  return order;
}

std::string Said(const ActivityTable& t, std::size_t i, Q q) {
  const HingeFace face = FaceOf(q);
  return fmt::format("{} ({}{})", ActivityWords(t.activities[i].reading.activity),
                     FixedText(*PrintedValue(t, i, q).value, face.decimals), face.unit);
}

std::string ExtremesSentence(const ActivityTable& t, Q q, const char* most, const char* least,
                             const char* nothing) {
  const std::vector<std::size_t> order = Order(t, q);
  if (order.size() < 2) return "";
  if (!FindDifference(t, q, order.front(), order.back())->beyond_noise) return nothing;
  return fmt::format("{}: {}; {}: {}.", most, Said(t, order.front(), q), least, Said(t, order.back(), q));
}

/// "more bend of the knee, less lean of the trunk"; empty when nothing differs.
std::string DifferencesOf(const ActivityTable& t, std::size_t activity) {
  std::string words;
  for (Q q : kHingeQuantities) {
    if (!DiffersFromReference(t, activity, q)) continue;
    const bool more = *t.activities[activity].reading[q].value > *t.activities[t.reference].reading[q].value;
    words += fmt::format("{}{} {}", words.empty() ? "" : ", ", more ? "more" : "less", FaceOf(q).plain);
  }
  return words;
}

/// Activities that differ from the reference alike share a sentence.
std::vector<std::string> AgainstReference(const ActivityTable& t) {
  std::vector<std::pair<std::string, std::string>> groups;  // differences, activities
  for (std::size_t i = 0; i < t.activities.size(); ++i) {
    if (i == t.reference) continue;
    const std::string differences = DifferencesOf(t, i),
                      name = ActivityWords(t.activities[i].reading.activity);
    const auto group =
        std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.first == differences; });
    if (group == groups.end()) {
      groups.emplace_back(differences, name);
    } else {
      group->second += ", " + name;
    }
  }
  const std::string reference = ActivityWords(t.activities[t.reference].reading.activity);
  std::vector<std::string> sentences;
  for (const auto& [differences, names] : groups) {
    sentences.push_back(differences.empty()
                            ? fmt::format("Nothing differs from {} beyond noise in: {}.", reference, names)
                            : fmt::format("Against {}, {} in: {}.", reference, differences, names));
  }
  return sentences;
}

std::string StandingSentence(const ActivityTable& t) {
  for (Q q : kHingeQuantities) {
    if (IsOverStanding(q) && StandingOf(t, q).known())
      return fmt::format("Lean and back are over standing ({}); it cancels between activities.",
                         StandingOf(t, q).source);
  }
  return "Lean and back are as the camera saw them: no standing was filmed (--standing FILE).";
}

}  // namespace

HingeFace FaceOf(Q quantity) {
  switch (quantity) {
    case Q::kTrunkThigh:
      return {"hip bend", "bend between trunk and thigh", "°", 0};
    case Q::kKnee:
      return {"knee bend", "bend of the knee", "°", 0};
    case Q::kHipShare:
      return {"hip's share", "of the bend from the hip", "", 2};
    case Q::kTrunkLean:
      return {"trunk lean", "lean of the trunk", "°", 0};
    case Q::kStraightness:
      return {"back, neck", "bend between trunk and head", "°", 0};
  }
  return {"", "", "", 0};
}

std::string ActivityWords(const std::string& activity) {
  if (activity == "run") return "running";
  std::string words = activity;
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

Measured PrintedValue(const ActivityTable& t, std::size_t activity, Q q) {
  const HingeValue& v = t.activities.at(activity).reading[q];
  if (!v.value) return Missing(v.why_missing);
  if (IsOverStanding(q) && StandingOf(t, q).known()) return CalcOverStanding(t, activity, q);
  return Known(*v.value, v.sigma(), "the clip");
}

bool DiffersFromReference(const ActivityTable& t, std::size_t activity, Q q) {
  const ActivityDifference* d = FindDifference(t, q, t.reference, activity);
  return activity != t.reference && d != nullptr && d->beyond_noise;
}

std::vector<std::string> MakeActivitySentences(const ActivityTable& t) {
  std::vector<std::string> all = {
      ExtremesSentence(t, Q::kHipShare, "The bend comes most from the hip in", "least in",
                       "Hip and knee share the bend alike in all of them, as far as can be told."),
      ExtremesSentence(
          t, Q::kStraightness, "The head stands farthest ahead of the trunk's line in", "least in",
          "The line from hip over shoulder to ear is alike in all of them, as far as can be told.")};
  for (std::string& sentence : AgainstReference(t)) all.push_back(std::move(sentence));
  all.erase(std::remove(all.begin(), all.end(), ""), all.end());
  return all;
}

std::vector<std::string> MakeActivityNotes(const ActivityTable& t) {
  std::vector<std::string> notes = {StandingSentence(t)};
  for (const HingeActivity& a : t.activities) {
    for (Q q : kHingeQuantities) {
      if (!a.reading[q].value && q != Q::kHipShare)
        notes.push_back(fmt::format("Not shown, {} in {}: {}.", FaceOf(q).title,
                                    ActivityWords(a.reading.activity), a.reading[q].why_missing));
    }
  }
  return notes;
}

}  // namespace hinge
