// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/truth/truth_session.h"

#include <gtest/gtest.h>

#include "hinge/science/form/testing_knowledge.h"
#include "hinge/twin/runner/testing_twins.h"
#include "hinge/twin/runner/trajectory.h"
#include "hinge/twin/runner/trajectory_truth.h"

namespace hinge {
namespace {

TruthInputs InputsOf(const TwinRun& run) {
  return {.trajectory = MakeTrajectory(run),
          .events = run.events,
          .view = {.scale_m_per_px = 0.003, .ground_I_px = 600, .width_px = 1280, .height_px = 720},
          .clip_name = "clip.mp4",
          .made_of = "digital runner"};
}

TEST(TruthSession, HoldsTheMotionsOwnMeasuresWithoutWidth) {
  Random random(41);
  for (int k = 0; k < 5; ++k) {
    const TwinRun run = DrawRun(random);
    const TruthInputs inputs = InputsOf(run);
    const Session session = MakeTruthSession(inputs, TestingKnowledge());
    const std::vector<TruthStride> strides = MeasureTrajectory(inputs.trajectory, run.events);
    ASSERT_EQ(session.gait.strides.size(), strides.size());
    for (const char* id : {"knee_peak", "thigh_ic", "cadence", "trunk_lean"}) {
      const Measure* m = FindMeasure(session.measures, id);
      ASSERT_TRUE(m != nullptr && m->value) << id;
      EXPECT_DOUBLE_EQ(*m->value, *MeanOf(strides, id));
      EXPECT_EQ(m->low, m->high);
      EXPECT_EQ(m->n, static_cast<int>(strides.size()));
    }
    EXPECT_DOUBLE_EQ(*FindMeasure(session.measures, "trunk_lean_over_standing")->value,
                     *FindMeasure(session.measures, "trunk_lean")->value);
    EXPECT_NEAR(*FindMeasure(session.measures, "straightness_over_standing")->value,
                run.options.straightness_deg, 1e-6);
  }
}

TEST(TruthSession, GivesTheStateThatTheMapHasThereWithCertainty) {
  TwinOptions options = MakeTypicalRunner(3.0);
  for (const auto& [lean_deg, knee_deg, label] :
       {std::tuple{6.0, 0.0, "hinged"}, {-4.0, -6.0, "too_tall"}, {3.0, 9.0, "deflated"}}) {
    TwinOptions asked = options;
    asked.trunk_lean_deg = lean_deg;
    for (Side side : kSides) asked.leg[side].knee_peak_deg += knee_deg;
    const auto run = SolveTwinRun(asked);
    ASSERT_TRUE(run.has_value()) << label;
    const Session session = MakeTruthSession(InputsOf(*run), TestingKnowledge());
    EXPECT_EQ(session.verdict.label, label);
    const double best =
        *std::max_element(session.verdict.probability.begin(), session.verdict.probability.end());
    EXPECT_DOUBLE_EQ(best, 1);
  }
}

TEST(TruthSession, OfAClipInSlowMotionHasTheClipsTimesAndLifesMeasures) {
  Random random(42);
  const TwinRun run = DrawRun(random);
  TruthInputs inputs = InputsOf(run);
  const Session life = MakeTruthSession(inputs, TestingKnowledge());
  inputs.view.slow_motion_factor = 4;
  const Session slow = MakeTruthSession(inputs, TestingKnowledge());
  ASSERT_EQ(slow.gait.events.size(), life.gait.events.size());
  EXPECT_DOUBLE_EQ(slow.gait.events.back().time_s, 4 * life.gait.events.back().time_s);
  EXPECT_DOUBLE_EQ(slow.gait.strides.back().to_s, 4 * life.gait.strides.back().to_s);
  EXPECT_EQ(FindMeasure(slow.measures, "contact_time")->value,
            FindMeasure(life.measures, "contact_time")->value);
}

TEST(TruthSession, OfAMotionWithoutStridesSaysWhatIsMissing) {
  TwinOptions options = MakeStandingPerson();
  const auto run = SolveTwinRun(options);
  ASSERT_TRUE(run.has_value());
  const Session session = MakeTruthSession(InputsOf(*run), TestingKnowledge());
  EXPECT_EQ(session.verdict.label, "cannot_tell");
  EXPECT_FALSE(session.scene.speed_m_s.known());
  for (const Measure& m : session.measures) {
    EXPECT_FALSE(m.value.has_value()) << m.id;
    EXPECT_FALSE(m.why_missing.empty()) << m.id;
  }
}

}  // namespace
}  // namespace hinge
