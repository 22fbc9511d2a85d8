// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/change_text.h"

#include <fmt/format.h>

#include <cmath>

#include "hinge/app/change/change_words.h"
#include "hinge/edge/formats/verdict_text.h"
#include "hinge/foundation/base/number_text.h"

namespace hinge {
namespace {

constexpr std::size_t kWidth = 90;

std::string ChangedLine(const MeasureChange& m, const Knowledge& knowledge) {
  const ChangeFace f = FaceOfChange(m.id, m.unit, knowledge);
  const auto plain = [&f](double value) { return FixedText(value, f.decimals); };
  const auto with_sign = [&f](double value) { return SignedFixedText(value, f.decimals); };
  std::string text =
      fmt::format("  {:<33} {} -> {}{}   {} ({} to {}), {} sure\n", f.title, plain(*m.first), plain(*m.other),
                  f.unit, with_sign(m.change), with_sign(m.low), with_sign(m.high), SureWords(m.probability));
  if (std::abs(m.by_speed) * std::pow(10, f.decimals) >= 1)
    text +=
        fmt::format("  {:<34}{} of it is expected of the difference in speed\n", "", with_sign(m.by_speed));
  return text;
}

/// "Speed, Cadence", wrapped under a head.
std::string ListOf(const std::string& head, const std::vector<std::string>& names) {
  if (names.empty()) return "";
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return "\n  " + head + "\n    " + WrapText(text, kWidth, 4, 4) + "\n";
}

std::string ListsOf(const std::string& head, const ByReason& by_reason) {
  std::string text;
  for (const auto& [why, titles] : by_reason) text += ListOf(head + " (" + why + "):", titles);
  return text;
}

std::string Paragraph(const std::string& text) { return "  " + WrapText(text, kWidth, 2, 2) + "\n"; }

std::string DriftLine(const Drift& d, const Knowledge& knowledge) {
  const ChangeFace f = FaceOfChange(d.id, d.unit, knowledge);
  const auto slope = [&f](double per_hour) { return SignedFixedText(per_hour, f.decimals + 1); };
  std::string text = fmt::format("  {:<33} {}{} an hour ({} to {}), {} sure\n", f.title, slope(*d.per_hour),
                                 f.unit, slope(d.low), slope(d.high), SureWords(d.probability));
  if (d.change) {
    text += fmt::format("  {:<34}bends at {:.0f} min ({:.0f} to {:.0f}): {} an hour before, {} after\n", "",
                        d.change->time_min, d.change->low_min, d.change->high_min,
                        slope(d.change->before_per_hour), slope(d.change->after_per_hour));
  }
  return text;
}

/// A slope that is printed as 0 is no drift, however sure it is.
bool Drifts(const Drift& d, const Knowledge& knowledge) {
  const int decimals = FaceOfChange(d.id, d.unit, knowledge).decimals + 1;
  return d.change || (d.beyond_noise && !RoundsToNothing(*d.per_hour, decimals));
}

/// Titles of the measures that are told under one head.
std::vector<std::string> TitlesOf(const Comparison& c, ChangeGroup group, const Knowledge& knowledge) {
  std::vector<std::string> titles;
  for (const MeasureChange& m : c.measures) {
    if (m.why_not.empty() && GroupOf(m, knowledge) == group)
      titles.push_back(FaceOfChange(m.id, m.unit, knowledge).title);
  }
  return titles;
}

}  // namespace

std::string MakeComparisonText(const Comparison& c, const Knowledge& knowledge) {
  std::string changed;
  for (const MeasureChange& m : c.measures) {
    if (m.beyond_noise) changed += ChangedLine(m, knowledge);
  }
  std::string text =
      fmt::format("\n  {} ({})  ->  {} ({})\n\n", c.first, LabelWords(c.first_label, knowledge), c.other,
                  LabelWords(c.other_label, knowledge));
  const std::string nothing = NothingComparedSentence(c);
  if (!nothing.empty())
    return text + Paragraph(nothing) + ListsOf("Not compared", NotCompared(c, knowledge)) + "\n";
  text += changed.empty() ? "  Nothing changed beyond noise.\n"
                          : "  " + TitleOf(ChangeGroup::kChanged) + ":\n" + changed;
  for (ChangeGroup group : {ChangeGroup::kBySpeed, ChangeGroup::kUnchanged})
    text += ListOf(TitleOf(group) + ":", TitlesOf(c, group, knowledge));
  text += ListsOf("Not compared", NotCompared(c, knowledge));
  for (const std::string& assumed : c.assumed) text += "\n  Believed: " + WrapText(assumed, kWidth, 12, 12);
  return text + "\n";
}

std::string MakeDriftText(const std::vector<Drift>& drifts, const Knowledge& knowledge) {
  std::string drifting;
  std::vector<std::string> steady;
  for (const Drift& d : drifts) {
    if (!d.per_hour) continue;
    if (Drifts(d, knowledge))
      drifting += DriftLine(d, knowledge);
    else
      steady.push_back(FaceOfChange(d.id, d.unit, knowledge).title);
  }
  const std::string nothing = NoDriftSentence(drifts);
  std::string text = !nothing.empty()   ? "\n" + Paragraph(nothing)
                     : drifting.empty() ? "\n  Nothing drifts beyond noise.\n"
                                        : "\n  Drifts, at matched speed and grade:\n" + drifting;
  text += ListOf("Steady as far as can be told:", steady);
  return text + ListsOf("Not told", NotTold(drifts, knowledge));
}

}  // namespace hinge
