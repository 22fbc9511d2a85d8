// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hinge/edge/report/html.h"
#include "hinge/edge/report/palette.h"
#include "hinge/edge/report/posture_map.h"
#include "hinge/edge/report/report_sections.h"
#include "hinge/science/form/verdict_words.h"

namespace hinge {
namespace {

constexpr const char* kCannotTell = "cannot_tell";
constexpr double kLeastListed = 0.005;  // a state with a smaller share reads as "0 %"

const StateWords* WordsOf(const std::string& id, const Knowledge& knowledge) {
  const auto found = knowledge.states.find(id);
  return found == knowledge.states.end() ? nullptr : &found->second;
}

/// The kind that it is perhaps.
std::string PerhapsHtml(const Verdict& verdict, const StateWords* kind) {
  if (kind == nullptr) return "";
  return Element("p", fmt::format("Perhaps <strong>{}</strong> ({} of that): {}", EscapeHtml(kind->title),
                                  PercentText(verdict.subtype_probability), EscapeHtml(kind->plain)));
}

std::string TitleOf(State state, const Knowledge& knowledge) {
  const StateWords* words = WordsOf(std::string(Name(state)), knowledge);
  return EscapeHtml(words ? words->title : std::string(Name(state)));
}

std::string SureHtml(const ReportContext& c) {
  const double p = ProbabilityOfLabel(c.session.verdict);
  return p > 0 ? Element("p", MakeSentence(SureText(p, c.knowledge.posture)), "class=\"sure\"") : "";
}

/// The states' shares as one bar and in words.
std::string SharesHtml(const ReportContext& c) {
  if (!c.session.verdict.map) return "";
  std::string parts, words;
  for (State state : kStates) {
    const double p = c.session.verdict.P(state);
    if (!(p > kLeastListed)) continue;
    parts +=
        fmt::format("<span style=\"flex-grow:{:.4f};background:var({})\"></span>", p, FillVariable(state));
    words += fmt::format("<li><span class=\"swatch\" style=\"background:var({})\"></span>{} {}</li>\n",
                         FillVariable(state), TitleOf(state, c.knowledge), PercentText(p));
  }
  return "<div class=\"shares\" aria-hidden=\"true\">" + parts + "</div>\n" +
         Element("ul", words, "class=\"legend\"");
}

std::string FindingHtml(const ReportContext& c) {
  const Verdict& verdict = c.session.verdict;
  if (verdict.findings.empty()) {
    if (verdict.label == kCannotTell) return "";
    return Element("p",
                   AsksForChange(verdict) ? EscapeHtml(MakeSentence(kNoSingleNumber))
                                          : "No measure lies surely outside its ordinary range.",
                   "class=\"why\"");
  }
  const Finding& f = verdict.findings.front();
  const MeasureFace face = FaceOf(f.measure, c.knowledge);
  const auto rule = std::find_if(c.knowledge.findings.begin(), c.knowledge.findings.end(),
                                 [&](const FindingRule& r) { return r.id == f.rule; });
  const bool known = rule != c.knowledge.findings.end();
  std::string plain = known ? rule->plain : face.title;
  if (plain.ends_with('.')) plain.pop_back();
  const std::string text =
      fmt::format("<strong>{}</strong>: {}{} (95 %: {}){}; ordinary at this speed is {}.", EscapeHtml(plain),
                  NumberText(f.value, face.decimals), UnitHtml(face.unit),
                  RangeText(f.low, f.high, face.decimals, face.unit),
                  f.side ? fmt::format(" on the {}", Name(*f.side)) : "",
                  BandText({f.band_low, f.band_high}, face.decimals, face.unit));
  return Element("p", text, "class=\"why\"") +
         (known ? Element("p", EscapeHtml(MakeSentence(rule->cause))) : "") + WhyHtml(c, f);
}

std::string ReasonsHtml(const Verdict& verdict) {
  std::string items;
  for (const std::string& why : verdict.cannot_tell_because)
    items += Element("li", EscapeHtml(MakeSentence(why)));
  return items.empty() ? "" : Element("ul", items, "class=\"reasons\"");
}

}  // namespace

std::string VerdictSection(const ReportContext& c) {
  const Verdict& verdict = c.session.verdict;
  const VerdictWords words = FindVerdictWords(verdict, c.knowledge);
  std::string html =
      Element("p", "Running form of " + EscapeHtml(BaseName(c.session.input.file_name)), "class=\"clip\"");
  html += Element("h1", EscapeHtml(words.head ? words.head->title : verdict.label));
  html += SureHtml(c);
  if (words.head) html += Element("p", EscapeHtml(words.head->plain), "class=\"plain\"");
  html += PerhapsHtml(verdict, words.perhaps) + ReasonsHtml(verdict) + FindingHtml(c);
  return Element("header", html, "class=\"verdict\"");
}

std::string MapSection(const ReportContext& c) {
  const Verdict& verdict = c.session.verdict;
  std::string notes =
      "Across: how straight or how bent the leg is while it carries you. Up: how far the trunk leans "
      "compared with standing. "
      "Both count in differences between healthy runners at this speed. The ellipse holds 95 % of what this "
      "clip allows.";
  if (!verdict.straightness_seen)
    notes += " Whether the back is bent was not seen, so that answer was left out.";
  if (verdict.label == Name(State::kBentSpine))
    notes += " A bent spine is no place on the map: the dot shows leg and trunk alone.";
  return Element("section",
                 Element("h2", "Where you stand") +
                     Element("div",
                             MakePostureMapSvg(verdict, c.knowledge.posture) +
                                 Element("div",
                                         SharesHtml(c) + MakeDialSvg(verdict, c.knowledge.posture) +
                                             Element("p", notes, "class=\"note\""),
                                         "class=\"beside\""),
                             "class=\"pair\""));
}

std::string ChangeSection(const ReportContext& c) {
  const auto cue = c.knowledge.cues.find(c.session.verdict.cue);
  if (cue == c.knowledge.cues.end()) {
    if (c.session.verdict.label == kCannotTell) return "";
    const char* nothing =
        AsksForChange(c.session.verdict)
            ? "Nothing yet: which of leg and trunk asks for a change is not sure enough for a cue."
            : "Nothing that was measured asks for a change. Film again when you are tired, or at another "
              "speed.";
    return Element("section", Element("h2", "The one thing to think of") + Element("p", nothing),
                   "class=\"change\"");
  }
  const std::string& cost =
      c.session.verdict.tradeoff.empty() ? cue->second.tradeoff : c.session.verdict.tradeoff;
  std::string html = Element("h2", "The one thing to think of");
  html += Element("p", "“" + EscapeHtml(cue->second.words) + "”" + c.references.Cite(cue->second.sources),
                  "class=\"cue\"");
  if (!cost.empty())
    html += Element("p", "<strong>What it costs.</strong> " + EscapeHtml(MakeSentence(cost)));
  html += Element("p",
                  "One cue at a time, for short stretches of a run. Film again after two weeks with the same "
                  "camera place.",
                  "class=\"note\"");
  return Element("section", html, "class=\"change\"");
}

}  // namespace hinge
