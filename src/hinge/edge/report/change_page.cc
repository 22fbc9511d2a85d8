// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/change_page.h"

#include <fmt/format.h>

#include "hinge/app/change/change_words.h"
#include "hinge/edge/report/html.h"
#include "hinge/edge/report/page_frame.h"
#include "hinge/edge/report/report_text.h"

namespace hinge {
namespace {

std::string Small(const std::string& words) { return Element("span", words, "class=\"interval-words\""); }

std::string ChangeCell(const MeasureChange& m, const ChangeFace& f) {
  std::string html = Element("span", SignedText(m.change, f.decimals) + EscapeHtml(f.unit)) +
                     Small(SignedText(m.low, f.decimals) + " to " + SignedText(m.high, f.decimals));
  if (m.beyond_noise) html += Small(SureWords(m.probability) + " sure");
  if (!RoundsToNothing(m.by_speed, f.decimals))
    html += Small(SignedText(m.by_speed, f.decimals) + " by speed");
  return Element("td", html, "class=\"value\"");
}

std::string ChangeRow(const MeasureChange& m, const Knowledge& knowledge) {
  const ChangeFace f = FaceOfChange(m.id, m.unit, knowledge);
  const auto cell = [&f](double value) {
    return Element("td", NumberText(value, f.decimals), "class=\"value\"");
  };
  return Element("tr", Element("th", EscapeHtml(f.title), "scope=\"row\"") + ChangeCell(m, f) +
                           cell(*m.first) + cell(*m.other));
}

std::string RowsOf(const Comparison& c, ChangeGroup group, const Knowledge& knowledge) {
  std::string rows;
  for (const MeasureChange& m : c.measures) {
    if (m.why_not.empty() && GroupOf(m, knowledge) == group) rows += ChangeRow(m, knowledge);
  }
  return rows;
}

std::string TableOf(const std::string& title, const std::string& rows) {
  if (rows.empty()) return "";
  return Element("h3", title) +
         WideTable(
             "<th scope=\"col\">Measure</th><th scope=\"col\">Change</th><th scope=\"col\">First</th>"
             "<th scope=\"col\">Other</th>",
             rows);
}

std::string NotComparedHtml(const Comparison& c, const Knowledge& knowledge) {
  std::string items;
  for (const auto& [why, titles] : NotCompared(c, knowledge))
    items += Element("li", EscapeHtml(fmt::format("{}: {}", Capitalize(why), fmt::join(titles, ", "))));
  return items.empty() ? "" : Element("h3", "Not compared") + Element("ul", items, "class=\"reasons\"");
}

std::string BelievedHtml(const Comparison& c) {
  std::string items;
  for (const std::string& sentence : c.assumed) items += Element("li", EscapeHtml(sentence));
  return items.empty() ? "" : Element("h3", "What was believed") + Element("ul", items, "class=\"reasons\"");
}

std::string SessionHead(const std::string& file_name, const std::string& label, const Knowledge& knowledge) {
  return fmt::format("{} ({})", BaseName(file_name), LabelWords(label, knowledge));
}

std::string ComparisonSection(const Comparison& c, const Knowledge& knowledge) {
  const std::string head =
      SessionHead(c.first, c.first_label, knowledge) + " → " + SessionHead(c.other, c.other_label, knowledge);
  const std::string nothing = NothingComparedSentence(c),
                    changed = RowsOf(c, ChangeGroup::kChanged, knowledge);
  std::string html = Element("h2", EscapeHtml(head));
  if (!nothing.empty())
    return Element("section", html + Element("p", EscapeHtml(nothing)) + NotComparedHtml(c, knowledge));
  html += changed.empty() ? Element("p", "Nothing changed beyond noise.")
                          : TableOf(TitleOf(ChangeGroup::kChanged), changed);
  for (ChangeGroup group : {ChangeGroup::kBySpeed, ChangeGroup::kUnchanged})
    html += TableOf(TitleOf(group), RowsOf(c, group, knowledge));
  html += Element(
      "p",
      "Small numbers: 95 % intervals of the change. By speed: what norms expect of the difference in speed.",
      "class=\"note\"");
  return Element("section", html + NotComparedHtml(c, knowledge) + BelievedHtml(c));
}

}  // namespace

std::string MakeComparisonsHtml(const std::vector<Comparison>& comparisons, const Knowledge& knowledge) {
  std::string body = Element("h1", "What changed");
  for (const Comparison& c : comparisons) body += ComparisonSection(c, knowledge);
  return MakePage("Hinge: what changed", body);
}

}  // namespace hinge
