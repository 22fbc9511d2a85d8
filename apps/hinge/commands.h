// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "args.h"

namespace hinge {

/// Exit codes of the program.
inline constexpr int kDone = 0;
inline constexpr int kCannotAnalyze = 1;
inline constexpr int kWrongUsage = 2;
inline constexpr int kInterrupted = 130;  // as shells report a program that Ctrl-C has ended

/// One command of the program: its spec, and what it does with what the user gave. Returns the exit code;
/// throws Error.
struct Command {
  CommandSpec spec;
  int (*run)(const Args& args) = nullptr;
};

Command DemoCommand();
Command AnalyzeCommand();
Command PlanCommand();
Command CheckCommand();
Command CompareCommand();
Command DriftCommand();
Command ExplainCommand();
Command DoctorCommand();
Command ScoreCommand();
Command SynthCommand();

}  // namespace hinge
