// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hinge {

/// How a program is to be run by a test.
struct ChildOptions {
  std::filesystem::path folder;                                   ///< working folder; empty: the test's own
  std::map<std::string, std::optional<std::string>> environment;  ///< changes; nullopt takes a variable away
  std::filesystem::path out;                                      ///< where standard output goes instead
  std::optional<double> interrupt_after_s;                        ///< sends SIGINT, as Ctrl-C does
  double limit_s = 300;                                           ///< killed after this
};

/// What it did.
struct ChildResult {
  int exit_code = -1;  ///< -1: ended by a signal
  std::string out, err;
  double seconds = 0;
};

/// Runs a program to its end. The first word is the program's path.
ChildResult RunChild(const std::vector<std::string>& words, const ChildOptions& options = {});

/// A folder of its own below the test's temporary folder; removed with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

void WriteFile(const std::filesystem::path& path, const std::string& text);  ///< makes the folders above it
std::string ReadFile(const std::filesystem::path& path);                     ///< "" when it cannot be read
/// All names below a folder, sorted, relative to it.
std::vector<std::string> ListAll(const std::filesystem::path& folder);

}  // namespace hinge
