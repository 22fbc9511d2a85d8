// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <map>
#include <string>

#include "hinge/foundation/base/error.h"

namespace hinge {

/// A program whose options are words, NAME=VALUE: what each says. Prints what went wrong and gives 2 where `run` throws Error.
using WordOptions = std::map<std::string, std::string>;

inline std::string Said(const WordOptions& options, const std::string& name, const std::string& other = "") {
  const auto found = options.find(name);
  return found == options.end() ? other : found->second;
}

template <typename Run>
int RunWithWords(int argc, char** argv, const Run& run) {
  WordOptions options;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto equals = word.find('=');
    options[word.substr(0, equals)] = equals == std::string::npos ? "" : word.substr(equals + 1);
  }
  try {
    return run(options);
  } catch (const Error& error) {
    fmt::print(stderr, "{}\n  {}\n  {}\n", error.what_happened, error.where, error.how_to_fix);
    return 2;
  }
}

}  // namespace hinge
