// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hinge {

/// A flag of a command. With an empty `value` it is a switch, else it takes one value of that kind: "M",
/// "KG".
struct Flag {
  std::string name;  ///< "height"
  std::string value;
  std::string help;
};

/// A word that a command takes without a flag.
struct Operand {
  std::string name;  ///< "INPUT"
  std::string help;
  bool required = true;
};

/// What a command takes; the source of its --help and of its errors.
struct CommandSpec {
  std::string name;               ///< "analyze"
  std::string summary;            ///< one line
  std::vector<Operand> operands;  ///< in order; those that may be left out last
  std::vector<Flag> flags;        ///< --help is always there
  std::string more;               ///< examples and hints at the end of --help
};

/// What the user has given.
struct Args {
  std::string program = "hinge";  ///< as the user typed it, for the commands that are offered to him
  std::vector<std::string> operands;
  std::map<std::string, std::string> values;  ///< by flag name; a switch that is set has ""
  std::string help;                           ///< set when help was asked for: print it and do nothing else

  bool Has(const std::string& flag) const { return values.count(flag) > 0; }
  std::optional<std::string> Value(const std::string& flag) const {
    const auto found = values.find(flag);
    return found == values.end() ? std::nullopt : std::optional<std::string>(found->second);
  }
};

/// Throws UsageError on an unknown flag (offering the nearest), a flag without its value, or a wrong operand.
Args ParseArgs(const CommandSpec& spec, std::vector<std::string> words);

}  // namespace hinge
