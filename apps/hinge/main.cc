// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "commands.h"
#include "hinge/edge/run/analyze_clip.h"
#include "hinge/edge/run/user_values.h"
#include "hinge/foundation/base/error.h"
#include "terminal.h"

namespace hinge {
namespace {

std::vector<Command> MakeCommands() {
  return {DemoCommand(),  AnalyzeCommand(), PlanCommand(),  CheckCommand(), CompareCommand(),
          DriftCommand(), ExplainCommand(), SynthCommand(), ScoreCommand(), DoctorCommand()};
}

std::string MakeOverview(const std::vector<Command>& commands) {
  std::string text =
      "hinge: what a side view of a runner shows - too tall, hinged or deflated - and what to do about it\n\n"
      "Usage: hinge COMMAND [...]\n\nCommands:\n";
  for (const Command& command : commands)
    text += fmt::format("  {:<10}{}\n", command.spec.name, command.spec.summary);
  return text +
         "\nhinge COMMAND --help    what a command takes\nhinge --version         the version\n\n"
         "Exit codes: 0 done, 1 this input cannot be analysed or the output not be written (the reason is "
         "printed), "
         "2 wrong usage, 130 "
         "stopped.\n"
         "Start with: hinge demo\n";
}

const Command& FindCommand(const std::vector<Command>& commands, const std::string& name) {
  std::vector<std::string> names;
  for (const Command& command : commands) {
    if (command.spec.name == name) return command;
    names.push_back(command.spec.name);
  }
  const std::string nearest = FindNearestWord(name, names);
  throw UsageError(fmt::format("there is no command \"{}\"", name), "hinge",
                   nearest.empty()
                       ? "hinge --help lists the commands."
                       : fmt::format("Did you mean hinge {}? hinge --help lists the commands.", nearest));
}

/// "help analyze" means "analyze --help".
std::vector<std::string> TurnHelpRound(std::vector<std::string> words) {
  if (words.size() == 2 && words[0] == "help") return {words[1], "--help"};
  return words;
}

int Run(const std::string& program, const std::vector<std::string>& typed) {
  const std::vector<Command> commands = MakeCommands();
  const std::vector<std::string> words = TurnHelpRound(typed);
  if (words.empty() || words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
    Print(MakeOverview(commands));
    return words.empty() ? kWrongUsage : kDone;
  }
  if (words[0] == "--version" || words[0] == "version") {
    Print(fmt::format("hinge {}\n", kVersion));
    return kDone;
  }
  const Command& command = FindCommand(commands, words[0]);
  Args args = ParseArgs(command.spec, {words.begin() + 1, words.end()});
  if (!args.help.empty()) {
    Print(args.help);
    return kDone;
  }
  args.program = program;
  return command.run(args);
}

void PrintError(const Error& error) {
  fmt::print(stderr, "hinge: {}\n  where: {}\n  how to fix: {}\n", error.what_happened, error.where,
             error.how_to_fix);
}

int RunAndReport(const std::string& program, const std::vector<std::string>& words) {
  try {
    return Run(program, words);
  } catch (const UsageError& error) {
    PrintError(error);
    return kWrongUsage;
  } catch (const Stopped&) {
    fmt::print(stderr, "hinge: stopped; nothing was written\n");
    return kInterrupted;
  } catch (const Error& error) {
    PrintError(error);
  } catch (const std::bad_alloc&) {
    PrintError(
        Error("the memory did not suffice", "this machine", "Close other programs, or use a shorter clip."));
  } catch (const std::exception& fault) {
    PrintError(Error(fmt::format("a fault in Hinge itself: {}", fault.what()), "the program",
                     "Please report it with the command that you typed; nothing was written."));
  }
  return kCannotAnalyze;
}

/// Whoever asked for the output must not take a lost one for a good one.
int WithOutputChecked(int code) {
  const std::optional<std::string> fault = FindOutputFault();
  if (!fault) return code;
  PrintError(Error(fmt::format("the output could not be written ({})", *fault), "standard output",
                   "Free some space there, or send the output to another place."));
  return code == kDone ? kCannotAnalyze : code;
}

}  // namespace
}  // namespace hinge

int main(int count, char** words) {
  if (count < 1) return hinge::kWrongUsage;
  return hinge::WithOutputChecked(hinge::RunAndReport(words[0], {words + 1, words + count}));
}
