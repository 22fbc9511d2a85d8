// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <map>
#include <string>

#include "hinge/edge/run/analyze_clip.h"

namespace hinge {

/// Measures how long each stage takes and passes its progress on. A stage lasts until the next one begins.
class Stages {
 public:
  explicit Stages(const RunWatch& watch) : watch_(watch) {}

  void Begin(const std::string& id, const std::string& words) {
    End();
    if (watch_.stop.stop_requested()) throw Stopped();
    id_ = id;
    words_ = words;
    began_ = Clock::now();
    Show(-1);
  }
  void End() {
    if (!id_.empty()) seconds_[id_] = std::chrono::duration<double>(Clock::now() - began_).count();
    id_.clear();
  }
  void Show(double fraction) const {
    if (watch_.progress) watch_.progress({words_, fraction});
  }
  const std::map<std::string, double>& seconds() const { return seconds_; }

 private:
  using Clock = std::chrono::steady_clock;
  const RunWatch& watch_;
  std::string id_, words_;
  Clock::time_point began_;
  std::map<std::string, double> seconds_;
};

}  // namespace hinge
