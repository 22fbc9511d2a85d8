// SPDX-License-Identifier: Apache-2.0
// Ten-second runs at 60 pictures a second from options to keypoints with a network's errors, on two threads:
//   hinge_keypoint_mode_benchmark [RUNS]     prints runs a second, and milliseconds a run by stage on one thread
#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "hinge/edge/formats/network_errors_file.h"
#include "hinge/foundation/base/check.h"
#include "hinge/twin/runner/network_errors.h"
#include "hinge/twin/runner/project.h"
#include "hinge/twin/runner/testing_twins.h"

namespace {

using namespace hinge;  // NOLINT: a program of one file
using Clock = std::chrono::steady_clock;

constexpr double kDuration_s = 10, kRate_hz = 60;

double Ms(Clock::time_point from) {
  return std::chrono::duration<double, std::milli>(Clock::now() - from).count();
}

struct Stages {
  double solve_ms = 0, project_ms = 0, errors_ms = 0;
};

/// One run; an unreachable motion counts with its time, as it costs the caller.
Stages MakeOne(const NetworkErrors& errors, std::uint64_t seed) {
  Random random(seed);
  TwinOptions options = DrawOptions(random);
  options.duration_s = kDuration_s;
  Stages took;
  auto from = Clock::now();
  std::optional<TwinRun> run = SolveTwinRun(options);
  for (; !run; run = SolveTwinRun(options)) {
    options = DrawOptions(random);
    options.duration_s = kDuration_s;
  }
  took.solve_ms = Ms(from);
  from = Clock::now();
  const TwinCamera camera{.frame_rate_hz = kRate_hz, .frame_times_s = {}};
  const TwinTrack exact = ProjectTrack(*run, camera);
  took.project_ms = Ms(from);
  from = Clock::now();
  const double leg_m = run->body.thigh_m + run->body.shank_m;
  const SeenPerson person{.clock = MakeStrideClock(run->events),
                          .facing = camera.facing,
                          .leg_px = leg_m / camera.scale_m_per_px};
  const TwinTrack seen = AddNetworkErrors(exact.track, person, errors, seed);
  took.errors_ms = Ms(from);
  HINGE_CHECK(!seen.track.frames.empty(), seen.track.frames.size());
  return took;
}

double RunsASecond(const NetworkErrors& errors, int runs) {
  std::atomic<int> next = 0;
  const auto work = [&] {
    for (int i = next++; i < runs; i = next++) MakeOne(errors, static_cast<std::uint64_t>(i) + 1);
  };
  const auto from = Clock::now();
  std::thread other(work);
  work();
  other.join();
  return runs / (Ms(from) / 1000);
}

}  // namespace

int main(int argc, char** argv) {
  const int runs = argc > 1 ? std::max(1, std::atoi(argv[1])) : 200;
  const NetworkErrors errors = ReadNetworkErrors(
      std::filesystem::path(HINGE_SOURCE_DIR) / "knowledge" / "network_errors.toml", "blazepose_heavy");
  Stages sum;
  for (int i = 0; i < runs; ++i) {
    const Stages one = MakeOne(errors, static_cast<std::uint64_t>(i) + 1);
    sum.solve_ms += one.solve_ms / runs;
    sum.project_ms += one.project_ms / runs;
    sum.errors_ms += one.errors_ms / runs;
  }
  fmt::print("one thread, ms a run: motion {:.2f}, projection {:.2f}, errors {:.2f}\n", sum.solve_ms,
             sum.project_ms, sum.errors_ms);
  fmt::print("two threads: {:.0f} runs a second\n", RunsASecond(errors, runs));
  return 0;
}
