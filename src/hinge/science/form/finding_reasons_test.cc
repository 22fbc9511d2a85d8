// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/finding_reasons.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hinge/science/form/decide.h"
#include "hinge/science/form/finding.h"
#include "hinge/science/form/testing_form.h"
#include "hinge/science/form/testing_knowledge.h"

namespace hinge {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

struct Case {
  Gait gait;
  std::vector<std::map<std::string, double>> by_stride;
  std::vector<Measure> measures;
  std::vector<Finding> findings;
};

/// A deep knee in five strides, of which the last is an outlier.
Case DeepKnee() {
  Case c;
  const double values[] = {52, 53, 54, 53.5, 70};
  for (int k = 0; k < 5; ++k) {
    c.gait.strides.push_back(
        {k % 2 == 0 ? Side::kLeft : Side::kRight, 1.0 * k, 1.0 * k + 0.3, 1.0 * k + 0.7, true, ""});
    c.by_stride.push_back({{"knee_peak", values[k]}});
  }
  Measure m;
  m.id = "knee_peak", m.at = "stance", m.unit = "deg", m.value = 54, m.low = 51, m.high = 57, m.n = 5;
  m.sigma_random = 0.5, m.sigma_shared = 1.4, m.definition = "as defined";
  c.measures = {m};
  c.findings = FindFindings(c.measures, 3.5, 0, "deflated", TestingKnowledge());
  return c;
}

TEST(Reasons, NameTheStridesNearestToTheMeanInTimeOrderAtTheMeasuresInstant) {
  Case c = DeepKnee();
  ASSERT_EQ(c.findings.size(), 1u);
  AddReasons(c.findings, c.gait, c.by_stride, c.measures, TestingKnowledge());
  const std::vector<Instant>& seen = c.findings[0].instants;
  ASSERT_EQ(seen.size(), 3u);
  for (std::size_t k = 1; k < seen.size(); ++k) EXPECT_LT(seen[k - 1].time_s, seen[k].time_s);
  for (const Instant& i : seen) EXPECT_LT(i.value, 60) << "the outlier shows nothing";
  EXPECT_NEAR(seen.back().time_s - std::floor(seen.back().time_s), 0.15, 1e-9);  // mid-stance
}

TEST(Reasons, CarryNumbersSourcesAndWhatWouldChangeThem) {
  Case c = DeepKnee();
  Knowledge knowledge = TestingKnowledge();
  knowledge.bands["knee_peak"].sources = {"band2020"};
  knowledge.norms["knee_peak"].sources = {"norm2017", "band2020"};
  AddReasons(c.findings, c.gait, c.by_stride, c.measures, knowledge);
  const Finding& f = c.findings[0];
  EXPECT_EQ(f.n, 5);
  EXPECT_EQ(f.definition, "as defined");
  EXPECT_EQ(f.sources, (std::vector<std::string>{"band2020", "norm2017"}));
  EXPECT_THAT(f.would_change_it, HasSubstr("nearer to the ordinary range"));
  EXPECT_THAT(f.would_change_it, HasSubstr("more strides would not"));
}

TEST(Reasons, OfAFindingOverStandingLookAtTheRawMeasure) {
  Case c = DeepKnee();
  Finding lean;
  lean.measure = "trunk_lean_over_standing";
  Measure m = c.measures[0];
  m.id = lean.measure;
  for (auto& stride : c.by_stride) stride["trunk_lean"] = 12;
  std::vector<Finding> findings = {lean};
  AddReasons(findings, c.gait, c.by_stride, {m}, TestingKnowledge());
  EXPECT_EQ(findings[0].instants.size(), 3u);
}

TEST(Finding, IsNotRaisedByStridesTooFewOrTooUnlikeToTellItFromOrdinary) {
  Case c = DeepKnee();
  c.measures[0].sigma_random = 6;  // 12 degrees could not be told
  EXPECT_TRUE(FindFindings(c.measures, 3.5, 0, "deflated", TestingKnowledge()).empty());
}

TEST(Finding, HasTheShareOfTheDrawsOutsideAsItsProbability) {
  Case c = DeepKnee();
  std::map<std::string, MeasureDraws> draws;
  // Band to 46.6: nine of ten draws lie outside, skewed as no normal curve is.
  for (int k = 0; k < 100; ++k) draws["knee_peak"].both.push_back(k < 10 ? 40 : 55.0 + 0.0111 * k);
  c.measures[0].value = 53.6;
  const auto findings = FindFindings(c.measures, 3.5, 0, "deflated", TestingKnowledge(), {.draws = &draws});
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_NEAR(findings[0].probability, 0.9, 1e-9);
  EXPECT_NEAR(findings[0].distance, 53.6 - 46.6, 1e-9);
  EXPECT_NEAR(findings[0].detectable, 3, 1e-9);
}

}  // namespace
}  // namespace hinge
