// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/truth/score.h"
#include "commands.h"
#include "hinge/edge/formats/score_json.h"
#include "hinge/edge/formats/session_json.h"
#include "terminal.h"

namespace hinge {
namespace {

int RunScore(const Args& args) {
  Print(MakeScoreJson(CalcScore(ReadSessionJson(args.operands[0]), ReadSessionJson(args.operands[1]))));
  return kDone;
}

}  // namespace

Command ScoreCommand() {
  return {.spec = {.name = "score",
                   .summary = "how far an analysis is from its clip's truth, as JSON",
                   .operands = {{"SESSION", "a folder of results (CLIP.hinge) or its session.json"},
                                {"TRUTH", "the CLIP.truth.json that synth wrote beside the clip"}},
                   .flags = {{"json", "", "the same: it is always JSON"}},
                   .more = "  hinge score run.hinge run.truth.json"},
          .run = RunScore};
}

}  // namespace hinge
