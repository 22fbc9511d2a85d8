// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/change/drift.h"

#include "commands.h"
#include "hinge/app/change/session_drift.h"
#include "hinge/edge/formats/change_json.h"
#include "hinge/edge/formats/change_text.h"
#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/run/data_dirs.h"
#include "hinge/edge/run/user_values.h"
#include "terminal.h"

namespace hinge {
namespace {

int RunDrift(const Args& args) {
  const std::size_t count = args.operands.size();
  const auto minutes = args.Value("minutes");
  if (count > 1 && !minutes) {
    throw UsageError("it is not known when in the run the clips were taken", "hinge drift",
                     "Give the minutes, one a session: --minutes 0,20,40");
  }
  const std::vector<double> starts = minutes ? ParseMinutes(*minutes, count) : std::vector<double>{0};
  std::vector<TimedSession> sessions;
  for (std::size_t i = 0; i < count; ++i) sessions.push_back({ReadSessionJson(args.operands[i]), starts[i]});
  const std::vector<Drift> drifts = FindDrift(sessions);
  Print(args.Has("json")
            ? MakeDriftsJson(drifts)
            : MakeDriftText(drifts, ReadKnowledge(FindDataDirs(ReadSurroundings()).knowledge())));
  return kDone;
}

}  // namespace

Command DriftCommand() {
  std::vector<Operand> operands = {{"A", "a session of a long clip, or of the run's first clip"}};
  for (const char* name : {"B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"})
    operands.push_back({name, "the session of a later clip", false});
  return {.spec = {.name = "drift",
                   .summary = "what drifts along one run, at matched speed and grade, and from when on",
                   .operands = std::move(operands),
                   .flags = {{"minutes", "LIST", "when in the run each clip was taken: 0,20,40"},
                             {"json", "", "print slopes and change points as JSON"}},
                   .more = "  hinge drift long.hinge\n  hinge drift a.hinge b.hinge c.hinge d.hinge "
                           "--minutes 0,15,30,45"},
          .run = RunDrift};
}

}  // namespace hinge
