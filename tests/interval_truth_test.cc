// SPDX-License-Identifier: Apache-2.0
// The digital runner through the whole analysis: its truth lies within the intervals that the analysis
// states.
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "hinge/app/pipeline/analyze.h"
#include "hinge/foundation/base/angle.h"
#include "hinge/science/form/testing_knowledge.h"
#include "hinge/twin/runner/project.h"
#include "hinge/twin/runner/testing_twins.h"
#include "hinge/twin/runner/truth.h"

namespace hinge {
namespace {

const ErrorModel kProjection{
    .model = "projection", .provenance = "", .jitter_legs = 0.006, .hidden_factor = 2, .measures = {}};

TwinRun MakeRun(Random& random) {
  while (true) {
    TwinOptions options = DrawOptions(random);
    options.treadmill = true;
    options.straightness_deg = random.Uniform(-8, 8);
    options.duration_s = 8;
    if (auto run = SolveTwinRun(options)) return *run;
  }
}

Session Analyze(const TwinRun& run, std::uint64_t seed) {
  const TwinNoise noise{.sigma_px = 1.2, .outlier_share = 0.003, .leg_swap_share = 0.04, .seed = seed};
  const TwinTrack seen = ProjectTrack(run, {.frame_rate_hz = 120, .frame_times_s = {}}, noise);
  AnalyzeOptions options;
  options.draws = 100;
  return AnalyzeTrack(seen.track, {.height_m = run.options.height_m, .mass_kg = {}, .sex = {}},
                      TestingKnowledge(), kProjection, options);
}

/// Mean of each foot's strides, then of both feet.
template <typename Strides, typename Quantity>
double MeanOf(const Strides& strides, Quantity quantity) {
  PerSide<double> sum{}, n{};
  for (const auto& s : strides) {
    sum[s.side] += quantity(s);
    n[s.side] += 1;
  }
  return 0.5 * (sum[Side::kLeft] / n[Side::kLeft] + sum[Side::kRight] / n[Side::kRight]);
}

std::vector<Stride> UsedOf(const Session& session) {
  std::vector<Stride> used;
  std::copy_if(session.gait.strides.begin(), session.gait.strides.end(), std::back_inserter(used),
               [](const Stride& s) { return s.used; });
  return used;
}

/// The truth that an analysis should hold. Angles of one instant are the digital runner's at the instant that
/// was found: the event finder agrees with people on force plates, whose feet land and leave less suddenly
/// (benchmarks/accuracy/events).
std::map<std::string, double> TruthsOf(const TwinRun& run, const Session& session) {
  const std::vector<TwinStride> strides = CalcTruth(run);
  const std::vector<Stride> used = UsedOf(session);
  const auto leg = [&](const Stride& s, double t) { return CalcTwinPose(run, t).leg[s.side]; };
  return {{"cadence", MeanOf(strides, [](auto& s) { return 120 / (s.next_ic_s - s.ic_s); })},
          {"knee_peak", MeanOf(strides, [](auto& s) { return s.knee_peak_deg; })},
          {"trunk_lean", MeanOf(strides, [](auto& s) { return s.trunk_lean_deg; })},
          {"straightness", MeanOf(strides, [](auto& s) { return s.straightness_deg; })},
          {"speed", run.options.speed_m_s},
          {"knee_ic", MeanOf(used, [&](auto& s) { return DegFromRad(leg(s, s.ic_s).knee()); })},
          {"thigh_ic", MeanOf(used, [&](auto& s) { return DegFromRad(leg(s, s.ic_s).thigh); })},
          {"tibia_ic", MeanOf(used, [&](auto& s) { return DegFromRad(leg(s, s.ic_s).shank); })},
          {"tibia_ms", MeanOf(used, [&](auto& s) { return DegFromRad(leg(s, s.ms_s()).shank); })}};
}

TEST(Intervals, HoldTheDigitalRunnersTruth) {
  Random random(41);
  std::map<std::string, int> held;
  int all_held = 0, all = 0;
  constexpr int kRuns = 12;
  for (int k = 0; k < kRuns; ++k) {
    const TwinRun run = MakeRun(random);
    const Session session = Analyze(run, 50 + k);
    for (const auto& [id, truth] : TruthsOf(run, session)) {
      const auto* m = FindMeasure(session.measures, id);
      ASSERT_TRUE(m != nullptr && m->value) << id;
      const bool holds = m->low <= truth && truth <= m->high;
      held[id] += holds;
      all_held += holds;
      ++all;
    }
  }
  EXPECT_GE(all_held, 0.95 * all);
  for (const auto& [id, times] : held) EXPECT_GE(times, kRuns - 2) << id;
}

}  // namespace
}  // namespace hinge
