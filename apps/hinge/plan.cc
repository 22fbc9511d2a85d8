// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "commands.h"
#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/edge/formats/knowledge_text.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/run/data_dirs.h"
#include "terminal.h"

namespace hinge {
namespace {

std::string MakePlanJson(const Session& session, const Knowledge& knowledge) {
  nlohmann::ordered_json plan = {{"schema", "hinge.plan/1"},
                                 {"label", session.verdict.label},
                                 {"cue", session.verdict.cue},
                                 {"exercises", nlohmann::ordered_json::array()}};
  for (const std::string& id : session.verdict.plan) {
    const auto found = knowledge.exercises.find(id);
    if (found == knowledge.exercises.end()) continue;
    const Exercise& e = found->second;
    plan["exercises"].push_back({{"id", e.id},
                                 {"name", e.name},
                                 {"steps", e.steps},
                                 {"dose", e.dose},
                                 {"cue", e.cue},
                                 {"running_cue", e.running_cue},
                                 {"watch_for", e.watch_for}});
  }
  return plan.dump(1) + "\n";
}

int RunPlan(const Args& args) {
  const Session session = ReadSessionJson(args.operands[0]);
  const Knowledge knowledge = ReadKnowledge(FindDataDirs(ReadSurroundings()).knowledge());
  if (args.Has("json")) {
    Print(MakePlanJson(session, knowledge));
  } else if (session.verdict.plan.empty()) {
    Print(
        "There is nothing to train in this session: no finding is sure enough to act on.\n"
        "The report says what was seen, and what was not.\n");
  } else {
    Print(MakePlanText(knowledge, session.verdict.plan, session.verdict.cue));
  }
  return kDone;
}

}  // namespace

Command PlanCommand() {
  return {.spec = {.name = "plan",
                   .summary = "print a session's exercises: how, how much, what to think of",
                   .operands = {{"SESSION", "a folder of results (CLIP.hinge) or its session.json"}},
                   .flags = {{"json", "", "print the plan as JSON"}},
                   .more = "  hinge plan run.hinge"},
          .run = RunPlan};
}

}  // namespace hinge
