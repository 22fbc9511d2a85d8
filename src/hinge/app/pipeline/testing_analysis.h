// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>

#include "hinge/app/pipeline/analyze.h"
#include "hinge/science/body/testing_runner.h"
#include "hinge/science/form/testing_knowledge.h"

namespace hinge {

inline const ErrorModel kErrors{
    .model = "testing", .provenance = "", .jitter_legs = 0.006, .hidden_factor = 2, .measures = {}};
/// Seen well, twice as often as most phones do.
inline const TestingRunner kRunner{
    .step_s = 0.36, .lean_rad = 0.1, .rate_hz = 120, .duration_s = 5, .noise_px = 0.5};

inline KeypointTrack MakeTrack(const TestingRunner& runner = kRunner) {
  Random random(3);
  return MakeTestingTrack(runner, random);
}

inline AnalyzeOptions Quick() {
  AnalyzeOptions options;
  options.draws = 40;
  return options;
}

inline Session Analyze(const KeypointTrack& track, const AnalyzeOptions& options = Quick()) {
  return AnalyzeTrack(track, {.height_m = 1.75, .mass_kg = {}, .sex = {}}, TestingKnowledge(), kErrors,
                      options);
}

inline const Measure& Get(const Session& session, const std::string& id, std::optional<Side> side = {}) {
  const Measure* m = FindMeasure(session.measures, id, side);
  if (m == nullptr || !m->value) throw std::logic_error("no " + id);
  return *m;
}

}  // namespace hinge
