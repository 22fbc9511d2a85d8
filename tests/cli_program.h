// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmock/gmock.h>

#include <filesystem>
#include <string>
#include <vector>

#include "child.h"

namespace hinge {

/// The program under test with these words.
ChildResult RunHinge(std::vector<std::string> words, const ChildOptions& options = {});

/// A copy of the data folder that lacks the pose models.
void MakeHomeWithoutModels(const std::filesystem::path& home);
ChildOptions AtHome(const std::filesystem::path& home);

/// Three lines on standard error: what happened, where, how to fix it; none of them empty.
MATCHER(AnswersThreeQuestions, "says what happened, where and how to fix it") {
  const std::size_t where = arg.find("\n  where: "), fix = arg.find("\n  how to fix: ");
  return arg.rfind("hinge: ", 0) == 0 && where != std::string::npos && fix != std::string::npos &&
         where < fix && where > 12 && fix - where > 11 && arg.size() - fix > 18 && arg.back() == '\n';
}

}  // namespace hinge
