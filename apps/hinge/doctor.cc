// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "hinge/edge/run/installation.h"
#include "terminal.h"

namespace hinge {
namespace {

using Result = InstallationCheck::Result;

const char* Word(Result result) {
  if (result == Result::kGood) return "good";
  return result == Result::kDoubtful ? "doubtful" : "bad";
}

std::string MakeText(const std::vector<InstallationCheck>& checks, bool quiet) {
  std::string text;
  for (const InstallationCheck& check : checks) {
    if (quiet && check.result == Result::kGood) continue;
    text += fmt::format("  {:<10}{:<36}{}\n", Word(check.result), check.name, check.found);
    if (!check.fix.empty()) text += fmt::format("  {:<10}{:<36}{}\n", "", "", check.fix);
  }
  return text;
}

std::string MakeJson(const std::vector<InstallationCheck>& checks) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const InstallationCheck& check : checks) {
    list.push_back(
        {{"name", check.name}, {"result", Word(check.result)}, {"found", check.found}, {"fix", check.fix}});
  }
  return list.dump(1) + "\n";
}

int RunDoctor(const Args& args) {
  const std::vector<InstallationCheck> checks =
      CheckInstallation(ReadSurroundings(), std::filesystem::current_path());
  Print(args.Has("json") ? MakeJson(checks) : MakeText(checks, args.Has("quiet")));
  const bool bad =
      std::any_of(checks.begin(), checks.end(), [](const auto& c) { return c.result == Result::kBad; });
  return bad ? kCannotAnalyze : kDone;
}

}  // namespace

Command DoctorCommand() {
  return {.spec = {.name = "doctor",
                   .summary = "check that everything Hinge needs is here, and say what to do if not",
                   .operands = {},
                   .flags = {{"json", "", "print the checks as JSON"},
                             {"quiet", "", "print only what is not good"}},
                   .more = "Exit code 1 when something is missing without which no clip can be analysed."},
          .run = RunDoctor};
}

}  // namespace hinge
