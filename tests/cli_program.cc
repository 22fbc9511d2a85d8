// SPDX-License-Identifier: Apache-2.0
#include "cli_program.h"

namespace hinge {
namespace fs = std::filesystem;

ChildResult RunHinge(std::vector<std::string> words, const ChildOptions& options) {
  ChildOptions with_suppressions = options;
  with_suppressions.environment["LSAN_OPTIONS"] =
      std::string("print_suppressions=0:suppressions=") + HINGE_SOURCE_DIR + "/tests/lsan.supp";
  with_suppressions.environment.emplace("HINGE_HOME", HINGE_SOURCE_DIR);  // the build may lie elsewhere
  words.insert(words.begin(), HINGE_PROGRAM);
  return RunChild(words, with_suppressions);
}

void MakeHomeWithoutModels(const fs::path& home) {
  const fs::path root = HINGE_SOURCE_DIR;
  fs::copy(root / "knowledge", home / "knowledge", fs::copy_options::recursive);
  WriteFile(home / "tools/parts/models.sha256", ReadFile(root / "tools/parts/models.sha256"));
}

ChildOptions AtHome(const fs::path& home) {
  ChildOptions options;
  options.environment["HINGE_HOME"] = home.string();
  return options;
}

}  // namespace hinge
