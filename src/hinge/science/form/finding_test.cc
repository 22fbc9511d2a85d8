// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/finding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "hinge/foundation/base/measured.h"
#include "hinge/foundation/base/random.h"
#include "hinge/science/form/testing_knowledge.h"

namespace hinge {
namespace {

using ::testing::ElementsAre;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kSpeed_m_s = 3.5;

Measure MakeMeasure(const std::string& id, double value, double sigma, std::optional<Side> side = {}) {
  Measure m;
  m.id = id;
  m.side = side;
  m.value = value;
  m.low = value - Measured::kTwoSided95 * sigma;
  m.high = value + Measured::kTwoSided95 * sigma;
  return m;
}

std::vector<Finding> Find(const std::vector<Measure>& measures, const std::string& label = "",
                          double grade = 0) {
  return FindFindings(measures, kSpeed_m_s, grade, label, TestingKnowledge());
}

std::vector<std::string> RulesOf(const std::vector<Finding>& findings) {
  std::vector<std::string> rules;
  for (const Finding& f : findings) rules.push_back(f.rule);
  return rules;
}

TEST(BandLimits, StandAsTheyAreWhereNoNormIsNamed) {
  const auto limits = CalcBandLimits(TestingKnowledge(), "trunk_lean_over_standing", 2.5);
  ASSERT_TRUE(limits.has_value());
  EXPECT_EQ(limits->low, 2);
  EXPECT_EQ(limits->high, 8);
}

TEST(BandLimits, MoveWithTheNormAtTheRunnersSpeed) {
  const Knowledge knowledge = TestingKnowledge();  // 41.6 at 3.5 m/s and 0.5 more a m/s, -5 to +5
  EXPECT_NEAR(CalcBandLimits(knowledge, "knee_peak", 3.5)->low, 36.6, 1e-9);
  EXPECT_NEAR(CalcBandLimits(knowledge, "knee_peak", 4.5)->high, 47.1, 1e-9);
}

TEST(BandLimits, InPercentAreOfTheNormsMean) {
  const auto limits = CalcBandLimits(TestingKnowledge(), "cadence", 3.5);  // 166, -6 to +8 %
  EXPECT_NEAR(limits->low, 156.04, 1e-9);
  EXPECT_NEAR(limits->high, 179.28, 1e-9);
}

TEST(BandLimits, AreInfiniteOnAnOpenSide) {
  EXPECT_EQ(CalcBandLimits(TestingKnowledge(), "tibia_ic", 3.5)->low, -kInfinity);
  const auto ratio = CalcBandLimits(TestingKnowledge(), "vertical_ratio", 3.5);
  EXPECT_EQ(ratio->low, -kInfinity);
  EXPECT_NEAR(ratio->high, 7.8, 1e-9);
}

TEST(BandLimits, AreMissingWithoutABandOrItsNorm) {
  Knowledge knowledge = TestingKnowledge();
  EXPECT_FALSE(CalcBandLimits(knowledge, "thigh_ic", 3.5).has_value());
  knowledge.norms.erase("knee_peak");
  EXPECT_FALSE(CalcBandLimits(knowledge, "knee_peak", 3.5).has_value());
}

TEST(Score, IsFullInsideAndHalfAtTheDistanceThatTheRuleNames) {
  const BandLimits band{2, 8};
  for (double x : {2.0, 5.0, 8.0}) EXPECT_EQ(CalcScore(x, band, 6), 100);
  constexpr double kRounding = 0.01;  // sigma_e = HWHM / 1.1774 is printed to four decimals
  EXPECT_NEAR(CalcScore(14, band, 6), 50, kRounding);
  EXPECT_NEAR(CalcScore(-4, band, 6), 50, kRounding);
  EXPECT_NEAR(CalcScore(20, band, 6), 100 / 16.0,
              kRounding);  // a normal curve: twice as far, a half to the fourth
}

TEST(Score, FallsTheFartherOutsideAndIsTheSameOnBothSides) {
  Random random(1);
  for (int k = 0; k < 200; ++k) {
    const double low = random.Uniform(-10, 10), high = low + random.Uniform(0, 10),
                 half_at = random.Uniform(1, 10);
    const double near = random.Uniform(0, 10), far = near + random.Uniform(0.1, 5);
    EXPECT_GT(CalcScore(high + near, {low, high}, half_at), CalcScore(high + far, {low, high}, half_at));
    EXPECT_NEAR(CalcScore(high + near, {low, high}, half_at), CalcScore(low - near, {low, high}, half_at),
                1e-9);
  }
}

TEST(ProbabilityOutside, HasTheNormalCurvesWellKnownValues) {
  EXPECT_NEAR(CalcProbabilityOutside(8, 1, {-kInfinity, 8}), 0.5, 1e-12);
  EXPECT_NEAR(CalcProbabilityOutside(8 + 1.281552, 1, {-kInfinity, 8}), 0.9, 1e-6);
  EXPECT_NEAR(CalcProbabilityOutside(2 - 2 * 0.841621, 2, {2, kInfinity}), 0.8, 1e-6);
  EXPECT_NEAR(CalcProbabilityOutside(5, 1, {5 - 1.959964, 5 + 1.959964}), 0.05, 1e-6);
  EXPECT_EQ(CalcProbabilityOutside(5, 1, {-kInfinity, kInfinity}), 0);
}

TEST(ProbabilityOutside, IsCertainWithoutDoubt) {
  EXPECT_EQ(CalcProbabilityOutside(5, 0, {2, 8}), 0);
  EXPECT_EQ(CalcProbabilityOutside(8.001, 0, {2, 8}), 1);
}

TEST(ProbabilityOutside, IsTheShareOfDrawsThatLieOutside) {
  Random random(2);
  for (int k = 0; k < 10; ++k) {
    const double value = random.Uniform(-2, 12), sigma = random.Uniform(0.5, 4);
    int outside = 0;
    constexpr int kDraws = 20000;
    for (int d = 0; d < kDraws; ++d) {
      const double x = random.Normal(value, sigma);
      outside += x < 2 || x > 8;
    }
    EXPECT_NEAR(CalcProbabilityOutside(value, sigma, {2, 8}), outside / static_cast<double>(kDraws), 0.012);
  }
}

TEST(FindFindings, RaisesWhatIsSurelyOutsideAndSaysByHowMuch) {
  const auto findings = Find({MakeMeasure("trunk_lean_over_standing", -4, 1.5)});
  ASSERT_EQ(findings.size(), 1u);
  const Finding& f = findings[0];
  EXPECT_EQ(f.rule, "lean_low");
  EXPECT_EQ(f.measure, "trunk_lean_over_standing");
  EXPECT_EQ(f.value, -4);
  EXPECT_EQ(f.band_low, 2);
  EXPECT_EQ(f.band_high, 8);
  EXPECT_NEAR(f.score, 50, 0.01);
  EXPECT_GT(f.probability, 0.9999);
  EXPECT_LT(f.low, f.value);
}

TEST(FindFindings, TakesTheRuleOfTheSideOnWhichTheValueLies) {
  EXPECT_THAT(RulesOf(Find({MakeMeasure("trunk_lean_over_standing", -4, 1)})), ElementsAre("lean_low"));
  EXPECT_THAT(RulesOf(Find({MakeMeasure("trunk_lean_over_standing", 14, 1)})), ElementsAre("lean_high"));
  EXPECT_THAT(RulesOf(Find({MakeMeasure("knee_peak", 30, 1)})),
              ElementsAre());  // no rule speaks of a straight knee
}

TEST(FindFindings, IsSilentBelowFourInFive) {
  const double distance = 3, sure = distance / 0.841621;  // sigma at which exactly 0.8 lie outside
  EXPECT_EQ(Find({MakeMeasure("tibia_ic", 12 + distance, 0.99 * sure)}).size(), 1u);
  EXPECT_EQ(Find({MakeMeasure("tibia_ic", 12 + distance, 1.01 * sure)}).size(), 0u);
}

TEST(FindFindings, IsSilentNearerThanCanBeTold) {
  EXPECT_EQ(Find({MakeMeasure("tibia_ic", 12 + 1.99, 1e-3)}).size(),
            0u);  // the smallest detectable difference is 2
  EXPECT_EQ(Find({MakeMeasure("tibia_ic", 12 + 2.01, 1e-3)}).size(), 1u);
}

TEST(FindFindings, JudgesBothSidesTogetherOnly) {
  EXPECT_TRUE(
      Find({MakeMeasure("tibia_ic", 25, 1, Side::kLeft), MakeMeasure("tibia_ic", 25, 1, Side::kRight)})
          .empty());
}

TEST(FindFindings, DoesNotJudgeWhatIsMissingOrHasNoBand) {
  Measure missing = MakeMeasure("tibia_ic", 25, 1);
  missing.value.reset();
  EXPECT_TRUE(Find({missing, MakeMeasure("thigh_ic", 90, 1)}).empty());
}

TEST(FindFindings, DoesNotJudgeLevelOnlyBandsBeyondThreeDegrees) {
  const std::vector<Measure> bouncing = {MakeMeasure("vertical_ratio", 12, 0.5)};
  EXPECT_EQ(Find(bouncing, "", std::tan(2.9 * M_PI / 180)).size(), 1u);
  EXPECT_EQ(Find(bouncing, "", std::tan(3.1 * M_PI / 180)).size(), 0u);
  EXPECT_EQ(Find(bouncing, "", -std::tan(3.1 * M_PI / 180)).size(), 0u);
  EXPECT_EQ(Find({MakeMeasure("tibia_ic", 25, 1)}, "", 0.2).size(), 1u);  // this one is judged on slopes too
}

TEST(FindFindings, PutsFirstWhatExplainsTheVerdictThenPriorityThenProbability) {
  const std::vector<Measure> all = {MakeMeasure("cadence", 140, 2), MakeMeasure("vertical_ratio", 10, 1.5),
                                    MakeMeasure("tibia_ic", 18, 1.5),
                                    MakeMeasure("trunk_lean_over_standing", -4, 1.5),
                                    MakeMeasure("knee_peak", 55, 1.5)};
  const auto rules = RulesOf(Find(all, "too_tall"));
  // Three rules of priority 30: the lean is 4 sigmas outside, the shank 3, the bounce 1.5.
  EXPECT_THAT(rules, ElementsAre("lean_low", "reaching", "bounce", "steps_few", "knee_deep"));
  EXPECT_THAT(RulesOf(Find(all, "deflated")),
              ElementsAre("knee_deep", "steps_few", "lean_low", "reaching", "bounce"));
  EXPECT_THAT(RulesOf(Find(all)), ElementsAre("knee_deep", "lean_low", "reaching", "bounce", "steps_few"));
}

}  // namespace
}  // namespace hinge
