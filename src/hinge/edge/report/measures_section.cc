// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "hinge/edge/report/html.h"
#include "hinge/edge/report/interval_bar.h"
#include "hinge/edge/report/report_sections.h"
#include "hinge/foundation/base/measured.h"
#include "hinge/science/form/draw_interval.h"
#include "hinge/science/form/verdict_words.h"

namespace hinge {
namespace {

struct Group {
  const char* title;
  std::vector<std::string> ids;  ///< in the order in which they are read
};

/// How the table is read, not what is judged: the article's three heads, and the clock.
const std::vector<Group>& Groups() {
  static const std::vector<Group> groups = {
      {"Balance: trunk and head",
       {"trunk_lean_over_standing", "trunk_lean", "straightness_over_standing", "straightness",
        "head_forward", "body_lean", "leg_line", "above_hip", "back_bow_over_standing", "back_bow",
        "lumbar_curve_over_standing", "lumbar_curve", "thoracic_curve_over_standing", "thoracic_curve"}},
      {"Integration: how hip, knee and ankle share the bend",
       {"knee_peak", "knee_ic", "tibia_ms", "thigh_ic", "trunk_thigh_ic", "recipe_margin", "knee_give",
        "leg_length_min", "leg_stiffness", "vertical_stiffness", "leg_stiffness_kn_m",
        "vertical_stiffness_kn_m"}},
      {"Propulsion: where the foot lands and where it goes",
       {"tibia_ic", "overstride_hip", "overstride_com", "foot_angle_ic", "pawback_ratio", "pawback_hip_share",
        "retraction_rate", "thigh_extension"}},
      {"Time and bounce",
       {"cadence", "contact_time", "flight_time", "duty_factor", "vertical_oscillation",
        "vertical_oscillation_model", "vertical_ratio", "step_length", "speed"}}};
  return groups;
}

const Measure* SeenOf(const ReportContext& c, const std::string& id, std::optional<Side> side) {
  const Measure* m = FindMeasure(c.session.measures, id, side);
  return m && m->value ? m : nullptr;
}

std::string ValueText(const Measure& m, const MeasureFace& face) {
  const std::string& unit = m.unit.empty() ? face.unit : m.unit;
  return NumberText(*m.value, face.decimals) + UnitHtml(unit);
}

std::string IntervalText(const Measure& m, const MeasureFace& face) {
  return NumberText(m.low, face.decimals) + " to " + NumberText(m.high, face.decimals);
}

std::string BarCell(const ReportContext& c, const Measure& m, const MeasureFace& face) {
  const BarRanges ranges{FindBand(c.session, c.knowledge, m.id), FindUsual(c.session, c.knowledge, m.id)};
  std::string label = fmt::format("{}, 95 percent {}", ValueText(m, face), IntervalText(m, face));
  std::string words;
  if (ranges.band) words = "ordinary: " + BandText(*ranges.band, face.decimals, face.unit);
  if (!ranges.band && ranges.usual)
    words =
        "two in three run with " + RangeText(ranges.usual->low, ranges.usual->high, face.decimals, face.unit);
  if (words.empty()) words = "no range to compare with";
  return MakeIntervalBarSvg(m, ranges, label + ", " + words) +
         Element("span", words, "class=\"ordinary-words\"");
}

std::string SidesText(const ReportContext& c, const std::string& id, const MeasureFace& face) {
  const Measure* left = SeenOf(c, id, Side::kLeft);
  const Measure* right = SeenOf(c, id, Side::kRight);
  std::string text;
  for (const Measure* m : {left, right}) {
    if (m)
      text += fmt::format("{}{} {} ({})", text.empty() ? "By side: " : ", ", Name(*m->side),
                          ValueText(*m, face), IntervalText(*m, face));
  }
  if (left && right && !SidesDiffer(c.session, *left, *right)) text += "; the difference is within its doubt";
  for (const SideDifference& d : c.session.sides) {
    if (d.id == id && d.beyond_noise)
      text += fmt::format("; left minus right {} ({}), with a probability of {} that it is real",
                          SignedText(d.value, face.decimals),
                          RangeText(d.low, d.high, face.decimals, face.unit), PercentText(d.probability));
  }
  return text.empty() ? "" : Element("p", text + ".");
}

std::string MoreHtml(const ReportContext& c, const Measure& m, const MeasureFace& face) {
  const auto entry = c.knowledge.measures.find(m.id);
  const std::string& definition =
      !m.definition.empty() || entry == c.knowledge.measures.end() ? m.definition : entry->second.definition;
  std::string html =
      definition.empty() ? "" : Element("p", "Measured as: " + EscapeHtml(MakeSentence(definition)));
  if (entry != c.knowledge.measures.end() && !entry->second.cannot_tell.empty()) {
    html += Element("p", "What it does not say: " + EscapeHtml(MakeSentence(entry->second.cannot_tell)));
  }
  html += SidesText(c, m.id, face);
  if (m.n > 0) html += Element("p", fmt::format("Mean of {} stride{}.", m.n, m.n == 1 ? "" : "s"));
  if (const auto norm = c.knowledge.norms.find(m.id); norm != c.knowledge.norms.end()) {
    html += Element("p", "Compared with: " + EscapeHtml(MakeSentence(norm->second.definition)) +
                             c.references.Cite(norm->second.sources));
  }
  if (const auto band = c.knowledge.bands.find(m.id); band != c.knowledge.bands.end()) {
    html += Element("p", "The ordinary range: " + EscapeHtml(std::string(Sentence(band->second.evidence))) +
                             c.references.Cite(band->second.sources) + ".");
  }
  if (entry != c.knowledge.measures.end()) html += ClaimsHtml(entry->second.evidence, c.references);
  return Fold("How it is measured, and the evidence", html);
}

std::string Row(const ReportContext& c, const std::string& id) {
  const Measure* left = SeenOf(c, id, Side::kLeft);
  const Measure* right = SeenOf(c, id, Side::kRight);
  const Measure* both = SeenOf(c, id, std::nullopt);
  const Measure* main = both ? both : left ? left : right;
  if (!main) return "";
  const MeasureFace face = FaceOf(id, c.knowledge);
  const auto entry = c.knowledge.measures.find(id);
  std::string name = Element("strong", EscapeHtml(face.title));
  if (main->side) name += fmt::format(" <span class=\"mark\">{}</span>", Name(*main->side));
  if (entry != c.knowledge.measures.end()) name += Element("p", EscapeHtml(entry->second.plain));
  std::string value = Element("strong", ValueText(*main, face)) +
                      Element("span", IntervalText(*main, face), "class=\"interval-words\"");
  if (left && right && SidesDiffer(c.session, *left, *right)) {
    value +=
        Element("span", fmt::format("left {}, right {}", ValueText(*left, face), ValueText(*right, face)),
                "class=\"sides\"");
  }
  return Element("tr", Element("th", name + MoreHtml(c, *main, face), "scope=\"row\"") +
                           Element("td", value, "class=\"value\"") +
                           Element("td", BarCell(c, *main, face), "class=\"against\""));
}

std::string TableHtml(const std::string& title, const std::string& rows) {
  if (rows.empty()) return "";
  const std::string head =
      "<thead><tr><th scope=\"col\">Measure</th><th scope=\"col\">You (95 %)</th>"
      "<th scope=\"col\">Against the ordinary range</th></tr></thead>\n";
  return Element("table", Element("caption", title) + head + Element("tbody", rows));
}

}  // namespace

bool SidesDiffer(const Session& session, const Measure& left, const Measure& right) {
  for (const SideDifference& d : session.sides) {
    if (d.id == left.id) return d.beyond_noise;
  }
  constexpr double kSurely = 3;
  return std::abs(*left.value - *right.value) >
         kSurely * std::hypot(CalcIntervalSigma(left), CalcIntervalSigma(right));
}

std::string MeasuresSection(const ReportContext& c) {
  std::string tables;
  std::set<std::string> shown;
  for (const Group& group : Groups()) {
    std::string rows;
    for (const std::string& id : group.ids) rows += Row(c, id);
    shown.insert(group.ids.begin(), group.ids.end());
    tables += TableHtml(group.title, rows);
  }
  std::string rest;
  for (const Measure& m : c.session.measures) {
    if (shown.insert(m.id).second) rest += Row(c, m.id);
  }
  tables += TableHtml("Other measures", rest);
  if (tables.empty()) return "";
  const std::string key =
      "Dot: your mean. Line: its 95 % interval. Green field: the ordinary range. Thin grey line: two in "
      "three healthy "
      "runners at this speed. Left and right are told apart only where they differ beyond doubt.";
  return Element("section", Element("h2", "All measures") + Element("p", key, "class=\"note\"") + tables,
                 "class=\"measures\"");
}

}  // namespace hinge
