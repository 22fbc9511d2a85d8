// SPDX-License-Identifier: Apache-2.0
#include "watched_sets.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <ctime>
#include <thread>

#include "hinge/edge/formats/error_model_file.h"
#include "hinge/edge/formats/network_errors_file.h"
#include "hinge/science/scene/view.h"
#include "hinge/science/strength/exercise_measures.h"
#include "hinge/science/strength/follow_body.h"

namespace hinge {
namespace {

constexpr const char* kNetwork = "blazepose_heavy";

double ThreadCpu_s() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

std::optional<BodySeries> Follow(const KeypointTrack& track, const ErrorModel& errors) {
  const auto facing = FindFacing(track);
  if (!facing) return std::nullopt;
  return FollowBody(track, *facing, errors);
}

WatchedCase WatchOne(const std::string& label, const SetOptions& options, Naming naming,
                     const ExerciseModel& model, const NetworkErrors& network, const ErrorModel& errors) {
  WatchedCase c;
  c.truth = MakeSimulatedSet(label, options, network);
  WatchOptions watch;
  if (naming == Naming::kGiven) watch.asked = label;
  if (const auto standing = Follow(c.truth.standing, errors))
    watch.standing_straightness_deg = CalcStandingStraightness_deg(*standing);
  const double from_s = ThreadCpu_s();
  if (const auto body = Follow(c.truth.track, errors)) c.seen = WatchSet(*body, model, watch);
  c.cpu_s = ThreadCpu_s() - from_s;
  c.seen.body = {};
  c.truth.track.frames.clear(), c.truth.standing.frames.clear();
  return c;
}

}  // namespace

std::vector<WatchedCase> WatchCases(Half half, int count, Naming naming, const ExerciseModel& model,
                                    const std::filesystem::path& knowledge,
                                    const std::vector<std::string>& labels) {
  const NetworkErrors network = ReadNetworkErrors(knowledge / "network_errors.toml", kNetwork);
  ErrorModel errors = ReadErrorModel(knowledge / "error_model.toml", kNetwork);
  errors.landmarks = network;
  const auto& asked = labels.empty() ? SetLabels() : labels;
  std::vector<WatchedCase> cases(asked.size() * static_cast<std::size_t>(count));
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < cases.size(); i = next++) {
      const auto n = static_cast<std::size_t>(count);
      cases[i] = WatchOne(asked[i / n], {.half = half, .idx = i % n}, naming, model, network, errors);
    }
  };
  std::thread other(work);
  work();
  other.join();
  return cases;
}

int FindTrueRepetition(const SimulatedSet& truth, const SeenRepetition& seen) {
  if (!truth.truth) return -1;
  const auto& all = truth.truth->repetitions;
  int best = -1;
  double nearest_s = 1e9;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Repetition& r = all[i].repetition;
    const double off_s =
        std::abs(0.5 * (seen.start_s + seen.end_s) - truth.offset_s - 0.5 * (r.start_s + r.end_s));
    const bool same_leg = truth.label != "hike" || r.side == seen.side;
    if (!same_leg || off_s > 0.5 * (r.end_s - r.start_s) || off_s >= nearest_s) continue;
    nearest_s = off_s;
    best = static_cast<int>(i);
  }
  return best;
}

}  // namespace hinge
