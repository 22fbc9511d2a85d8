// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/truth/score.h"

#include <fmt/format.h>

#include <filesystem>

#include "commands.h"
#include "hinge/edge/formats/score_json.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/foundation/base/error.h"
#include "terminal.h"

namespace hinge {
namespace {

/// "run.mp4" and "run.track.csv" are the same clip, drawn or not.
std::string StemOf(const std::string& file_name) {
  std::filesystem::path stem = std::filesystem::path(file_name).filename().stem();
  if (stem.extension() == ".track") stem.replace_extension();
  return stem.string();
}

/// Numbers that are off a truth of something else would say nothing.
void RequireTruthOf(const Session& analysis, const Session& truth, const std::string& where) {
  const auto made_of = truth.options.find("made_of");
  if (made_of == truth.options.end())
    throw Error("this is an analysis, not a truth", where,
                "Name the CLIP.truth.json that hinge synth wrote beside the clip.");
  const std::string &seen = analysis.input.file_name, &made = truth.input.file_name;
  const bool drawn_from_it = made_of->second.starts_with("session of " + seen + ",");
  if (StemOf(seen) == StemOf(made) || drawn_from_it) return;
  throw Error(fmt::format("the truth is of {}, the analysis of {}", made, seen), where,
              fmt::format("Name the truth that was made with that clip: {}.truth.json.", StemOf(seen)));
}

int RunScore(const Args& args) {
  const Session analysis = ReadSessionJson(args.operands[0]), truth = ReadSessionJson(args.operands[1]);
  RequireTruthOf(analysis, truth, args.operands[1]);
  Print(MakeScoreJson(CalcScore(analysis, truth)));
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
