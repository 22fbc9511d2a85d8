// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/plan_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "hinge/edge/report/html.h"
#include "hinge/edge/report/page_frame.h"
#include "hinge/edge/report/report_sections.h"
#include "hinge/foundation/base/calendar_day.h"

namespace hinge {
namespace {

std::string DayHtml(std::chrono::sys_days day) {
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const DayParts parts = PartsOf(day);
  return fmt::format("{} {}&#160;{}", ShortName(std::chrono::weekday(day)), parts.day,
                     kMonths[parts.month - 1]);
}

std::string HeadHtml(const Plan& plan, const Knowledge& k) {
  const auto state = k.states.find(plan.label);
  std::string html = Element("p", "Hinge", "class=\"clip\"") + Element("h1", "Your plan");
  if (state != k.states.end())
    html += Element("p", "After the verdict: " + EscapeHtml(state->second.title), "class=\"sure\"");
  const auto rule = std::find_if(k.findings.begin(), k.findings.end(),
                                 [&](const FindingRule& f) { return f.id == plan.rule; });
  if (rule != k.findings.end())
    html += Element("p", EscapeHtml(MakeSentence(rule->plain) + " " + MakeSentence(rule->cause)),
                    "class=\"why\"");
  const auto cue = k.cues.find(plan.cue);
  if (cue == k.cues.end()) return html;
  return html + Element("h2", "While running, think of one thing") +
         Element("p", EscapeHtml(cue->second.words), "class=\"cue\"") +
         Element("p", "What it costs: " + EscapeHtml(MakeSentence(cue->second.tradeoff)), "class=\"note\"");
}

std::string DoseCell(const WeekDose& d, const Exercise& e, const StepOfWeek& step) {
  std::string html = Element("span", EscapeHtml(Words(d.dose)));
  if (step.begins)
    html += Element(
        "span",
        EscapeHtml((step.gated ? "if open: " : "") + e.programme.levels[static_cast<std::size_t>(d.level)]),
        "class=\"interval-words\"");
  return Element("td", html, "class=\"dose\"");
}

std::string DaysCell(const Plan& plan, int week) {
  std::string html;
  for (const PlanDay& day : plan.days) {
    if (day.week != week) continue;
    html += "<span class=\"tick\"></span>" + DayHtml(day.date) + (day.check ? " <em>film a set</em>" : "") +
            "<br />\n";
  }
  return Element("td", html, "class=\"days\"");
}

std::string WeekRow(const Plan& plan, const Knowledge& k, std::size_t week) {
  std::string row = Element("th", fmt::format("Week&#160;{}", week + 1), "scope=\"row\" class=\"week\"") +
                    DaysCell(plan, static_cast<int>(week) + 1);
  for (const WeekDose& d : plan.weeks[week])
    row += DoseCell(d, k.exercises.at(plan.exercises[d.exercise].id), FindStep(plan, week, d.exercise));
  return Element("tr", row);
}

std::string WeeksSection(const Plan& plan, const Knowledge& k) {
  std::string head = "<th scope=\"col\"></th><th scope=\"col\">Days</th>", rows, again, why;
  for (const PlannedExercise& e : plan.exercises) {
    const std::string name = EscapeHtml(k.exercises.at(e.id).name);
    head += Element("th", name, "scope=\"col\"");
    why += Element("li", name + ": " + EscapeHtml(e.why));
  }
  for (std::size_t w = 0; w < plan.weeks.size(); ++w) rows += WeekRow(plan, k, w);
  for (std::chrono::sys_days day : plan.retests) again += (again.empty() ? "" : ", ") + DayHtml(day);
  return Element(
      "section",
      Element("h2", "The weeks") + Element("ul", why, "class=\"reasons\"") + WideTable(head, rows) +
          Element(
              "p",
              "A step opens when <code>hinge check</code> sees a set with enough whole repetitions and no "
              "fault. Without a check repeat the step's last week; with a fault go one step back. Then make "
              "the plan anew: <code>hinge plan RUN.hinge SET.hinge --last THIS</code>.",
              "class=\"note\"") +
          Element("p",
                  "<strong>Film your run again</strong> on " + again +
                      ": same place, same speed, same camera. Only a change beyond the intervals counts.") +
          Element("p", "Stop at once if it hurts; a plan is no treatment.", "class=\"promise\""));
}

std::string CardsSection(const Plan& plan, const Knowledge& k, References& references) {
  std::string cards;
  for (const PlannedExercise& e : plan.exercises) cards += ExerciseCard(k.exercises.at(e.id), references);
  return Element("section", Element("h2", "The exercises") + Element("div", cards, "class=\"cards\""));
}

}  // namespace

std::string MakePlanPageHtml(const Plan& plan, const Knowledge& knowledge) {
  References references(knowledge);
  std::string body = HeadHtml(plan, knowledge);
  if (plan.exercises.empty()) {
    body += Element("p", "There is nothing to train: no finding is sure enough to act on.", "class=\"why\"");
    return MakePage("Hinge: plan", body);
  }
  body += WeeksSection(plan, knowledge);
  body += CardsSection(plan, knowledge, references);
  body +=
      Element("section",
              Element("h2", "Where the numbers come from") +
                  Element("p", "Doses, steps and weeks: " + std::string(Sentence(knowledge.plan.evidence)) +
                                   " " + references.Cite(knowledge.plan.sources)));
  body += SourcesSection(references);
  return MakePage("Hinge: plan", body);
}

}  // namespace hinge
