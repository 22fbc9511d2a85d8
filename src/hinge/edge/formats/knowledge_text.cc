// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/knowledge_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "hinge/edge/formats/verdict_text.h"
#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/edit_distance.h"
#include "hinge/foundation/base/number_text.h"

namespace hinge {
namespace {

constexpr std::size_t kWidth = 90;
constexpr double kSpeeds_m_s[] = {2.5, 3.5, 4.5};
constexpr std::size_t kBulletIndent = 4;  // under the text behind "  - "
constexpr int kRetestDays = 14;

std::string Paragraph(const std::string& text, std::size_t indent = 0) {
  return std::string(indent, ' ') + WrapText(text, kWidth, indent, indent) + "\n";
}

std::string SourcesOf(const Knowledge& knowledge, const std::vector<std::string>& keys) {
  std::string text;
  for (const std::string& key : keys) {
    const auto source = knowledge.sources.find(key);
    if (source == knowledge.sources.end()) continue;
    text += (text.empty() ? "" : "; ") + MakeShortCitation(source->second);
  }
  return text;
}

std::string ClaimText(const Knowledge& knowledge, const Claim& claim) {
  const std::string sources = SourcesOf(knowledge, claim.sources);
  const std::string text = fmt::format("- {} [{}{}{}]", claim.text, Sentence(claim.evidence),
                                       sources.empty() ? "" : ": ", sources);
  return "  " + WrapText(text, kWidth, kBulletIndent, 2) + "\n";
}

std::string OrdinaryText(const Knowledge& knowledge, const MeasureEntry& entry) {
  const auto norm = knowledge.norms.find(entry.id);
  if (norm == knowledge.norms.end()) return "";
  std::string text = "Ordinary (two thirds of healthy runners lie within)\n";
  for (double v : kSpeeds_m_s) {
    const double mean = norm->second.mean.At(v), sd = norm->second.sd_between;
    text += fmt::format("  at {:.1f} m/s: {:.{}f} to {:.{}f}{}\n", v, mean - sd, entry.decimals, mean + sd,
                        entry.decimals, UnitText(entry.unit));
  }
  return text + Paragraph(fmt::format("from {} [{}]", norm->second.definition,
                                      SourcesOf(knowledge, norm->second.sources)),
                          2);
}

std::string BandText(const Knowledge& knowledge, const MeasureEntry& entry) {
  const auto found = knowledge.bands.find(entry.id);
  if (found == knowledge.bands.end() || (!found->second.low && !found->second.high))
    return "Reported, not judged: no band has a footing.\n";
  const Band& b = found->second;
  const std::string unit = b.percent_of_norm ? " %" : UnitText(entry.unit);
  const auto bound = [&](double v) { return fmt::format("{:+g}{}", v, unit); };
  std::string range = b.low && b.high ? bound(*b.low) + " to " + bound(*b.high) : "";
  if (range.empty()) range = b.low ? "at least " + bound(*b.low) : "at most " + bound(*b.high);
  const char* base = b.relative_to_norm || b.percent_of_norm ? " from the mean at the runner's speed" : "";
  return Paragraph(fmt::format("Judged against: {}{} [{}]", range, base, Sentence(b.evidence)));
}

constexpr const char* kOthers = "et al";

/// "Teng HL" is Teng; what carries no initials is no person and stays as it is.
std::string SurnameOf(const std::string& author) {
  const std::size_t space = author.rfind(' ');
  if (space == std::string::npos) return author;
  const bool initials = std::all_of(author.begin() + static_cast<std::ptrdiff_t>(space) + 1, author.end(),
                                    [](unsigned char c) { return std::isupper(c) || c == '-'; });
  return initials ? author.substr(0, space) : author;
}

/// The surnames of "Teng HL, Powers CM" or of "Napier C et al"; the list ends where something else than a
/// person stands.
std::vector<std::string> SurnamesIn(std::string authors) {
  const std::size_t others = authors.find(std::string(" ") + kOthers);
  if (others != std::string::npos) authors.resize(others);
  std::vector<std::string> names;
  for (std::size_t start = 0; start < authors.size();) {
    const std::size_t end = std::min(authors.find(',', start), authors.size());
    const std::string author = authors.substr(start, end - start);
    const std::string name = SurnameOf(author);
    if (!names.empty() && name == author) break;
    names.push_back(name);
    start = std::min(end + 2, authors.size());
  }
  if (others != std::string::npos) names.emplace_back(kOthers);
  return names.empty() ? std::vector<std::string>{authors} : names;
}

std::string YearIn(const std::string& citation) {
  for (std::size_t i = 0; i + 4 <= citation.size(); ++i) {
    const std::string year = citation.substr(i, 4);
    const bool digits =
        std::all_of(year.begin(), year.end(), [](unsigned char c) { return std::isdigit(c); });
    if (digits && (year.starts_with("19") || year.starts_with("20"))) return year;
  }
  return "";
}

std::string ExerciseText(const Knowledge& knowledge, const Exercise& e) {
  std::string text = fmt::format("{}{}\n", e.name, e.from_article ? " (from the article)" : "");
  text += Paragraph("Trains: " + e.trains, 2);
  for (std::size_t i = 0; i < e.steps.size(); ++i)
    text += Paragraph(fmt::format("{}. {}", i + 1, e.steps[i]), 2);
  text += Paragraph("Dose: " + e.dose, 2);
  text += Paragraph("Think of: " + e.cue + ". In the run: " + e.running_cue + ".", 2);
  text += Paragraph("Watch for: " + e.watch_for, 2);
  text += Paragraph("Next: " + e.progression, 2);
  text += "  What the evidence says\n";
  for (const Claim& claim : e.evidence) text += ClaimText(knowledge, claim);
  return text;
}

}  // namespace

std::string MakeShortCitation(const Source& source) {
  const std::vector<std::string> names = SurnamesIn(source.citation.substr(0, source.citation.find('.')));
  const std::string year = YearIn(source.citation);
  std::string text = names.front();
  if (names.size() == 2) text += names.back() == kOthers ? " et al." : " & " + names.back();
  if (names.size() > 2) text += " et al.";
  return year.empty() ? text : text + " " + year;
}

std::string MakeExplanation(const Knowledge& knowledge, const std::string& id) {
  const auto found = knowledge.measures.find(id);
  HINGE_CHECK(found != knowledge.measures.end(), id);
  const MeasureEntry& entry = found->second;
  std::string text = fmt::format("{} ({})\n", entry.title, id);
  text += Paragraph(entry.plain);
  text += "\n" + Paragraph("How it is measured: " + entry.definition + ".");
  text += "\n" + OrdinaryText(knowledge, entry) + BandText(knowledge, entry);
  if (!entry.evidence.empty()) text += "\nWhat the evidence says\n";
  for (const Claim& claim : entry.evidence) text += ClaimText(knowledge, claim);
  text += "\n" + Paragraph("What it cannot tell: " + entry.cannot_tell);
  return text + Paragraph("No measure here promises anything about injury or economy.");
}

std::vector<std::string> NearestMeasureIds(const Knowledge& knowledge, const std::string& typed) {
  std::vector<std::pair<std::size_t, std::string>> ranked;
  for (const auto& [id, entry] : knowledge.measures) {
    const bool part = typed.size() >= 3 && id.find(typed) != std::string::npos;
    const std::size_t distance = part ? 0 : EditDistance(typed, id);
    if (distance <= std::max<std::size_t>(2, id.size() / 3)) ranked.emplace_back(distance, id);
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, ranked.size()); ++i) ids.push_back(ranked[i].second);
  return ids;
}

std::string MakePlanText(const Knowledge& knowledge, const std::vector<std::string>& exercise_ids,
                         const std::string& cue_id) {
  std::string text;
  if (const auto cue = knowledge.cues.find(cue_id); cue != knowledge.cues.end()) {
    text += fmt::format("While running, think of one thing: \"{}\"\n", cue->second.words);
    text += Paragraph("What it costs: " + cue->second.tradeoff, 2) + "\n";
  }
  for (const std::string& id : exercise_ids) {
    const auto exercise = knowledge.exercises.find(id);
    if (exercise != knowledge.exercises.end()) text += ExerciseText(knowledge, exercise->second) + "\n";
  }
  if (text.empty())
    return "Nothing needs changing in this clip; film again when speed, shoes or training change.\n";
  return text +
         Paragraph(fmt::format(
             "Film again in {} days, same place, same speed, same camera: only a change beyond the intervals "
             "counts. Pain ends an exercise; a plan is no treatment.",
             kRetestDays));
}

}  // namespace hinge
