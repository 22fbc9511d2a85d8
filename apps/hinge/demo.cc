// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "analysis.h"
#include "commands.h"
#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/edge/formats/output_folder.h"
#include "hinge/edge/formats/verdict_text.h"
#include "hinge/edge/media/rgb.h"
#include "hinge/edge/report/compare.h"
#include "hinge/edge/report/overlay.h"
#include "hinge/edge/run/data_dirs.h"
#include "hinge/edge/run/user_values.h"
#include "terminal.h"

namespace hinge {
namespace {

constexpr std::array<std::string_view, 3> kClips = {"deflated", "hinged", "too_tall"};
constexpr std::array<std::string_view, 3> kInOrder = {"too_tall", "hinged",
                                                      "deflated"};  // as the article tells them
constexpr const char *kFolder = "hinge-demo", *kCompareFolder = "hinge-compare";

void PrintCompared(const std::vector<Compared>& runners, const std::filesystem::path& folder,
                   const Knowledge& knowledge, const std::string& program) {
  Print(fmt::format("\n  {:<10}{:<18}{:<22}{:<23}{}\n", "Clip", "Found", "Trunk lean (95 %)", "Knee bend",
                    "Cadence"));
  for (const Compared& r : runners) {
    const auto number = [&](const char* id) {
      const Measure* m = FindMeasure(r.session.measures, id);
      return m != nullptr && m->value ? MakeNumberText(*m, knowledge) : std::string("not seen");
    };
    // A degree sign is one column but two bytes; {fmt} counts columns.
    Print(fmt::format("  {:<10}{:<18}{:<22}{:<23}{}\n", r.title, MakeOverlayPlan(r.session).label,
                      number("trunk_lean"), number("knee_peak"), number("cadence")));
  }
  Print(fmt::format("\n  Picture   {}\n  Video     {}\n  Reports   {}\n", (folder / "compare.png").string(),
                    (folder / "compare.mp4").string(), (folder / "*/report.html").string()));
  const auto of = [&folder](std::string_view clip) { return ShellWord((folder / clip).string()); };
  Print(fmt::format("  Next      {} compare {} {}\n", ShellWord(program), of(kInOrder[1]), of(kInOrder[2])));
}

/// The article's three runners beside each other: analyses, one picture, one video.
int RunCompare(const Args& args) {
  const DataDirs dirs = FindDataDirs(ReadSurroundings());
  const Knowledge knowledge = ReadKnowledge(dirs.knowledge());
  OutputFolder folder(args.Value("out").value_or(kCompareFolder), args.Has("force"), ResultKind::kComparison);
  const bool quiet = args.Has("quiet") || args.Has("json");
  ProgressBar bar(!quiet);
  const RunWatch watch = MakeWatch(bar, StopOnInterrupt());
  std::vector<Compared> runners;
  for (std::string_view clip : kInOrder) {
    RunOptions options = MakeRunOptions(args);
    options.out = folder.partial() / clip;
    const std::filesystem::path file = dirs.samples() / fmt::format("{}.mp4", clip);
    runners.push_back({knowledge.states.at(std::string(clip)).title, file,
                       AnalyzeClip(file, options, dirs, knowledge, watch).session});
  }
  WritePng(MakeCompareFigure(runners), folder.partial() / "compare.png");
  const auto share = [&bar](double done) { bar.Show("Drawing them side by side", done); };
  if (!WriteCompareVideo(runners, folder.partial() / "compare.mp4", share, watch.stop)) throw Stopped();
  folder.Commit();
  bar.Clear();
  if (!quiet) PrintCompared(runners, AsTyped(folder.target()), knowledge, args.program);
  return kDone;
}

int RunDemo(const Args& args) {
  if (args.Has("compare")) return RunCompare(args);
  const std::string clip = args.Value("clip").value_or(std::string(kClips[0]));
  if (std::find(kClips.begin(), kClips.end(), clip) == kClips.end()) {
    throw UsageError(fmt::format("there is no bundled clip \"{}\"", clip), "--clip " + clip,
                     fmt::format("Write --clip {}.", fmt::join(kClips, ", or --clip ")));
  }
  RunOptions options = MakeRunOptions(args);
  if (options.out.empty()) options.out = kFolder;
  const DataDirs dirs = FindDataDirs(ReadSurroundings());
  return AnalyzeAndPrint(dirs.samples() / (clip + ".mp4"), options, args);
}

}  // namespace

Command DemoCommand() {
  std::vector<Flag> flags = {{"clip", "NAME", "bundled clip: deflated (default), hinged, too_tall"},
                             {"compare", "", "all three side by side: one picture, one video"}};
  for (Flag& flag : OutputFlags()) flags.push_back(std::move(flag));
  return {
      .spec =
          {.name = "demo",
           .summary = "analyse a bundled clip and write its report",
           .operands = {},
           .flags = std::move(flags),
           .more =
               "The clips are drawn runners whose motion is known exactly; nobody's likeness is in them.\n"
               "Results go into hinge-demo here (--compare: hinge-compare), or into --out DIR."},
      .run = RunDemo};
}

}  // namespace hinge
