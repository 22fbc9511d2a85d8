// SPDX-License-Identifier: Apache-2.0
#include "page.h"

#include <fmt/format.h>

#include <algorithm>

#include "skill.h"

namespace hinge {
namespace {

bool Any(const CaseResult&) { return true; }
bool IsTune(const CaseResult& r) { return !r.made.is_report(); }
bool IsReport(const CaseResult& r) { return r.made.is_report(); }

/// Seconds are printed as milliseconds, metres as centimetres.
std::string Shown(double value, const std::string& unit, bool with_sign) {
  const double times = unit == "s" ? 1000 : unit == "m" ? 100 : 1;
  const int decimals = unit.empty() ? 3 : unit == "s" ? 0 : unit == "m/s" ? 2 : 1;
  return with_sign ? fmt::format("{:+.{}f}", times * value, decimals)
                   : fmt::format("{:.{}f}", times * value, decimals);
}
std::string ShownUnit(const std::string& unit) {
  return unit == "s" ? "ms" : unit == "m" ? "cm" : unit.empty() ? "ratio" : unit == "deg" ? "°" : unit;
}

std::string Cells(const ErrorTally* t) {
  if (t == nullptr || t->errors.empty()) return " - | - | - | - |";
  return fmt::format(" {} | {} | {} | {:.0f} % |", Shown(t->bias(), t->unit, true),
                     Shown(t->median_abs(), t->unit, false), Shown(t->spread(), t->unit, false),
                     100 * t->coverage());
}

const ErrorTally* Find(const std::map<std::string, ErrorTally>& tallies, const std::string& id) {
  const auto found = tallies.find(id);
  return found == tallies.end() ? nullptr : &found->second;
}

std::string MeasureTable(const std::vector<CaseResult>& results) {
  const auto report = TallyMeasures(results, Whose::kBoth, IsReport),
             tune = TallyMeasures(results, Whose::kBoth, IsTune);
  std::string table =
      "| measure | unit | clips (not given) | report: bias | median abs. | SD | in 95 % | tune: bias | "
      "median abs. | "
      "SD | in 95 % |\n"
      "|---|---|---|---|---|---|---|---|---|---|---|\n";
  for (const auto& [id, t] : TallyMeasures(results, Whose::kBoth, Any)) {
    table += fmt::format("| `{}` | {} | {} ({}) |{}{}\n", id, ShownUnit(t.unit), t.errors.size(), t.missing,
                         Cells(Find(report, id)), Cells(Find(tune, id)));
  }
  return table;
}

std::string SidesTable(const std::vector<CaseResult>& results) {
  const auto near = TallyMeasures(results, Whose::kNear, Any), far = TallyMeasures(results, Whose::kFar, Any);
  std::string table =
      "| measure | unit | near: bias | median abs. | SD | in 95 % | far: bias | median abs. | SD | in 95 % "
      "|\n"
      "|---|---|---|---|---|---|---|---|---|---|\n";
  for (const auto& [id, t] : near)
    table += fmt::format("| `{}` | {} |{}{}\n", id, ShownUnit(t.unit), Cells(&t), Cells(Find(far, id)));
  return table;
}

std::string EventRow(const char* name, const EventTally& e) {
  return fmt::format("| {} | {} | {} | {} | {} | {:+.1f} | {:.1f} |\n", name, e.in_truth, e.missed, e.extra,
                     e.wrong_foot, 1000 * e.bias_s, 1000 * e.rms_s);
}
std::string EventTable(const std::vector<CaseResult>& results) {
  std::string table =
      "| event | in truth | missed | invented | other foot's | bias, ms | RMS, ms "
      "|\n|---|---|---|---|---|---|---|\n";
  for (const auto& [half, passes] :
       {std::pair<const char*, CaseFilter>{"report", IsReport}, {"tune", IsTune}}) {
    table += EventRow(fmt::format("initial contact, {}", half).c_str(),
                      TallyEvents(results, EventType::kInitialContact, passes));
    table +=
        EventRow(fmt::format("toe-off, {}", half).c_str(), TallyEvents(results, EventType::kToeOff, passes));
  }
  return table;
}

std::string LegsTable(const std::vector<CaseResult>& results) {
  SwapCount all;
  int exchanged_all_along = 0;
  for (const CaseResult& r : results) {
    all.judged += r.swaps.judged;
    all.by_network += r.swaps.by_network;
    all.left_over += r.swaps.left_over;
    all.invented += r.swaps.invented;
    exchanged_all_along += r.score && r.score->sides_exchanged;
  }
  return fmt::format(
      "Pictures with the feet apart: {}. Feet exchanged by the network in {}; of these {} put right and {} "
      "left; {} more "
      "exchanged by naming the legs. Clips with left and right exchanged all along: {}.\n",
      all.judged, all.by_network, all.by_network - all.left_over, all.left_over, all.invented,
      exchanged_all_along);
}

struct VerdictTally {
  int clips = 0, right = 0;
  double mean_probability = 0;
};

/// The label's own probability, where one was given; what the verdict says with such a probability should be
/// right so often.
std::string VerdictTable(const std::vector<CaseResult>& results) {
  constexpr double kBorders[] = {0, 0.7, 0.8, 0.9, 0.97, 1.01};
  std::string table = "| probability of the label | clips | mean probability | right |\n|---|---|---|---|\n";
  int cannot_tell = 0;
  for (const CaseResult& r : results) cannot_tell += r.score && r.score->label == "cannot_tell";
  for (std::size_t i = 0; i + 1 < std::size(kBorders); ++i) {
    VerdictTally t;
    for (const CaseResult& r : results) {
      if (!r.score || r.score->label == "cannot_tell") continue;
      const double p = r.score->probability_of_label;
      if (p < kBorders[i] || p >= kBorders[i + 1]) continue;
      ++t.clips;
      t.right += r.score->label == r.score->true_label;
      t.mean_probability += p;
    }
    if (t.clips == 0) continue;
    table += fmt::format("| {:.0f} to {:.0f} % | {} | {:.0f} % | {} ({:.0f} %) |\n", 100 * kBorders[i],
                         std::min(100.0, 100 * kBorders[i + 1]), t.clips, 100 * t.mean_probability / t.clips,
                         t.right, 100.0 * t.right / t.clips);
  }
  return table + fmt::format("| `cannot_tell` | {} | | |\n", cannot_tell);
}

std::string PartRow(const std::string& part, const std::string& value,
                    const std::vector<CaseResult>& results) {
  const CaseFilter of = [&](const CaseResult& r) {
    return r.made.part == part && (value.empty() || r.made.value == value);
  };
  const auto tallies = TallyMeasures(results, Whose::kBoth, of);
  const EventTally ic = TallyEvents(results, EventType::kInitialContact, of);
  int clips = 0, refused = 0, right = 0;
  for (const CaseResult& r : results) {
    if (!of(r)) continue;
    ++clips;
    refused += !r.score;
    right += r.score && r.score->label == r.score->true_label;
  }
  std::string row = fmt::format(
      "| {} | {} | {} | {} |", part, value,
      refused > 0 ? fmt::format("{} ({} refused)", clips, refused) : fmt::format("{}", clips), right);
  for (const char* id : {"trunk_lean", "tibia_ic", "thigh_ic", "knee_ic", "knee_peak", "tibia_ms", "cadence",
                         "contact_time"}) {
    const ErrorTally* t = Find(tallies, id);
    row += t == nullptr || t->errors.empty() ? " - |"
                                             : fmt::format(" {} / {} |", Shown(t->bias(), t->unit, true),
                                                           Shown(t->median_abs(), t->unit, false));
  }
  return row + fmt::format(" {} / {} / {} |\n", ic.missed, ic.extra, ic.in_truth);
}

/// The values of a part in the order of the grid; of "lab" and "form" only the whole.
std::vector<std::string> ValuesOf(const std::string& part, const std::vector<CaseResult>& results) {
  if (part == "lab") return {""};
  std::vector<std::string> values;
  for (const CaseResult& r : results) {
    if (r.made.part == part && std::find(values.begin(), values.end(), r.made.value) == values.end())
      values.push_back(r.made.value);
  }
  return values;
}

std::string PartsTable(const std::vector<CaseResult>& results) {
  std::string table =
      "| varied | value | clips | verdict right | lean ° | shin ic ° | thigh ic ° | knee ic ° | knee peak ° "
      "| shin ms ° | "
      "cadence /min | contact ms | steps missed / invented / in truth "
      "|\n|---|---|---|---|---|---|---|---|---|---|---|---|---|\n";
  std::vector<std::string> parts;
  for (const CaseResult& r : results) {
    if (std::find(parts.begin(), parts.end(), r.made.part) == parts.end()) parts.push_back(r.made.part);
  }
  for (const std::string& part : parts) {
    for (const std::string& value : ValuesOf(part, results)) table += PartRow(part, value, results);
  }
  return table;
}

std::string RefusedList(const std::vector<CaseResult>& results) {
  std::string list;
  for (const CaseResult& r : results) {
    if (!r.score) list += fmt::format("- `{}`: {}\n", r.made.name, r.refused);
  }
  return list.empty() ? "" : "Refused or not made:\n\n" + list + "\n";
}

/// Where the intervals promise too much: measures of the reporting half by how seldom the truth lies inside.
std::string WorstList(const std::vector<CaseResult>& results) {
  constexpr double kWellCovered = 0.85;
  std::vector<std::pair<std::string, ErrorTally>> bad;
  for (const auto& [id, t] : TallyMeasures(results, Whose::kBoth, IsReport)) {
    if (!t.errors.empty() && t.coverage() < kWellCovered) bad.emplace_back(id, t);
  }
  if (bad.empty()) return "None.\n";
  std::stable_sort(bad.begin(), bad.end(),
                   [](const auto& a, const auto& b) { return a.second.coverage() < b.second.coverage(); });
  std::string list;
  for (const auto& [id, t] : bad) {
    list +=
        fmt::format("{}. `{}`: truth inside in {:.0f} % of {} clips; bias {} {}, spread {}\n",
                    std::count(list.begin(), list.end(), '\n') + 1, id, 100 * t.coverage(), t.errors.size(),
                    Shown(t.bias(), t.unit, true), ShownUnit(t.unit), Shown(t.spread(), t.unit, false));
  }
  return list;
}

std::vector<CaseResult> Only(const std::vector<CaseResult>& results, bool simulated) {
  std::vector<CaseResult> some;
  std::copy_if(results.begin(), results.end(), std::back_inserter(some),
               [&](const CaseResult& r) { return r.made.simulated == simulated; });
  return some;
}

std::string WordOf(const std::string& text, int idx) {
  std::size_t from = 0;
  for (; idx > 0 && from != std::string::npos; --idx) from = text.find(' ', from) + 1;
  return text.substr(from, text.find(' ', from) - from);
}

/// The product of forms, speeds, rates and cameras, by one of them at a time.
std::vector<CaseResult> ByWord(const std::vector<CaseResult>& results) {
  constexpr const char* kWords[] = {"form", "speed, 0.1 m/s", "pictures a second", "camera"};
  std::vector<CaseResult> all;
  for (int w = 0; w < 4; ++w) {
    for (CaseResult r : results) {
      r.made.part = kWords[w];
      r.made.value = WordOf(r.made.value, w);
      all.push_back(std::move(r));
    }
  }
  return all;
}

void AddSkill(const CaseResult& r, const std::optional<Score>& score, SkillTally& tally) {
  if (!score || !TellsOfSkill(r.made)) return;
  for (const MeasureScore& m : score->measures) {
    const bool told = std::count(std::begin(kSkillMeasures), std::end(kSkillMeasures), m.id) > 0;
    if (told && !m.side && m.estimate && r.look_up.contains(m.id))
      tally.Add(m.id, m.unit, m.error(), r.look_up.at(m.id));
  }
}

std::string SkillSection(const std::vector<CaseResult>& results) {
  SkillTally tally, bare;
  for (const CaseResult& r : results) AddSkill(r, r.score, tally), AddSkill(r, r.bare, bare);
  return "### Skill\n\nLaboratory runners of the reporting half, against the norm's mean at the true "
         "speed.\n\n" +
         tally.MakeTable() +
         "\nThe same before any measure's known mean error is taken off. What is taken off lies half-way "
         "between these "
         "people and another program's, who differ by 2 degrees at the thigh, because nobody knows which of "
         "the "
         "two is nearer to a filmed person: on either kind it costs what it saves on the other.\n\n" +
         bare.MakeTable() + "\n";
}

std::string MakeSection(const std::vector<CaseResult>& results, const std::string& parts) {
  return "### Verdicts\n\n" + VerdictTable(results) +
         "\n### Intervals that promise too much\n\nReporting half, both legs, fewer than 85 % inside, worst "
         "first.\n\n" +
         WorstList(results) + "\n### Measures, both legs\n\n" + MeasureTable(results) +
         "\n### The near and the far leg\n\nBoth halves together.\n\n" + SidesTable(results) +
         "\n### Events\n\n" + EventTable(results) + "\n### Legs\n\n" + LegsTable(results) +
         "\n### By what was varied\n\nBoth halves together; bias / median absolute error.\n\n" + parts +
         "\n" + RefusedList(results);
}

}  // namespace

std::string MakeNetworkSection(const std::string& network, const std::vector<CaseResult>& results) {
  const std::vector<CaseResult> drawn = Only(results, false), simulated = Only(results, true);
  std::string text;
  if (!drawn.empty())
    text += fmt::format("## Network `{}`, {} drawn clips\n\n", network, drawn.size()) +
            MakeSection(drawn, PartsTable(drawn)) + SkillSection(drawn);
  if (!simulated.empty()) {
    text += fmt::format("## Network `{}`, {} simulated clips\n\n", network, simulated.size()) +
            MakeSection(simulated, PartsTable(ByWord(simulated)));
  }
  return text;
}

}  // namespace hinge
