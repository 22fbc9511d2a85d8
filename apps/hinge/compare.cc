// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>

#include "commands.h"
#include "hinge/app/change/compare_sessions.h"
#include "hinge/edge/formats/activities_text.h"
#include "hinge/edge/formats/change_json.h"
#include "hinge/edge/formats/change_text.h"
#include "hinge/edge/formats/exercise_json.h"
#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/edge/report/activities_page.h"
#include "hinge/edge/report/change_page.h"
#include "hinge/edge/run/data_dirs.h"
#include "terminal.h"

namespace hinge {
namespace {

/// Where a page is asked for.
void WritePage(const Args& args, const std::function<std::string()>& make_html) {
  const auto page = args.Value("html");
  if (!page) return;
  WriteNewTextFile(*page, make_html(), args.Has("force"));
  if (!args.Has("json")) Print(fmt::format("\n  Page      {}\n", *page));
}

/// One ruler across a run and exercises, or several exercises.
int CompareAsActivities(const Args& args) {
  std::vector<HingeActivity> activities;
  for (const std::string& operand : args.operands) activities.push_back(ReadActivity(operand));
  const ActivityTable table = CompareActivities(std::move(activities));
  if (args.Has("json")) {
    Print(MakeActivitiesJson(table));
  } else {
    Print(MakeActivitiesText(table));
  }
  WritePage(args, [&] { return MakeActivitiesHtml(table); });
  return kDone;
}

/// The same folder twice is one recording, also where its session has no hash.
bool IsSameFolder(const std::string& a, const std::string& b) {
  std::error_code ignored;
  return std::filesystem::equivalent(a, b, ignored);
}

int RunCompare(const Args& args) {
  if (std::any_of(args.operands.begin(), args.operands.end(), [](const auto& o) { return HoldsExercise(o); }))
    return CompareAsActivities(args);
  const Knowledge knowledge = ReadKnowledge(FindDataDirs(ReadSurroundings()).knowledge());
  const Session first = ReadSessionJson(args.operands[0]);
  std::vector<Comparison> comparisons;
  for (std::size_t i = 1; i < args.operands.size(); ++i) {
    comparisons.push_back(
        CompareSessions(first, ReadSessionJson(args.operands[i]), knowledge,
                        {.camera_moved = args.Has("moved"),
                         .same_day = args.Has("same-day"),
                         .same_results = IsSameFolder(args.operands[0], args.operands[i])}));
  }
  if (args.Has("json")) {
    Print(MakeComparisonsJson(comparisons));
  } else {
    for (const Comparison& c : comparisons) Print(MakeComparisonText(c, knowledge));
  }
  WritePage(args, [&] { return MakeComparisonsHtml(comparisons, knowledge); });
  return kDone;
}

}  // namespace

Command CompareCommand() {
  return {
      .spec = {.name = "compare",
               .summary = "what changed between sessions, or differs between activities, beyond noise",
               .operands = {{"A", "what the others are compared with: a folder of results"},
                            {"B", "another, of the same person"},
                            {"C", "and another", false},
                            {"D", "and another", false},
                            {"E", "and another", false},
                            {"F", "and another", false}},
               .flags = {{"moved", "", "the sessions were filmed from different camera places"},
                         {"same-day", "",
                          "filmed on one day in the same clothes: smaller changes can be told"},
                         {"html", "FILE", "write it as a page too"},
                         {"force", "", "replace that page if it is there"},
                         {"json", "", "print the comparison as JSON"}},
               .more =
                   "Sessions of running: what changed. With a set that hinge check has seen among them: one "
                   "ruler\n"
                   "across activities, where the person hinges better.\n\n"
                   "  hinge compare january.hinge march.hinge\n"
                   "  hinge compare run.hinge deadlift.hinge row.hinge hike.hinge --html activities.html"},
      .run = RunCompare};
}

}  // namespace hinge
