// SPDX-License-Identifier: Apache-2.0
#include "terminal.h"

#include <fmt/format.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <system_error>
#include <thread>

#include "commands.h"

namespace hinge {
namespace {

constexpr std::chrono::milliseconds kRedraw{100};
constexpr int kBarCells = 28;

int first_fault = 0;  // errno of the first Print that failed

bool CanRedraw() {
  const char* terminal = std::getenv("TERM");
  return isatty(STDERR_FILENO) == 1 && terminal != nullptr && std::string_view(terminal) != "dumb";
}

std::string BarOf(double fraction) {
  if (fraction < 0) return "";
  const int full = static_cast<int>(std::clamp(fraction, 0.0, 1.0) * kBarCells);
  return fmt::format("[{:#<{}}{:->{}}] {:3.0f} %", "", full, "", kBarCells - full,
                     100 * std::clamp(fraction, 0.0, 1.0));
}

}  // namespace

void Print(const std::string& text) {
  const bool whole = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if ((std::fflush(stdout) != 0 || !whole) && first_fault == 0) first_fault = errno;
}

void PrintNote(const std::string& text) { fmt::print(stderr, "hinge: {}\n", text); }

std::optional<std::string> FindOutputFault() {
  if (first_fault == 0 || first_fault == EPIPE) return std::nullopt;
  return std::generic_category().message(first_fault);
}

ProgressBar::ProgressBar(bool wanted) : wanted_(wanted && CanRedraw()) {}

void ProgressBar::Show(const std::string& stage, double fraction) {
  if (!wanted_) return;
  const auto now = std::chrono::steady_clock::now();
  if (shown_ && stage == stage_ && now - last_ < kRedraw) return;
  fmt::print(stderr, "\r\x1b[K{:<28}{}", stage, BarOf(fraction));
  std::fflush(stderr);
  shown_ = true;
  stage_ = stage;
  last_ = now;
}

void ProgressBar::Clear() {
  if (!shown_) return;
  fmt::print(stderr, "\r\x1b[K");
  std::fflush(stderr);
  shown_ = false;
}

std::stop_token StopOnInterrupt() {
  static std::stop_source source;
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals,
                  nullptr);  // threads started later inherit it; one thread waits for the signals
  std::thread([signals] {
    int signal = 0;
    sigwait(&signals, &signal);
    source.request_stop();
    sigwait(&signals, &signal);
    _exit(kInterrupted);
  }).detach();
  return source.get_token();
}

}  // namespace hinge
