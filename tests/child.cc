// SPDX-License-Identifier: Apache-2.0
#include "child.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>

namespace hinge {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void BecomeChild(const std::vector<std::string>& words, const ChildOptions& options,
                              const fs::path& out, const fs::path& err) {
  const auto redirect = [](const char* file, int to) {
    dup2(open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600), to);
  };
  redirect(options.out.empty() ? out.c_str() : options.out.c_str(), STDOUT_FILENO);
  redirect(err.c_str(), STDERR_FILENO);
  for (const auto& [name, value] : options.environment) {
    value ? setenv(name.c_str(), value->c_str(), 1) : unsetenv(name.c_str());
  }
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  if (options.folder.empty() || chdir(options.folder.c_str()) == 0) execv(arguments[0], arguments.data());
  _exit(127);
}

/// Waits for the child, interrupts it when that is wanted, kills it when it takes too long.
int WaitFor(pid_t child, const ChildOptions& options, double& seconds) {
  const auto began = std::chrono::steady_clock::now();
  bool interrupted = false;
  int status = 0;
  while (waitpid(child, &status, WNOHANG) == 0) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    if (!interrupted && options.interrupt_after_s && seconds > *options.interrupt_after_s) {
      interrupted = kill(child, SIGINT) == 0;
    }
    if (seconds > options.limit_s) kill(child, SIGKILL);
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

ChildResult RunChild(const std::vector<std::string>& words, const ChildOptions& options) {
  const TemporaryFolder folder;
  const fs::path out = folder.path() / "out", err = folder.path() / "err";
  const pid_t child = fork();
  if (child == 0) BecomeChild(words, options, out, err);
  ChildResult result;
  result.exit_code = WaitFor(child, options, result.seconds);
  result.out = ReadFile(out);
  result.err = ReadFile(err);
  return result;
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "hinge test é XXXXXX").string();
  path_ = mkdtemp(name.data()) ? name : std::string();
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

void WriteFile(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<std::string> ListAll(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    names.push_back(entry.path().lexically_relative(folder).string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace hinge
