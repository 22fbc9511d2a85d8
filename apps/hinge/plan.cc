// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "analysis.h"
#include "commands.h"
#include "hinge/edge/formats/exercise_json.h"
#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/edge/formats/knowledge_text.h"
#include "hinge/edge/formats/output_folder.h"
#include "hinge/edge/formats/plan_files.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/edge/report/plan_page.h"
#include "hinge/edge/run/data_dirs.h"
#include "hinge/edge/run/user_values.h"
#include "hinge/foundation/base/calendar_day.h"
#include "terminal.h"

namespace hinge {
namespace {

using std::chrono::sys_days;

constexpr int kEarliestYear = 1970, kLatestYear = 9000;  // of a start: outside, it is a slip

/// The next Monday from today on.
sys_days DefaultStart() {
  const sys_days today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return today + (std::chrono::Monday - std::chrono::weekday(today));
}

sys_days StartOf(const Args& args) {
  const auto text = args.Value("start");
  if (!text) return DefaultStart();
  const auto day = ParseDate(*text);
  if (!day)
    throw UsageError(fmt::format("\"{}\" is no day", *text), "--start " + *text, "Write it like 2026-12-01.");
  const int year = PartsOf(*day).year;
  if (year < kEarliestYear || year > kLatestYear)
    throw UsageError(
        fmt::format("no plan starts in the year {}", year), "--start " + *text,
        fmt::format("Give a day of the years {} to {}, like 2026-12-01.", kEarliestYear, kLatestYear));
  return *day;
}

std::vector<std::chrono::weekday> DaysOf(const Args& args) {
  static const std::vector<std::string> names = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
  if (!args.Has("days")) return {};
  const std::string text = *args.Value("days");
  std::vector<unsigned> chosen;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t comma = std::min(text.find(',', from), text.size());
    const std::string word = text.substr(from, comma - from);
    const auto name = std::find(names.begin(), names.end(), word);
    if (name == names.end())
      throw UsageError(fmt::format("\"{}\" is no day of the week", word), "--days " + text,
                       "Write them like mon,wed,fri.");
    chosen.push_back(static_cast<unsigned>(name - names.begin()));
    from = comma + 1;
  }
  std::sort(chosen.begin(), chosen.end());
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  std::vector<std::chrono::weekday> days;
  for (unsigned day : chosen) days.emplace_back(day);
  return days;
}

PlanOptions OptionsOf(const Args& args) {
  PlanOptions options{.start = StartOf(args), .days = DaysOf(args), .levels = {}, .checked = {}};
  if (const auto last = args.Value("last")) options.levels = ReadPlanLevels(*last);
  for (std::size_t i = 1; i < args.operands.size(); ++i)
    options.checked.push_back(ReadSetSummary(args.operands[i]));
  return options;
}

/// What a set shows that is no exercise of the plan is said, not passed over.
void TellUnusedSets(const Plan& plan, const PlanOptions& options, const Args& args) {
  for (std::size_t i = 0; i < options.checked.size(); ++i) {
    std::string exercise = options.checked[i].exercise;
    const bool used = std::any_of(plan.exercises.begin(), plan.exercises.end(),
                                  [&](const PlannedExercise& e) { return e.id == exercise; });
    if (used) continue;
    std::replace(exercise.begin(), exercise.end(), '_', ' ');
    PrintNote(
        fmt::format("{} is a set of another exercise ({}), which this plan does not have: it opens nothing",
                    args.operands[i + 1], exercise));
  }
}

void WritePlan(const Plan& plan, const Knowledge& knowledge, const Args& args) {
  OutputFolder folder(*args.Value("out"), args.Has("force"), ResultKind::kPlan);
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  WriteTextFile(folder.partial() / "plan.json", MakePlanJson(plan, knowledge));
  WriteTextFile(folder.partial() / "plan.html", MakePlanPageHtml(plan, knowledge));
  WriteTextFile(folder.partial() / "plan.ics", MakePlanCalendar(plan, knowledge, now));
  folder.Commit();
}

void PrintPlan(const Plan& plan, const Session& session, const Knowledge& knowledge, const Args& args) {
  if (plan.exercises.empty()) {
    Print(
        "There is nothing to train in this session: no finding is sure enough to act on.\n"
        "The report says what was seen, and what was not.\n");
    return;
  }
  Print(MakePlanText(knowledge, session.verdict.plan, session.verdict.cue) + "\n" +
        MakeScheduleText(plan, knowledge));
  if (const auto out = args.Value("out")) {
    Print(fmt::format("\n  Page      {}/plan.html, to print; plan.ics for a calendar\n", *out));
  } else {
    Print(fmt::format("\n  Next      {} plan {} --out plan   (a page to print, and a calendar)\n",
                      ShellWord(args.program), ShellWord(args.operands[0])));
  }
}

int RunPlan(const Args& args) {
  const Session session = ReadSessionJson(args.operands[0]);
  const Knowledge knowledge = ReadKnowledge(FindDataDirs(ReadSurroundings()).knowledge());
  const PlanOptions options = OptionsOf(args);
  const Plan plan = MakePlan(session.verdict, knowledge, options);
  if (args.Has("out") && !plan.exercises.empty()) WritePlan(plan, knowledge, args);
  if (!args.Has("quiet")) TellUnusedSets(plan, options, args);
  if (args.Has("json")) {
    Print(MakePlanJson(plan, knowledge));
  } else if (!args.Has("quiet")) {
    PrintPlan(plan, session, knowledge, args);
  }
  return kDone;
}

}  // namespace

Command PlanCommand() {
  return {
      .spec =
          {.name = "plan",
           .summary = "a session's exercises week by week: how, how much, what to think of",
           .operands = {{"SESSION", "a folder of results (CLIP.hinge) or its session.json"},
                        {"SET", "a folder of hinge check: opens an exercise's next step, or does not", false},
                        {"SET2", "another", false},
                        {"SET3", "another", false},
                        {"SET4", "another", false}},
           .flags = {{"start", "YYYY-MM-DD", "the first day (next Monday)"},
                     {"days", "mon,thu,...", "on which days training is possible (all)"},
                     {"last", "PLAN", "the plan so far (a folder of --out): where each exercise stands"},
                     {"out", "DIR", "write plan.html (to print), plan.ics (calendar) and plan.json there"},
                     {"force", "", "replace a plan that is already there"},
                     {"json", "", "print the plan as JSON"},
                     {"quiet", "", "print nothing but errors"}},
           .more = "  hinge plan run.hinge\n"
                   "  hinge plan run.hinge --days mon,thu,sat --out plan\n"
                   "  hinge plan later.hinge skater.hinge --last plan --out plan2"},
      .run = RunPlan};
}

}  // namespace hinge
