// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <map>
#include <set>

#include "hinge/app/session/photo.h"
#include "hinge/edge/report/html.h"
#include "hinge/edge/report/report_sections.h"

namespace hinge {
namespace {

std::string ValueCell(const Measure* m) {
  if (m == nullptr) return Element("td", "");
  if (!m->value) return Element("td", "not seen", "class=\"value\"");
  return Element("td",
                 Element("strong", NumberText(*m->value, 0) + "°") +
                     Element("span", NumberText(m->low, 0) + " to " + NumberText(m->high, 0),
                             "class=\"interval-words\""),
                 "class=\"value\"");
}

std::string NameCell(const PhotoAngle& angle, const Measure& m) {
  return Element("th",
                 Element("strong", EscapeHtml(Capitalize(std::string(angle.name)))) +
                     Fold("How it is measured", Element("p", EscapeHtml(MakeSentence(m.definition)))),
                 "scope=\"row\"");
}

std::string Table(const char* caption, const std::string& head, const std::string& rows) {
  return Element("table", Element("caption", caption) + "<thead><tr>" + head + "</tr></thead>\n" +
                              Element("tbody", rows));
}

std::string TrunkTable(const Session& session) {
  std::string rows;
  for (const PhotoAngle& angle : kPhotoTrunkAngles) {
    const Measure* m = FindMeasure(session.measures, std::string(angle.id));
    if (m != nullptr) rows += Element("tr", NameCell(angle, *m) + ValueCell(m));
  }
  return Table("Trunk and head", "<th scope=\"col\">Angle</th><th scope=\"col\">You (95 %)</th>", rows);
}

std::string LegTable(const Session& session) {
  std::string rows;
  for (const PhotoAngle& angle : kPhotoLegAngles) {
    const std::string id(angle.id);
    const Measure *left = FindMeasure(session.measures, id, Side::kLeft),
                  *right = FindMeasure(session.measures, id, Side::kRight);
    if (left != nullptr) rows += Element("tr", NameCell(angle, *left) + ValueCell(left) + ValueCell(right));
  }
  return Table("Legs",
               "<th scope=\"col\">Angle</th><th scope=\"col\">Left (95 %)</th><th scope=\"col\">Right (95 "
               "%)</th>",
               rows);
}

}  // namespace

std::string PhotoHeadSection(const ReportContext& c) {
  std::string html =
      Element("p", "Posture in " + EscapeHtml(BaseName(c.session.input.file_name)), "class=\"clip\"");
  html += Element("h1", "The posture of one instant");
  html +=
      Element("p", "How trunk and legs stand in this picture; not how the person runs.", "class=\"plain\"");
  std::string items;
  for (const std::string& why : c.session.verdict.cannot_tell_because)
    items += Element("li", EscapeHtml(MakeSentence(why)));
  html += Element("ul", items, "class=\"reasons\"");
  if (c.session.verdict.map)
    html += Element("p",
                    "The map below shows where this instant would lie if all steps were like it; what the "
                    "instant does not show is taken as other runners have it.");
  return Element("header", html, "class=\"verdict\"");
}

std::string PhotoAnglesSection(const ReportContext& c) {
  const std::string note =
      "Of one instant, with the network's mean errors taken off. The interval holds what one picture's "
      "points "
      "jitter by, what the network gets wrong on runners, and how level the camera was.";
  return Element("section",
                 Element("h2", "The angles") + Element("p", note, "class=\"note\"") + TrunkTable(c.session) +
                     LegTable(c.session),
                 "class=\"measures\"");
}

std::string PhotoUnseenSection(const ReportContext& c) {
  std::map<std::string, std::set<std::string>> unseen;  // reason to titles
  for (const Measure& m : c.session.measures) {
    if (!m.value && m.at != kAtInstant) unseen[m.why_missing].insert(FaceOf(m.id, c.knowledge).title);
  }
  std::string items;
  for (const auto& [why, titles] : unseen) {
    std::string list;
    for (const std::string& title : titles) list += (list.empty() ? "" : ", ") + title;
    items += Element("li", "<strong>" + EscapeHtml(Capitalize(why)) + "</strong>: " + EscapeHtml(list) + ".");
  }
  for (const Warning& warning : c.session.warnings)
    items += Element("li", EscapeHtml(MakeSentence(warning.text)));
  return Element("section", Element("h2", "What one picture cannot say") + Element("ul", items) +
                                Element("p", "Ten seconds of video from the same place say it."));
}

}  // namespace hinge
