// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "hinge/app/change/compare_sessions.h"
#include "hinge/edge/formats/change_json.h"
#include "hinge/edge/formats/change_text.h"
#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/run/data_dirs.h"
#include "terminal.h"

namespace hinge {
namespace {

int RunCompare(const Args& args) {
  const Knowledge knowledge = ReadKnowledge(FindDataDirs(ReadSurroundings()).knowledge());
  const Session first = ReadSessionJson(args.operands[0]);
  std::vector<Comparison> comparisons;
  for (std::size_t i = 1; i < args.operands.size(); ++i) {
    comparisons.push_back(
        CompareSessions(first, ReadSessionJson(args.operands[i]), knowledge,
                        {.camera_moved = args.Has("moved"), .same_day = args.Has("same-day")}));
  }
  if (args.Has("json")) {
    Print(MakeComparisonsJson(comparisons));
  } else {
    for (const Comparison& c : comparisons) Print(MakeComparisonText(c, knowledge));
  }
  return kDone;
}

}  // namespace

Command CompareCommand() {
  return {.spec = {.name = "compare",
                   .summary = "what changed between sessions of one runner, beyond noise",
                   .operands = {{"A", "the session that the others are compared with: a folder of results"},
                                {"B", "another session of the same runner"},
                                {"C", "and another", false},
                                {"D", "and another", false},
                                {"E", "and another", false},
                                {"F", "and another", false}},
                   .flags = {{"moved", "", "the sessions were filmed from different camera places"},
                             {"same-day", "",
                              "filmed on one day in the same clothes: smaller changes can be told"},
                             {"json", "", "print the comparison as JSON"}},
                   .more = "  hinge compare january.hinge march.hinge"},
          .run = RunCompare};
}

}  // namespace hinge
