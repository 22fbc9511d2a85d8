// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/verdict_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <sstream>
#include <vector>

#include "hinge/foundation/base/number_text.h"
#include "hinge/science/form/verdict_words.h"
#include "hinge/science/scene/estimate_scene.h"

namespace hinge {
namespace {

constexpr std::size_t kWidth = 90;
constexpr std::size_t kIndent = 12;
constexpr std::size_t kNumbersShown = 3;
/// What a runner wants to know first; the finding's own measure goes before these. Of a row the first that
/// was seen.
const std::vector<std::vector<std::string>> kNumbersFirst = {
    {"trunk_lean_over_standing", "trunk_lean"}, {"knee_peak"}, {"cadence"}, {"contact_time"}};

/// Characters, not bytes: continuation bytes of UTF-8 take no column.
std::size_t Columns(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string Line(const std::string& head, const std::string& text) {
  return fmt::format("  {:<{}}{}\n", head, kIndent - 2, WrapText(text, kWidth, kIndent, kIndent));
}

std::string Upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

std::string TitleOf(const std::string& measure, const Knowledge& knowledge) {
  const auto entry = knowledge.measures.find(measure);
  return entry == knowledge.measures.end() ? measure : entry->second.title;
}

std::string HeadText(const Verdict& verdict, const Knowledge& knowledge) {
  const VerdictWords words = FindVerdictWords(verdict, knowledge);
  std::string text = "\n  " + Upper(words.head ? words.head->title : verdict.label);
  if (verdict.label != "cannot_tell")
    text += fmt::format("   ({})", SureText(ProbabilityOfLabel(verdict), knowledge.posture));
  text += "\n";
  if (words.head) text += "  " + WrapText(words.head->plain, kWidth, 2, 2) + "\n";
  return text;
}

/// The kind that it is perhaps.
std::string PerhapsText(const Verdict& verdict, const Knowledge& knowledge) {
  const StateWords* kind = FindVerdictWords(verdict, knowledge).perhaps;
  if (kind == nullptr) return "";
  return Line("Perhaps", fmt::format("{} ({:.0f} % of that): {}", kind->title,
                                     100 * verdict.subtype_probability, kind->plain));
}

std::string BandText(const Finding& finding, int decimals, const std::string& unit) {
  if (std::isinf(finding.band_low))
    return fmt::format("at most {}{}", FixedText(finding.band_high, decimals), unit);
  if (std::isinf(finding.band_high))
    return fmt::format("at least {}{}", FixedText(finding.band_low, decimals), unit);
  return fmt::format("{} to {}{}", FixedText(finding.band_low, decimals),
                     FixedText(finding.band_high, decimals), unit);
}

std::string WhyText(const Finding& finding, const Knowledge& knowledge) {
  const auto rule = std::find_if(knowledge.findings.begin(), knowledge.findings.end(),
                                 [&](const FindingRule& r) { return r.id == finding.rule; });
  const auto entry = knowledge.measures.find(finding.measure);
  const int decimals = entry == knowledge.measures.end() ? 1 : entry->second.decimals;
  const std::string unit = UnitText(entry == knowledge.measures.end() ? "" : entry->second.unit);
  std::string plain = rule == knowledge.findings.end() ? TitleOf(finding.measure, knowledge) : rule->plain;
  if (plain.ends_with(".")) plain.pop_back();
  return fmt::format("{}: {}{}, ordinary is {}.", plain, FixedText(finding.value, decimals), unit,
                     BandText(finding, decimals, unit));
}

const Measure* FindSeen(const std::vector<Measure>& measures, const std::string& id,
                        std::optional<Side> side) {
  const Measure* measure = FindMeasure(measures, id, side);
  return measure && measure->value ? measure : nullptr;
}

std::vector<const Measure*> ChooseNumbers(const Session& session) {
  std::vector<const Measure*> chosen;
  const auto add = [&](const Measure* measure) {
    const bool there =
        std::any_of(chosen.begin(), chosen.end(), [&](auto* c) { return c->id == measure->id; });
    if (!there && chosen.size() < kNumbersShown) chosen.push_back(measure);
  };
  if (!session.verdict.findings.empty()) {
    const Finding& finding = session.verdict.findings.front();
    if (const Measure* measure = FindSeen(session.measures, finding.measure, finding.side)) add(measure);
  }
  for (const std::vector<std::string>& row : kNumbersFirst) {
    for (const std::string& id : row) {
      const Measure* measure = FindSeen(session.measures, id, std::nullopt);
      if (!measure) continue;
      add(measure);
      break;
    }
  }
  return chosen;
}

std::string NumbersText(const Session& session, const Knowledge& knowledge) {
  std::string text;
  for (const Measure* measure : ChooseNumbers(session)) {
    const std::string title =
        TitleOf(measure->id, knowledge) + (measure->side ? fmt::format(", {}", Name(*measure->side)) : "");
    const std::size_t pad = Columns(title) < 30 ? 30 - Columns(title) : 1;
    text += fmt::format("  {:<{}}{}{:{}}{}\n", text.empty() ? "Numbers" : "", kIndent - 2, title, "", pad,
                        MakeNumberText(*measure, knowledge));
  }
  return text;
}

/// What "at this speed" means.
std::string SpeedText(const Session& session) {
  const Measured& speed = session.scene.speed_m_s;
  if (!speed.known() || !(*speed.value > 0)) return "";
  const int pace_s = static_cast<int>(std::lround(1000 / *speed.value));
  const std::string how = speed.source == kGiven ? "as given"
                                                 : fmt::format("{:.1f} to {:.1f}, by the {}", speed.low(),
                                                               speed.high(), speed.source);
  return Line("Speed",
              fmt::format("{:.1f} m/s ({}), {}:{:02} a km", *speed.value, how, pace_s / 60, pace_s % 60));
}

/// Sides that differ beyond their noise, and what standing was taken off, where it was this runner's.
std::string SidesText(const Session& session, const Knowledge& knowledge) {
  std::string text;
  for (const SideDifference& s : session.sides) {
    if (!s.beyond_noise) continue;
    const auto entry = knowledge.measures.find(s.id);
    const int decimals = entry == knowledge.measures.end() ? 1 : entry->second.decimals;
    text += Line(text.empty() ? "Sides" : "",
                 fmt::format("{}: left {} right by {:.{}f}{} ({:.{}f} to {:.{}f})", TitleOf(s.id, knowledge),
                             s.value > 0 ? "above" : "below", std::abs(s.value), decimals, UnitText(s.unit),
                             std::min(std::abs(s.low), std::abs(s.high)), decimals,
                             std::max(std::abs(s.low), std::abs(s.high)), decimals));
  }
  return text;
}

const char* CameraText(const StandingReference& standing) {
  if (!standing.same_camera) return "";
  return standing.same_facing ? ", taken to be from the same camera place"
                              : ", facing the other way: what the camera is tilted by does not cancel, it "
                                "counts twice. Stand as you run";
}

std::string StandingText(const Session& session) {
  if (!session.standing.own) return "";
  return Line("Standing",
              fmt::format("compared with {}{}", session.standing.source, CameraText(session.standing)));
}

std::string CueText(const Verdict& verdict, const Knowledge& knowledge) {
  const auto cue = knowledge.cues.find(verdict.cue);
  if (cue == knowledge.cues.end()) return "";
  const std::string cost = verdict.tradeoff.empty() ? cue->second.tradeoff : verdict.tradeoff;
  return Line("Cue", fmt::format("\"{}\"", cue->second.words)) +
         (cost.empty() ? "" : Line("", "What it costs: " + cost));
}

std::string PlanText(const Verdict& verdict, const Knowledge& knowledge) {
  std::string text;
  for (const std::string& id : verdict.plan) {
    const auto exercise = knowledge.exercises.find(id);
    if (exercise == knowledge.exercises.end()) continue;
    text += Line(text.empty() ? "Exercises" : "",
                 fmt::format("{}: {}", exercise->second.name, exercise->second.dose));
  }
  return text;
}

}  // namespace

std::string WrapText(const std::string& text, std::size_t width, std::size_t indent, std::size_t column) {
  std::istringstream words(text);
  std::string out, word;
  bool line_start = true;
  while (words >> word) {
    const std::size_t columns = Columns(word);
    if (!line_start && column + 1 + columns > width) {
      out += "\n" + std::string(indent, ' ');
      column = indent;
      line_start = true;
    }
    out += (line_start ? "" : " ") + word;
    column += columns + (line_start ? 0 : 1);
    line_start = false;
  }
  return out;
}

std::string MakeNumberText(const Measure& measure, const Knowledge& knowledge) {
  if (!measure.value) return "not seen: " + measure.why_missing;
  const auto entry = knowledge.measures.find(measure.id);
  const int decimals = entry == knowledge.measures.end() ? 1 : entry->second.decimals;
  return fmt::format("{}{} ({} to {})", FixedText(*measure.value, decimals), UnitText(measure.unit),
                     FixedText(measure.low, decimals), FixedText(measure.high, decimals));
}

std::string MakeVerdictText(const Session& session, const Knowledge& knowledge) {
  const Verdict& verdict = session.verdict;
  std::string text = HeadText(verdict, knowledge) + "\n" + PerhapsText(verdict, knowledge);
  for (const std::string& why : verdict.cannot_tell_because) text += Line("Because", why);
  const char* head = verdict.label == "cannot_tell" ? "Seen" : "Why";  // without a state it explains nothing
  if (!verdict.findings.empty()) text += Line(head, WhyText(verdict.findings[0], knowledge));
  if (verdict.findings.empty() && AsksForChange(verdict)) text += Line(head, kNoSingleNumber);
  text += NumbersText(session, knowledge) + SpeedText(session) + SidesText(session, knowledge) +
          StandingText(session) + CueText(verdict, knowledge) + PlanText(verdict, knowledge);
  for (const Warning& warning : session.warnings) text += Line("Note", warning.text);
  return text;
}

}  // namespace hinge
