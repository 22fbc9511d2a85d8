// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "analysis.h"
#include "commands.h"
#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/run/data_dirs.h"
#include "hinge/edge/run/synth_clip.h"
#include "hinge/edge/run/synth_track.h"
#include "hinge/edge/run/user_values.h"
#include "terminal.h"

namespace hinge {
namespace {

int RunSynth(const Args& args) {
  const auto out = args.Value("out");
  if (!out) throw UsageError("--out is missing", "hinge synth", "Name the clip to write: --out clip.mp4");
  const SynthOptions options = ParseSynthOptions(args.values);
  const DataDirs dirs = FindDataDirs(ReadSurroundings());
  const bool quiet = args.Has("quiet") || args.Has("json");
  ProgressBar bar(!quiet);
  const RunWatch watch = MakeWatch(bar, StopOnInterrupt());
  const SynthResult result =
      WriteSynthClip(options, *out, args.Has("force"), dirs, ReadKnowledge(dirs.knowledge()), watch);
  bar.Clear();
  if (args.Has("json")) Print(MakeSessionJson(result.session));
  if (!quiet) {
    Print(fmt::format("\n  Clip      {}   {} pictures, {}\n  Truth     {}   {}\n", result.clip.string(),
                      result.pictures, result.made_of, result.truth.string(), result.session.verdict.label));
    if (!IsTrackName(result.clip))
      Print(fmt::format("  Next      {} analyze {}\n", ShellWord(args.program),
                        ShellWord(result.clip.string())));
  }
  return kDone;
}

}  // namespace

Command SynthCommand() {
  return {
      .spec =
          {.name = "synth",
           .summary = "make a clip of a digital person, with its exact truth beside it",
           .operands = {},
           .flags = {{"form", "NAME[,k=v]",
                      "too_tall, hinged, deflated, over_hinged, walking, standing; lean=, knee_peak=, ..."},
                     {"motion", "FILE",
                      "drives the person: a laboratory's TRIAL.c3d, standing trial beside it, or CLIP.hinge"},
                     {"static", "FILE",
                      "of --motion TRIAL.c3d: the standing trial, where its name is another"},
                     {"exercise", "NAME[,k=v]",
                      "an exercise instead of running: squat, hop, ...; repetitions=, down=, up=, ..., "
                      "faults by name"},
                     {"speed", "M/S", "running speed (3.0)"},
                     {"height", "M", "stature (1.75)"},
                     {"grade", "%", "slope, uphill positive"},
                     {"seconds", "S", "how long (5)"},
                     {"fps", "N", "pictures a second (60)"},
                     {"slowmo", "K", "the clip plays K times slower than life"},
                     {"camera", "k=v,...",
                      "facing yaw roll pitch distance height focal width height_px shake follow"},
                     {"body", "k=v,...", "seed sex age muscle weight looseness legs top hair"},
                     {"stage", "k=v,...", "place (treadmill, road, track, studio) light seed"},
                     {"faults", "k=v,...", "of the pictures: blur shutter noise crf"},
                     {"seed", "N", "another stride-to-stride noise and stage"},
                     {"network", "NAME", "heavy, full or none: whose errors CLIP.track.csv has (heavy)"},
                     {"out", "CLIP.mp4",
                      "the clip, or CLIP.track.csv: its keypoints, undrawn; CLIP.truth.json beside"},
                     {"force", "", "replace files that are already there"},
                     {"json", "", "print the truth as JSON instead of words"},
                     {"quiet", "", "print nothing but errors"}},
           .more =
               "  hinge synth --form deflated --out clip.mp4\n"
               "  hinge synth --form hinged,lean=9 --speed 3.5 --camera yaw=10,facing=left --out clip.mp4\n"
               "  hinge synth --motion run.hinge --out drawn.mp4\n"
               "  hinge analyze clip.mp4; hinge score clip.hinge clip.truth.json"},
      .run = RunSynth};
}

}  // namespace hinge
