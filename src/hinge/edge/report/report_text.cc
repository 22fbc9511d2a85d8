// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/report_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hinge/edge/report/html.h"
#include "hinge/foundation/base/number_text.h"

namespace hinge {

std::string References::Cite(const std::vector<std::string>& keys) {
  std::string links;
  for (const std::string& key : keys) {
    if (!knowledge_.sources.contains(key)) continue;
    const auto place = std::find(cited_.begin(), cited_.end(), key);
    const auto number = place - cited_.begin() + 1;
    if (place == cited_.end()) cited_.push_back(key);
    links += fmt::format("{}<a href=\"#source-{}\">{}</a>", links.empty() ? "" : ", ", number, number);
  }
  return links.empty() ? "" : "<span class=\"cite\">&#160;[" + links + "]</span>";
}

std::string References::ListHtml() const {
  std::string items;
  for (std::size_t i = 0; i < cited_.size(); ++i) {
    const Source& source = knowledge_.sources.at(cited_[i]);
    const std::string locator = source.locator.empty() ? "" : " " + source.locator;
    items += Element("li", EscapeHtml(source.citation + locator), fmt::format("id=\"source-{}\"", i + 1));
  }
  return Element("ol", items);
}

std::string SourcesSection(const References& references) {
  const std::string list = references.ListHtml();
  if (list.empty()) return "";
  return Element("section", Element("h2", "Sources") + Fold("The publications cited above", list),
                 "class=\"sources\"");
}

MeasureFace FaceOf(const std::string& measure_id, const Knowledge& knowledge) {
  const auto found = knowledge.measures.find(measure_id);
  if (found == knowledge.measures.end()) return {measure_id, "", 2};
  return {found->second.title, found->second.unit, found->second.decimals};
}

std::string NumberText(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", std::abs(value), decimals);
  const bool zero = text.find_first_not_of("0.") == std::string::npos;
  return value < 0 && !zero ? "−" + text : text;
}

std::string SignedText(double value, int decimals) {
  const std::string text = NumberText(value, decimals);
  return value > 0 && text != NumberText(0, decimals) ? "+" + text : text;
}

std::string UnitHtml(const std::string& unit) { return EscapeHtml(UnitText(unit)); }

std::string RangeText(double low, double high, int decimals, const std::string& unit) {
  return fmt::format("{} to {}{}", NumberText(low, decimals), NumberText(high, decimals), UnitHtml(unit));
}

std::string BandText(const BandLimits& band, int decimals, const std::string& unit) {
  if (std::isinf(band.low) && std::isinf(band.high)) return "any value";
  if (std::isinf(band.low)) return "at most " + NumberText(band.high, decimals) + UnitHtml(unit);
  if (std::isinf(band.high)) return "at least " + NumberText(band.low, decimals) + UnitHtml(unit);
  return RangeText(band.low, band.high, decimals, unit);
}

std::string MeasuredText(const Measured& m, double factor, int decimals, const std::string& unit) {
  if (!m.known()) return "not seen: " + EscapeHtml(m.why_missing);
  std::string text = NumberText(factor * *m.value, decimals) + UnitHtml(unit);
  if (m.sigma > 0) text += " (95 %: " + RangeText(factor * m.low(), factor * m.high(), decimals, unit) + ")";
  return m.source.empty() ? text : text + ", from: " + EscapeHtml(m.source);
}

std::optional<BandLimits> FindBand(const Session& session, const Knowledge& knowledge,
                                   const std::string& id) {
  const auto found = knowledge.bands.find(id);
  if (found == knowledge.bands.end()) return std::nullopt;
  const Band& band = found->second;
  const std::optional<double> speed_m_s = session.scene.speed_m_s.value;
  if ((band.relative_to_norm || band.percent_of_norm) && !speed_m_s) return std::nullopt;
  const double grade = session.scene.grade.value.value_or(0);
  if (band.level_only && std::abs(grade) > FindingOptions{}.steepest_level_grade) return std::nullopt;
  return CalcBandLimits(knowledge, id, speed_m_s.value_or(0));
}

std::optional<BandLimits> FindUsual(const Session& session, const Knowledge& knowledge,
                                    const std::string& id) {
  const auto found = knowledge.norms.find(id);
  const std::optional<double> speed_m_s = session.scene.speed_m_s.value;
  if (found == knowledge.norms.end() || !speed_m_s) return std::nullopt;
  const double mean = found->second.mean.At(*speed_m_s), sd = found->second.sd_between;
  return BandLimits{mean - sd, mean + sd};
}

std::string ClaimsHtml(const std::vector<Claim>& claims, References& references) {
  std::string items;
  for (const Claim& claim : claims) {
    if (claim.evidence == Evidence::kUnverified) continue;
    const std::string mark = Element("span", EscapeHtml(Sentence(claim.evidence)), "class=\"mark\"");
    items += Element("li", EscapeHtml(claim.text) + references.Cite(claim.sources) + " " + mark);
  }
  return Element("ul", items);
}

}  // namespace hinge
