// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <stop_token>
#include <string>

namespace hinge {

/// Prints to standard output, whole, whatever the locale is.
void Print(const std::string& text);

/// A line on standard error: something that the user gave and that has no say, for instance.
void PrintNote(const std::string& text);

/// Why something that was printed did not arrive, as the system says it; empty when all did, or when the reader of a pipe
/// has closed it, who wants no more.
std::optional<std::string> FindOutputFault();

/// A line on standard error that shows how far the work is. Shows nothing unless standard error is a
/// terminal.
class ProgressBar {
 public:
  explicit ProgressBar(bool wanted);
  ~ProgressBar() { Clear(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// `fraction` 0..1, or negative when the end is not known. Redraws at most ten times a second.
  void Show(const std::string& stage, double fraction);
  void Clear();

 private:
  bool shown_ = false;
  const bool wanted_;
  std::string stage_;
  std::chrono::steady_clock::time_point last_{};
};

/// From now on Ctrl-C (and SIGTERM) asks the work to stop instead of killing it; a second one ends the
/// program at once. Call it before any thread is started.
std::stop_token StopOnInterrupt();

}  // namespace hinge
