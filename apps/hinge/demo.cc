// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "analysis.h"
#include "commands.h"
#include "hinge/edge/run/user_values.h"

namespace hinge {
namespace {

constexpr std::array<std::string_view, 3> kClips = {"deflated", "hinged", "too_tall"};
constexpr const char* kFolder = "hinge-demo";

int RunDemo(const Args& args) {
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
  std::vector<Flag> flags = {{"clip", "NAME", "bundled clip: deflated (default), hinged, too_tall"}};
  for (Flag& flag : OutputFlags()) flags.push_back(std::move(flag));
  return {
      .spec = {.name = "demo",
               .summary = "analyse a bundled clip and write its report",
               .operands = {},
                   .flags = std::move(flags),
               .more =
                   "The clips are drawn runners whose motion was measured; nobody's likeness is in them.\n"
                   "Results go into hinge-demo here, or into --out DIR."},
      .run = RunDemo};
}

}  // namespace hinge
