// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/exercise_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "hinge/app/change/activity_words.h"
#include "hinge/edge/report/html.h"
#include "hinge/edge/report/interval_bar.h"
#include "hinge/edge/report/page_frame.h"
#include "hinge/edge/report/report_sections.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/form/verdict_words.h"
#include "hinge/science/strength/movement.h"

namespace hinge {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::string FaultHtml(const ExerciseDocument& d, const ExerciseKnowledge& k) {
  const CheckResult* fault = FindSurestFault(d.checks);
  const ExerciseCheck* check = fault == nullptr ? nullptr : FindCheck(k, fault->check);
  if (check == nullptr)
    return Element("p", "No check lies surely outside its band: next time the same, or the next step.",
                   "class=\"why\"");
  const std::string& words = fault->above ? check->when_high : check->when_low;
  return Element("p", EscapeHtml(MakeSentence(words)), "class=\"why\"") +
         Element("h2", "Think of one thing") + Element("p", EscapeHtml(check->cue), "class=\"cue\"");
}

std::string HeadSection(const ExerciseDocument& d, const ExerciseKnowledge& k) {
  const auto p = d.set.probability.find(d.set.exercise);
  std::string html = Element("p", EscapeHtml(BaseName(d.file_name)), "class=\"clip\"");
  html += Element("h1", EscapeHtml(Capitalize(ActivityWords(d.set.exercise))));
  html += Element("p", EscapeHtml(CountWords(d.set) + ParticularsOf(d.set)), "class=\"sure\"");
  if (p != d.set.probability.end())
    html += Element("p", "That it is this exercise: " + PercentText(p->second) + ".", "class=\"note\"");
  html += FaultHtml(d, k);
  std::string notes;
  for (const auto& [code, text] : d.warnings) notes += Element("li", EscapeHtml(text));
  return html + Element("ul", notes, "class=\"reasons\"");
}

/// In a word: what came of a check.
std::string Answer(const CheckResult& r, const ExerciseCheck& c) {
  const std::string words = EscapeHtml(r.above ? c.when_high : c.when_low);
  switch (AnswerOf(r)) {
    case CheckAnswer::kNotSeen:
      return "not seen: " + EscapeHtml(r.why_missing);
    case CheckAnswer::kFault:
      return Element("strong", words);
    case CheckAnswer::kNowAndThen:
      return fmt::format("{} in {} of {} repetitions", words, r.outside, r.of);
    case CheckAnswer::kInOrder:
      return "in order";
    case CheckAnswer::kTooLittle:
      return fmt::format("outside ({}), but by too little to be a fault", PercentText(r.probability));
    case CheckAnswer::kCannotTell:
      return fmt::format("can't tell: {} that it is outside", PercentText(r.probability));
  }
  return "";
}

std::string CheckRow(const CheckResult& r, const ExerciseCheck& c, References& references) {
  const std::string name =
      EscapeHtml(c.title) + " <span class=\"cite\">" + references.Cite(c.sources) + "</span>";
  if (!r.value)
    return Element("tr",
                   Element("th", name + Element("p", Answer(r, c)), "scope=\"row\"") + "<td></td><td></td>");
  Measure m;
  m.id = r.measure, m.value = r.value, m.low = r.low, m.high = r.high, m.unit = c.unit;
  const BandLimits band{c.low.value_or(-kInfinity), c.high.value_or(kInfinity)};
  const std::string value = NumberText(*r.value, c.decimals) + UnitHtml(c.unit),
                    range = NumberText(r.low, c.decimals) + " to " + NumberText(r.high, c.decimals),
                    against = BandText(band, c.decimals, c.unit);
  return Element(
      "tr", Element("th", name + Element("p", Answer(r, c)), "scope=\"row\"") +
                Element("td", Element("span", value) + Element("span", range, "class=\"interval-words\""),
                        "class=\"value\"") +
                Element("td",
                        MakeIntervalBarSvg(m, {band, std::nullopt},
                                           value + ", 95 percent " + range + ", " + against) +
                            Element("span", against, "class=\"ordinary-words\""),
                        "class=\"against\""));
}

std::string ChecksSection(const ExerciseDocument& d, const ExerciseKnowledge& k, References& references) {
  std::string rows;
  for (const CheckResult& r : d.checks) {
    if (const ExerciseCheck* c = FindCheck(k, r.check)) rows += CheckRow(r, *c, references);
  }
  if (rows.empty()) return "";
  const std::string head =
      "<thead><tr><th scope=\"col\">Check</th><th scope=\"col\">Here, 95 %</th>"
      "<th scope=\"col\">In order</th></tr></thead>\n";
  return Element(
      "section",
      Element("h2", "How it was done") +
          Element("p",
                  "The mean of the whole repetitions. The bands are coach's judgement, or of the cited "
                  "sources where they give one.",
                  "class=\"note\"") +
          Element("table", head + Element("tbody", rows)),
      "class=\"measures\"");
}

/// Hops and strides have no stop.
bool HasStop(const ExerciseSet& set) {
  const Movement movement = MovementOf(set.exercise);
  return movement != Movement::kHop && movement != Movement::kHike;
}

std::string RepetitionRow(const SeenRepetition& r, std::size_t number, const ExerciseSet& set) {
  const bool degrees = RangeUnit(set.exercise) == kRangeInDegrees;
  const auto seconds = [](double s) { return Element("td", fmt::format("{:.2f} s", s)); };
  return Element(
      "tr", Element("th", fmt::format("{}{}", number, r.partial ? ", partial" : ""), "scope=\"row\"") +
                Element("td", fmt::format("{:.2f} s", r.start_s)) + seconds(r.far_from_s - r.start_s) +
                (HasStop(set) ? seconds(r.far_to_s - r.far_from_s) : "") + seconds(r.end_s - r.far_to_s) +
                Element("td", degrees ? fmt::format("{:.0f}°", r.range) : fmt::format("{:.2f}", r.range)));
}

std::string RepetitionsLegend(const ExerciseSet& set) {
  if (!HasStop(set)) return "";
  return Element(
      "ul",
      "<li><span class=\"swatch\" style=\"background:var(--tall)\"></span>there</li>\n"
      "<li><span class=\"swatch\" style=\"background:var(--usual)\"></span>stop</li>\n"
      "<li><span class=\"swatch\" style=\"background:var(--hinged)\"></span>back; the height is the "
      "range</li>\n",
      "class=\"legend\"");
}

std::string RepetitionsSection(const ExerciseSet& set) {
  const bool degrees = RangeUnit(set.exercise) == kRangeInDegrees;
  std::string rows;
  for (std::size_t i = 0; i < set.repetitions.size(); ++i)
    rows += RepetitionRow(set.repetitions[i], i + 1, set);
  if (rows.empty()) return "";
  const std::string head = fmt::format(
      "<thead><tr><th>No.</th><th>Starts</th><th>{}</th>{}<th>{}</th><th>Range{}, as "
      "read</th></tr></"
      "thead>\n",
      set.exercise == "hop"    ? "Up"
      : set.exercise == "hike" ? "On the foot"
                               : "There",
      HasStop(set) ? "<th>Stop</th>" : "",
      set.exercise == "hop"    ? "Down"
      : set.exercise == "hike" ? "In the air"
                               : "Back",
      degrees ? "" : ", leg lengths");
  return Element("section", Element("h2", "The repetitions") + MakeRepetitionsSvg(set) +
                                RepetitionsLegend(set) +
                                Element("table", head + Element("tbody", rows), "class=\"plain-table\""));
}

std::string HingeSection(const ExerciseDocument& d) {
  std::string items;
  for (HingeQuantity q : kHingeQuantities) {
    const HingeValue& v = d.hinge[q];
    if (!v.value) continue;
    const HingeFace face = FaceOf(q);
    items += Element("dt", Capitalize(face.title)) +
             Element("dd", fmt::format("{}{} ± {}", NumberText(*v.value, face.decimals), face.unit,
                                       NumberText(Measured::kTwoSided95 * v.sigma(), face.decimals)));
  }
  if (items.empty()) return "";
  return Element("section", Element("h2", "The hinge, by one ruler") +
                                Element("p",
                                        "At " + EscapeHtml(d.hinge.at) +
                                            ". To hold it against your running and other exercises: "
                                            "<code>hinge compare RUN.hinge THIS.hinge</code>",
                                        "class=\"note\"") +
                                Element("dl", items, "class=\"method\""));
}

std::string UnseenSection(const ExerciseDocument& d) {
  std::string items;
  for (const std::string& line : d.unseen) items += Element("li", EscapeHtml(line));
  return items.empty() ? ""
                       : Element("section", Element("h2", "What no side view shows") + Element("ul", items));
}

}  // namespace

std::vector<StillMoment> FindSetMoments(const ExerciseSet& set) {
  std::vector<double> ranges;
  for (const SeenRepetition& r : set.repetitions) {
    if (!r.partial) ranges.push_back(r.range);
  }
  if (ranges.empty()) return {};
  const double usual = Median(ranges);
  const SeenRepetition* typical = nullptr;
  for (const SeenRepetition& r : set.repetitions) {
    if (r.partial) continue;
    if (typical == nullptr || std::abs(r.range - usual) < std::abs(typical->range - usual)) typical = &r;
  }
  const SeenRepetition& r = *typical;
  const double far_s = 0.5 * (r.far_from_s + r.far_to_s);
  if (set.exercise == "hop")
    return {{"take-off", r.side, r.start_s}, {"highest point", r.side, far_s}, {"landing", r.side, r.end_s}};
  if (set.exercise == "hike")
    return {{"initial contact", r.side, r.start_s}, {"toe-off", r.side, r.far_from_s}};
  return {{"start", r.side, r.start_s}, {"far end", r.side, far_s}};
}

std::string MakeExercisePageHtml(const ExerciseDocument& d, const ExerciseKnowledge& exercises,
                                 const Knowledge& knowledge, const std::vector<Still>& stills) {
  References references(knowledge);
  std::string body = HeadSection(d, exercises);
  body += StillsSection(stills,
                        "One repetition, the one nearest to the usual; the lines join the joints as the "
                        "network saw them.");
  body += ChecksSection(d, exercises, references);
  body += RepetitionsSection(d.set);
  body += HingeSection(d);
  const auto exercise = knowledge.exercises.find(d.set.exercise);
  if (exercise != knowledge.exercises.end())
    body +=
        Element("section", Element("h2", "How it is done") +
                               Element("div", ExerciseCard(exercise->second, references), "class=\"cards\""));
  body += UnseenSection(d);
  body += Element("p", "Stop at once if it hurts.", "class=\"promise\"");
  body += SourcesSection(references);
  return MakePage("Hinge: " + BaseName(d.file_name), body);
}

}  // namespace hinge
