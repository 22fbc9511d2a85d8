// SPDX-License-Identifier: Apache-2.0
// How long everything takes after the pose network: 10 s at 60 pictures a second, from keypoints to the
// verdict. The track is that of the digital runner through a noisy camera. Beside it, in the same run, a
// yardstick: sorting a million numbers.
#include <benchmark/benchmark.h>

#include <algorithm>

#include "hinge/app/pipeline/analyze.h"
#include "hinge/edge/formats/error_model_file.h"
#include "hinge/edge/formats/knowledge_files.h"
#include "hinge/foundation/base/random.h"
#include "hinge/twin/runner/project.h"
#include "hinge/twin/runner/twin_run.h"

namespace hinge {
namespace {

void Yardstick(benchmark::State& state) {
  Random random(1);
  std::vector<double> numbers(1'000'000);
  for (double& x : numbers) x = random.Uniform();
  for (auto _ : state) {
    std::vector<double> copy = numbers;
    std::sort(copy.begin(), copy.end());
    benchmark::DoNotOptimize(copy.data());
  }
}
BENCHMARK(Yardstick)->Unit(benchmark::kMillisecond);

void AfterKeypoints(benchmark::State& state) {
  TwinOptions options = MakeTypicalRunner(3.2);
  options.treadmill = true;
  options.duration_s = 10;
  const auto run = SolveTwinRun(options);
  if (!run) return state.SkipWithError("the digital runner cannot run so");
  const KeypointTrack track = ProjectTrack(*run, {.frame_rate_hz = 60, .frame_times_s = {}},
                                           {.sigma_px = 1.2, .leg_swap_share = 0.04, .seed = 3})
                                  .track;
  const std::string folder = std::string(HINGE_SOURCE_DIR) + "/knowledge";
  const Knowledge knowledge = ReadKnowledge(folder);
  const ErrorModel errors = ReadErrorModel(folder + "/error_model.toml", "blazepose_heavy");
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        AnalyzeTrack(track, {.height_m = 1.75, .mass_kg = {}, .sex = {}}, knowledge, errors));
  }
  state.counters["pictures"] = static_cast<double>(track.frames.size());
}
BENCHMARK(AfterKeypoints)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace hinge

BENCHMARK_MAIN();
