// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "analysis.h"
#include "commands.h"
#include "hinge/edge/formats/exercise_files.h"
#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/edge/run/check_input.h"
#include "hinge/edge/run/user_values.h"
#include "terminal.h"

namespace hinge {
namespace {

std::optional<std::string> ExerciseOf(const Args& args, const ExerciseKnowledge& knowledge) {
  const auto text = args.Value("exercise");
  if (!text || *text == "auto") return std::nullopt;
  const std::vector<std::string> names = CheckableExercises(knowledge);
  if (std::find(names.begin(), names.end(), *text) != names.end()) return text;
  throw UsageError(fmt::format("there is no exercise \"{}\"", *text), "--exercise " + *text,
                   fmt::format("Write auto or one of: {}.", fmt::join(names, " ")));
}

int RunCheck(const Args& args) {
  const DataDirs dirs = FindDataDirs(ReadSurroundings());
  const ExerciseKnowledge knowledge = ReadExerciseKnowledge(dirs.knowledge());
  const auto exercise = ExerciseOf(args, knowledge);
  const RunOptions options = MakeRunOptions(args);
  if (options.grade && exercise && *exercise != "hike")
    throw UsageError(fmt::format("a {} has no slope: --grade has no say", *exercise),
                     "--grade " + *args.Value("grade"), "Leave --grade out; it is for --exercise hike.");
  const std::stop_token stop = StopOnInterrupt();
  ProgressBar bar(!args.Has("quiet") && !args.Has("json"));
  const CheckRunResult result = CheckInput(args.operands[0], exercise, options, dirs, knowledge,
                                           ReadKnowledge(dirs.knowledge()), MakeWatch(bar, stop));
  bar.Clear();
  if (args.Has("json")) {
    Print(MakeExerciseJson(result.document));
  } else if (!args.Has("quiet")) {
    const bool faulty =
        FindSurestFault(result.document.checks) != nullptr;  // then weeks, else beside the run
    Print(MakeExerciseText(result.document, knowledge) +
          fmt::format("\n  Page      {}\n  Next      {} {} RUN.hinge {}   (RUN.hinge: your running)\n",
                      AsTyped(result.folder / "exercise.html").string(), ShellWord(args.program),
                      faulty ? "plan" : "compare", ShellWord(AsTyped(result.folder).string())));
  }
  return kDone;
}

}  // namespace

Command CheckCommand() {
  std::vector<Flag> flags = {
      {"exercise", "auto|NAME", "what it is, if it is not recognised: romanian_deadlift, row, hop, ..."},
      {"grade", "%", "of a hike: the slope in percent"},
      {"standing", "FILE",
       "a clip (5 s) or photo of the person standing quietly: shows whether the back keeps its shape"},
      {"facing", "left|right", "where the person faces in the picture, if it is read wrongly"},
      {"person", "N", "whom to follow: 1, the default, is the biggest and longest in view"}};
  for (Flag& flag : OutputFlags()) flags.push_back(std::move(flag));
  return {
      .spec = {.name = "check",
               .summary = "check a set of an exercise: which one, repetitions, form",
               .operands =
                   {{"CLIP",
                     "a video from the side, one whole set; or its keypoints (CLIP.track.csv, CLIP.hinge)"}},
               .flags = std::move(flags),
               .more = "Results go into CLIP.hinge beside the clip (exercise.html, exercise.json, "
                       "track.csv), or into --out DIR.\n\n"
                       "  hinge check deadlift.mp4\n"
                       "  hinge check hill.mp4 --exercise hike --grade 12"},
      .run = RunCheck};
}

}  // namespace hinge
