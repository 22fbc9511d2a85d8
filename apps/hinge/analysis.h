// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "args.h"
#include "hinge/edge/run/analyze_clip.h"
#include "terminal.h"

namespace hinge {

/// The flags that analyze and demo share: --out --model --force --json --quiet.
std::vector<Flag> OutputFlags();

/// Fills in what `OutputFlags` and the flags about the runner say. Throws UsageError.
RunOptions MakeRunOptions(const Args& args);

/// Analyses the clip with a progress bar, prints the verdict (or the session as JSON), the report's path and
/// `next`, the command to try next. Returns the exit code.
int AnalyzeAndPrint(const std::filesystem::path& clip, const RunOptions& options, const Args& args);

/// Shows the work on the bar, which must outlive the watch.
RunWatch MakeWatch(ProgressBar& bar, std::stop_token stop);

/// The folder as the user would type it from where he is, when that is shorter.
std::filesystem::path AsTyped(const std::filesystem::path& folder);

}  // namespace hinge
