// SPDX-License-Identifier: Apache-2.0
#include "args.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "hinge/edge/run/user_values.h"

namespace hinge {
namespace {

std::string HelpHint(const CommandSpec& spec) {
  return fmt::format("hinge {} --help lists what there is.", spec.name);
}

[[noreturn]] void FailExtra(const CommandSpec& spec, const std::string& word) {
  const std::string flag = word.substr(0, word.find('='));
  if (!flag.starts_with("-")) {
    throw UsageError(
        fmt::format("\"{}\" is one word too many", word), "hinge " + spec.name,
        (spec.operands.empty() ? "" : "Put quotes around a path that has spaces. ") + HelpHint(spec));
  }
  std::vector<std::string> flags = {"--help"};
  for (const Flag& known : spec.flags) flags.push_back("--" + known.name);
  const std::string nearest = FindNearestWord(flag, flags);
  throw UsageError(
      fmt::format("there is no flag {}", flag), "hinge " + spec.name,
      nearest.empty() ? HelpHint(spec) : fmt::format("Did you mean {}? {}", nearest, HelpHint(spec)));
}

/// The CLI11 program of a spec, and where it puts what it finds.
struct Parser {
  explicit Parser(const CommandSpec& spec) : app(spec.summary, "hinge " + spec.name) {
    app.footer(spec.more);
    app.get_formatter()->column_width(kHelpColumn);
    operands.resize(spec.operands.size());
    for (std::size_t i = 0; i < operands.size(); ++i) {
      auto* option = app.add_option(spec.operands[i].name, operands[i], spec.operands[i].help)->type_name("");
      if (spec.operands[i].required) option->required();
    }
    for (const Flag& flag : spec.flags) Add(flag);
  }

  void Add(const Flag& flag) {
    if (flag.value.empty()) {
      options[flag.name] = app.add_flag("--" + flag.name, flag.help);
    } else {
      options[flag.name] =
          app.add_option("--" + flag.name, values[flag.name], flag.help)->type_name(flag.value);
    }
  }

  Args Found() const {
    Args args;
    for (const std::string& operand : operands) {
      if (!operand.empty()) args.operands.push_back(operand);
    }
    for (const auto& [name, option] : options) {
      if (option->count() == 0) continue;
      const auto value = values.find(name);
      args.values[name] = value == values.end() ? std::string() : value->second;
    }
    return args;
  }

  static constexpr std::size_t kHelpColumn = 26;
  CLI::App app;
  std::vector<std::string> operands;
  std::map<std::string, std::string> values;
  std::map<std::string, CLI::Option*> options;
};

}  // namespace

Args ParseArgs(const CommandSpec& spec, std::vector<std::string> words) {
  Parser parser(spec);
  std::reverse(words.begin(), words.end());  // CLI11 takes them from the back
  try {
    parser.app.parse(words);
  } catch (const CLI::CallForHelp&) {
    Args args;
    args.help = parser.app.help();
    return args;
  } catch (const CLI::ExtrasError&) {
    FailExtra(spec, parser.app.remaining().front());
  } catch (const CLI::RequiredError&) {
    const std::size_t given = static_cast<std::size_t>(std::count_if(
        parser.operands.begin(), parser.operands.end(), [](const auto& o) { return !o.empty(); }));
    throw UsageError(fmt::format("{} is missing", spec.operands[given].name), "hinge " + spec.name,
                     HelpHint(spec));
  } catch (const CLI::ParseError& failed) {
    throw UsageError(failed.what(), "hinge " + spec.name, HelpHint(spec));
  }
  return parser.Found();
}

}  // namespace hinge
