// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/activities_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "hinge/app/change/activity_words.h"
#include "hinge/edge/report/html.h"
#include "hinge/edge/report/interval_bar.h"
#include "hinge/edge/report/page_frame.h"
#include "hinge/edge/report/report_text.h"

namespace hinge {
namespace {

std::string CellHtml(const ActivityTable& t, std::size_t activity, HingeQuantity q) {
  const Measured m = PrintedValue(t, activity, q);
  if (!m.known()) return Element("td", "<span class=\"interval-words\">not shown</span>");
  const HingeFace face = FaceOf(q);
  std::string value = NumberText(*m.value, face.decimals) + face.unit;
  if (DiffersFromReference(t, activity, q)) value = Element("strong", value + " *");
  return Element(
      "td",
      Element("span", value) +
          Element("span", NumberText(m.low(), face.decimals) + " to " + NumberText(m.high(), face.decimals),
                  "class=\"interval-words\""),
      "class=\"value\"");
}

/// All on one scale, so that the rows can be compared by eye.
std::string ShareBar(const ActivityTable& t, std::size_t activity) {
  const HingeValue& v = t.activities[activity].reading[HingeQuantity::kHipShare];
  if (!v.value) return Element("td", "");
  const double half = Measured::kTwoSided95 * v.sigma();
  return Element(
      "td",
      fmt::format("<svg class=\"bar\" viewBox=\"0 0 150 22\" role=\"img\" aria-label=\"hip's share {:.2f}\">"
                  "<rect x=\"0\" y=\"4\" width=\"150\" height=\"14\" class=\"track\"/>"
                  "<rect x=\"0\" y=\"4\" width=\"{:.1f}\" height=\"14\" class=\"ordinary\"/>"
                  "<line x1=\"{:.1f}\" y1=\"11\" x2=\"{:.1f}\" y2=\"11\" class=\"interval\"/></svg>\n",
                  *v.value, 150 * std::clamp(*v.value, 0.0, 1.0), 150 * std::clamp(*v.value - half, 0.0, 1.0),
                  150 * std::clamp(*v.value + half, 0.0, 1.0)),
      "class=\"against\"");
}

std::string ActivityRow(const ActivityTable& t, std::size_t i) {
  const HingeActivity& a = t.activities[i];
  const std::string name =
      EscapeHtml(Capitalize(ActivityWords(a.reading.activity))) +
      (i == t.reference ? " <span class=\"mark\">the others are held against it</span>" : "");
  std::string row = Element(
      "th", name + Element("p", EscapeHtml(BaseName(a.file_name) + ", at " + a.reading.at)), "scope=\"row\"");
  for (HingeQuantity q : kHingeQuantities) row += CellHtml(t, i, q);
  return Element("tr", row + ShareBar(t, i));
}

std::string TableHtml(const ActivityTable& t) {
  std::string head = "<th scope=\"col\">Activity</th>", rows;
  for (HingeQuantity q : kHingeQuantities)
    head += fmt::format("<th scope=\"col\">{}</th>", Capitalize(FaceOf(q).title));
  for (std::size_t i = 0; i < t.activities.size(); ++i) rows += ActivityRow(t, i);
  return WideTable(head + "<th scope=\"col\">Hip's share</th>", rows);
}

std::string ListHtml(const std::vector<std::string>& lines) {
  std::string items;
  for (const std::string& line : lines) items += Element("li", EscapeHtml(line));
  return Element("ul", items, "class=\"reasons\"");
}

}  // namespace

std::string MakeActivitiesHtml(const ActivityTable& t) {
  std::string body = Element("h1", "One ruler across activities");
  body += ListHtml(MakeActivitySentences(t));
  body += Element(
      "section",
      Element("h2", "The same angles in each") + TableHtml(t) +
          Element("p",
                  fmt::format("* differs from {} beyond noise. Small numbers: 95 % intervals. Among tables "
                              "without a difference, 1 in 20 at most shows one.",
                              EscapeHtml(ActivityWords(t.activities[t.reference].reading.activity))),
                  "class=\"note\""));
  body += Element("section", Element("h2", "What stands behind it") + ListHtml(MakeActivityNotes(t)));
  return MakePage("Hinge: activities", body);
}

}  // namespace hinge
