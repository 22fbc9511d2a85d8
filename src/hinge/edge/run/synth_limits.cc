// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/synth_limits.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "hinge/edge/run/user_values.h"

namespace hinge {
namespace {

using Flags = std::map<std::string, std::string>;

constexpr double kShortest_m = 1.2, kTallest_m = 2.2;
constexpr double kSlowest_m_s = 0.5, kFastestRun_m_s = 7, kFastestWalk_m_s = 1.6;
constexpr double kSteepest = 0.25;

bool Given(const Flags& flags, const char* name) {
  const auto found = flags.find(name);
  return found != flags.end() && !found->second.empty();
}

[[noreturn]] void Refuse(const Flags& flags, const std::string& flag, const std::string& what,
                         const std::string& fix) {
  const auto text = flags.find(flag);
  throw UsageError(what, "--" + flag + (text == flags.end() ? "" : " " + text->second), fix);
}

struct NoSay {
  const char *beside, *flag, *why, *fix;
};
constexpr NoSay kNoSay[] = {
    {"motion", "speed", "the person of --motion moves at that file's own speed: --speed has no say",
     "Leave --speed out, or choose another file."},
    {"motion", "grade", "the person of --motion moves on that file's own ground: --grade has no say",
     "Leave --grade out, or draw the digital runner: --form instead of --motion."},
    {"exercise", "speed", "an exercise takes its speed among its own keys: --speed has no say",
     "Write it there: --exercise hike,speed=1.2"},
    {"exercise", "grade", "an exercise takes its slope among its own keys: --grade has no say",
     "Write it there, as rise over run: --exercise hike,grade=0.12"},
    {"exercise", "seconds", "an exercise lasts as long as its repetitions: --seconds has no say",
     "Write --exercise NAME,repetitions=5, or --exercise hike,seconds=8"}};

void RequireSpeed(const TwinOptions& runner, const Flags& flags) {
  if (!Given(flags, "speed")) return;
  if (runner.activity == TwinActivity::kStanding)
    Refuse(flags, "speed", "who stands has no speed", "Leave --speed out, or choose a form that runs.");
  const bool runs = runner.activity == TwinActivity::kRunning;
  const double most_m_s = runs ? kFastestRun_m_s : kFastestWalk_m_s;
  const double asked_m_s = ParseSpeed_m_s(flags.at("speed"));
  if (asked_m_s >= kSlowest_m_s && asked_m_s <= most_m_s) return;
  Refuse(flags, "speed",
         fmt::format("a person who {} is drawn at {} to {} metres a second", runs ? "runs" : "walks",
                     kSlowest_m_s, most_m_s),
         runs ? "For example: --speed 3.2" : "For example: --speed 1.3");
}

void RequireGrade(const TwinOptions& runner, const Flags& flags) {
  if (runner.activity != TwinActivity::kRunning && runner.grade != 0)
    Refuse(flags, "grade", "only who runs is drawn on a slope",
           "Leave --grade out; for a walk uphill: --exercise hike,grade=0.12");
  if (runner.grade >= -kSteepest && runner.grade <= kSteepest) return;
  Refuse(flags, "grade", fmt::format("a runner is drawn on -{0:.0f} to {0:.0f} percent", 100 * kSteepest),
         "For example: --grade 8");
}

}  // namespace

void RefuseWhatHasNoSay(const Flags& flags) {
  for (const NoSay& no : kNoSay) {
    if (Given(flags, no.beside) && Given(flags, no.flag)) Refuse(flags, no.flag, no.why, no.fix);
  }
}

void RequireDrawable(const TwinOptions& runner, const Flags& flags) {
  if (runner.height_m < kShortest_m || runner.height_m > kTallest_m)
    Refuse(flags, "height",
           fmt::format("a person is drawn with a height of {} to {} metres", kShortest_m, kTallest_m),
           "For example: --height 1.75");
  RequireSpeed(runner, flags);
  RequireGrade(runner, flags);
}

std::string InWordsOfFlags(const std::string& problem) {
  const std::size_t equals = problem.find(" = "), dot = problem.substr(0, equals).rfind('.');
  if (equals == std::string::npos || dot == std::string::npos) return problem;
  std::string name = problem.substr(dot + 1, equals - dot - 1);
  constexpr std::pair<std::string_view, std::string_view> kUnits[] = {{"_deg_s", " (degrees a second)"},
                                                                      {"_m_s", " (m/s)"},
                                                                      {"_spm", " (steps a minute)"},
                                                                      {"_deg", " (degrees)"},
                                                                      {"_m", " (m)"},
                                                                      {"_s", " (s)"}};
  for (const auto& [ending, unit] : kUnits) {
    if (!name.ends_with(ending)) continue;
    name = name.substr(0, name.size() - ending.size()) + std::string(unit);
    break;
  }
  return name + problem.substr(equals);
}

}  // namespace hinge
