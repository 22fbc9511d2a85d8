// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "hinge/edge/formats/plan_files.h"
#include "hinge/edge/formats/verdict_text.h"

namespace hinge {
namespace {

constexpr std::size_t kWidth = 90;

std::string Paragraph(const std::string& text, std::size_t indent) {
  return std::string(indent, ' ') + WrapText(text, kWidth, indent, indent) + "\n";
}

std::string DayText(std::chrono::sys_days day) {
  return fmt::format("{} {}", ShortName(std::chrono::weekday(day)), MakeDateText(day));
}

std::string ExerciseWeeks(const Plan& plan, std::size_t i, const Exercise& e) {
  std::string text = fmt::format("  {}\n", e.name) + Paragraph(plan.exercises[i].why, 4);
  for (std::size_t w = 0; w < plan.weeks.size(); ++w) {
    const WeekDose& d = plan.weeks[w][i];
    const StepOfWeek step = FindStep(plan, w, i);
    if (step.begins)
      text += Paragraph(
          fmt::format("Step {}{}: {}", d.level + 1, step.gated ? ", if the checked set opens it" : "",
                      e.programme.levels[static_cast<std::size_t>(d.level)]),
          4);
    text += fmt::format("      week {}  {}\n", w + 1, Words(d.dose));
  }
  return text;
}

}  // namespace

std::string MakeScheduleText(const Plan& plan, const Knowledge& knowledge) {
  if (plan.exercises.empty()) return "";
  std::string text = fmt::format("The weeks, from {}\n\n", DayText(plan.start));
  for (std::size_t i = 0; i < plan.exercises.size(); ++i)
    text += ExerciseWeeks(plan, i, knowledge.exercises.at(plan.exercises[i].id)) + "\n";
  text += Paragraph(
      "A step opens when hinge check sees a set with enough whole repetitions and no fault; without a check "
      "repeat the step's second week, with a fault go one step back. Pain stops it.",
      2);
  text += "  First week on ";
  for (const PlanDay& day : plan.days) {
    if (day.week == 1)
      text += fmt::format("{}{}", day.date == plan.days[0].date ? "" : ", ", DayText(day.date));
  }
  text += "\n  Film your run again on ";
  for (std::size_t i = 0; i < plan.retests.size(); ++i)
    text += fmt::format("{}{}", i == 0 ? "" : ", ", DayText(plan.retests[i]));
  return text + "\n";
}

}  // namespace hinge
