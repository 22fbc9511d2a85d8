// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/decide.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "hinge/science/form/testing_form.h"
#include "hinge/science/form/testing_knowledge.h"

namespace hinge {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Measured kSpeed = Known(3.5, 0, "test");

Verdict Decide(const Form& form, const DecideOptions& options = {},
               const Knowledge& knowledge = TestingKnowledge()) {
  return DecideVerdict(form, kSpeed, knowledge, options);
}

double SumOf(const Verdict& v) { return std::accumulate(v.probability.begin(), v.probability.end(), 0.0); }

struct Vector {
  const char* name;
  PostureAngles angles;
  const char *label, *subtype;
};

// The worked examples of science F4 at 3.5 m/s: knee peak, knee at contact, shank at mid-stance, lean over
// standing.
const Vector kVectors[] = {
    {"stiff and upright", {36, 4, -25, 0, 0.0}, "too_tall", "tall everywhere"},
    {"stiff but leaning", {36, 4, -25, 6, 0.0}, "too_tall", "stiff leg"},
    {"ordinary leg, upright", {42, 11, -27, 0, 0.0}, "too_tall", "upright trunk"},
    {"ordinary leg, leaning back", {42, 11, -27, -7, 0.0}, "too_tall", "upright trunk"},
    {"sagging, upright", {50, 18, -32, 1, 0.0}, "deflated", "sitting"},
    {"sagging, folded", {50, 18, -32, 14, 0.0}, "deflated", "folded"},
    {"ordinary leg, leaning far", {42, 11, -27, 13, 0.0}, "over_hinged", ""},
    {"the sweet spot", {42, 11, -27, 5, 0.0}, "hinged", ""},
    {"the sweet spot, slumped", {42, 11, -27, 5, 14.0}, "bent_spine", "slumped"},
    {"the sweet spot, arched", {42, 11, -27, 5, -14.0}, "bent_spine", "arched"},
};
constexpr PostureAngles kHinged = {42, 11, -27, 5, 0.0};
constexpr PostureAngles kUpright = {42, 11, -27, -3, 0.0};

TEST(DecideVerdict, GivesThePublishedVectorsTheirNames) {
  for (const Vector& v : kVectors) {
    SCOPED_TRACE(v.name);
    const Verdict verdict = Decide(MakeTestingForm(v.angles, {.sigma_deg = 0.3}));
    EXPECT_EQ(verdict.label, v.label);
    EXPECT_EQ(verdict.subtype, v.subtype);
    EXPECT_THAT(verdict.cannot_tell_because, IsEmpty());
    EXPECT_NEAR(SumOf(verdict), 1, 1e-9);
  }
}

TEST(DecideVerdict, StandsOnTheMapWhereThePublishedFormulaPutsIt) {
  const Verdict verdict = Decide(MakeTestingForm({50, 18, -32, 1, 0.0}, {}));
  ASSERT_TRUE(verdict.map.has_value());
  constexpr double kRounding = 0.006;
  EXPECT_NEAR(verdict.map->leg_trunk.x(), 2.03, kRounding);
  EXPECT_NEAR(verdict.map->leg_trunk.y(), -1, kRounding);
}

TEST(DecideVerdict, CannotTellOnABorderAndNamesTheNearestState) {
  const Verdict verdict = Decide(MakeTestingForm({42, 11, -27, 1, 0.0}, {.sigma_deg = 2}));  // A = -1: a coin
  EXPECT_EQ(verdict.label, "cannot_tell");
  EXPECT_NEAR(verdict.P(State::kTooTall), 0.5, 0.1);
  ASSERT_EQ(verdict.cannot_tell_because.size(), 1u);
  EXPECT_THAT(verdict.cannot_tell_because[0], HasSubstr("no state is likely enough"));
  EXPECT_THAT(verdict.cannot_tell_because[0],
              ::testing::AnyOf(HasSubstr("\"too tall\""), HasSubstr("\"hinged\"")));
  EXPECT_TRUE(verdict.map.has_value());
}

TEST(DecideVerdict, LabelsFromTheLeastShareOn) {
  // A is normal with mean -1 - z s: the share of draws below -1 is Phi(z). z(0.55) = 0.126, z(0.65) = 0.385.
  const double sigma_deg = 2;
  const auto decide = [&](double z) {
    return Decide(
        MakeTestingForm({42, 11, -27, 1 - z * sigma_deg, 0.0}, {.sigma_deg = sigma_deg, .draws = 4000}));
  };
  EXPECT_EQ(decide(0.126).label, "cannot_tell");
  EXPECT_EQ(decide(0.385).label, "too_tall");
}

TEST(DecideVerdict, GivesEachStateTheShareOfItsDraws) {
  // A alone varies, with mean 0 and sigma 1: too tall below -1 (15.9 %), over-hinged above 1.5 (6.7 %).
  const Verdict verdict =
      Decide(MakeTestingForm(kHinged, {.sigma_deg = 1e-3, .lean_sigma_deg = 4, .draws = 20000}));
  EXPECT_NEAR(verdict.P(State::kTooTall), 0.159, 0.01);
  EXPECT_NEAR(verdict.P(State::kOverHinged), 0.067, 0.01);
  EXPECT_NEAR(verdict.P(State::kHinged), 0.774, 0.015);
  EXPECT_EQ(verdict.P(State::kDeflated), 0);
}

TEST(DecideVerdict, CountsADrawAsRunnersAreLikelyToBe) {
  // A of mean 2, sigma 1, among runners of mean 0, SD 1: mean 1, variance 1/2, so over-hinged beyond 1.5 in 24 %.
  Knowledge knowledge = TestingKnowledge();
  knowledge.posture.runners_sd = 1;
  constexpr PostureAngles kLeaning = {42, 11, -27, 13, 0.0};
  const Verdict verdict = Decide(
      MakeTestingForm(kLeaning, {.sigma_deg = 1e-3, .lean_sigma_deg = 4, .draws = 20000}), {}, knowledge);
  EXPECT_NEAR(verdict.P(State::kOverHinged), 0.240, 0.02);
  EXPECT_NEAR(SumOf(verdict), 1, 1e-9);
}

TEST(DecideVerdict, CountsADrawsKindAsRunnersAreLikelyToBeToo) {
  // Deflated, A of mean 1.75 and sigma 1, folded beyond 1.5: 60 % of the draws. Among runners of mean 0, SD 1 A has mean 0.875,
  // variance 1/2: 19 %.
  constexpr PostureAngles kFolded = {50, 18, -32, 12, 0.0};
  Knowledge knowledge = TestingKnowledge();
  knowledge.posture.runners_sd = 1;
  const Verdict verdict = Decide(
      MakeTestingForm(kFolded, {.sigma_deg = 1e-3, .lean_sigma_deg = 4, .draws = 20000}), {}, knowledge);
  ASSERT_EQ(verdict.subtype, "folded");
  EXPECT_NEAR(verdict.subtype_probability, 0.188, 0.02);
}

TEST(DecideVerdict, ReadsTheDrawsAboutTheBestEstimate) {
  const Form form = MakeTestingForm(kUpright, {.sigma_deg = 2});
  Form moved = form;
  for (auto& [id, draws] : moved.draws) {
    for (std::optional<double>& d : draws.both) *d += 5;
  }
  const Verdict here = Decide(form), there = Decide(moved);
  for (std::size_t s = 0; s < here.probability.size(); ++s)
    EXPECT_NEAR(here.probability[s], there.probability[s], 1e-9);
}

TEST(DecideVerdict, CannotTellWithDoubtsAndThenCounselsNothing) {
  const Form form = MakeTestingForm(kUpright, {});
  ASSERT_EQ(Decide(form).cue, "hips_back");  // without the doubt it would counsel
  const Verdict verdict = Decide(form, {.doubts = {"seen from the front"}});
  EXPECT_EQ(verdict.label, "cannot_tell");
  EXPECT_THAT(verdict.cannot_tell_because, ElementsAre("seen from the front"));
  EXPECT_EQ(verdict.cue, "");
  EXPECT_EQ(verdict.tradeoff, "");
  EXPECT_THAT(verdict.plan, IsEmpty());
  EXPECT_EQ(verdict.subtype, "");
  EXPECT_TRUE(verdict.map.has_value());  // what was computed is still shown
  EXPECT_NEAR(SumOf(verdict), 1, 1e-9);
}

TEST(DecideVerdict, NeedsEveryMeasureOfTheMapAndSaysWhichIsMissing) {
  for (const char* id : {"knee_peak", "knee_ic", "tibia_ms", "trunk_lean_over_standing"}) {
    SCOPED_TRACE(id);
    Form form = MakeTestingForm(kHinged, {});
    HideMeasure(form, id, "the legs were hidden");
    const Verdict verdict = Decide(form);
    EXPECT_EQ(verdict.label, "cannot_tell");
    ASSERT_EQ(verdict.cannot_tell_because.size(), 1u);
    EXPECT_THAT(verdict.cannot_tell_because[0], HasSubstr("was not seen: the legs were hidden"));
    EXPECT_FALSE(verdict.map.has_value());
    EXPECT_EQ(SumOf(verdict), 0);
  }
}

TEST(DecideVerdict, NamesAMissingMeasureByItsTitleOrElseItsId) {
  Form form = MakeTestingForm(kHinged, {});
  HideMeasure(form, "tibia_ms", "no stride shows it");
  EXPECT_THAT(Decide(form).cannot_tell_because,
              ElementsAre("Shank at mid-stance was not seen: no stride shows it"));
  form = MakeTestingForm(kHinged, {});
  std::erase_if(form.measures, [](const Measure& m) { return m.id == "knee_ic"; });
  EXPECT_THAT(Decide(form).cannot_tell_because, ElementsAre("knee_ic was not seen: not measured"));
}

TEST(DecideVerdict, NeedsAFewStrides) {
  const Verdict three = Decide(MakeTestingForm(kHinged, {.strides = 3}));
  EXPECT_EQ(three.label, "cannot_tell");
  EXPECT_THAT(three.cannot_tell_because,
              ElementsAre("only 3 whole strides were seen, 4 are needed: film 10 s or more"));
  EXPECT_TRUE(three.map.has_value());
  EXPECT_EQ(Decide(MakeTestingForm(kHinged, {.strides = 4})).label, "hinged");
  EXPECT_EQ(Decide(MakeTestingForm(kHinged, {.strides = 3}), {.fewest_strides = 3}).label, "hinged");
}

TEST(DecideVerdict, SaysOnceThatNoStrideWasSeen) {
  Form form = MakeTestingForm(kHinged, {.strides = 0});
  for (const char* id : {"knee_peak", "knee_ic", "tibia_ms", "trunk_lean_over_standing"})
    HideMeasure(form, id, "no stride shows it");
  const Verdict verdict = Decide(form);
  EXPECT_THAT(verdict.cannot_tell_because,
              ElementsAre("no whole stride was seen, 4 are needed: film 10 s or more"));
  EXPECT_FALSE(verdict.map.has_value());
  EXPECT_EQ(Decide(Form{}).cannot_tell_because.size(), 1u);
}

TEST(DecideVerdict, CannotTellAtAnUnknownSpeed) {
  const Verdict verdict = DecideVerdict(MakeTestingForm(kUpright, {}), Missing("no foot was seen standing"),
                                        TestingKnowledge(), {});
  EXPECT_EQ(verdict.label, "cannot_tell");
  EXPECT_THAT(verdict.cannot_tell_because,
              ElementsAre("the running speed is unknown: no foot was seen standing"));
  EXPECT_FALSE(verdict.map.has_value());
  EXPECT_THAT(verdict.findings, IsEmpty());
  EXPECT_EQ(verdict.cue, "");
}

TEST(DecideVerdict, CarriesTheDoubtOfTheSpeedOntoTheLegAxisOnly) {
  // dL/dv = -(0.45 * 0.55 / 3.8 + 0.30 * 0.86 / 4.7) = -0.120 between-runner SD a m/s
  const Form form = MakeTestingForm(kHinged, {.sigma_deg = 1e-6, .draws = 4000});
  const Verdict verdict = DecideVerdict(form, Known(3.5, 0.3, "test"), TestingKnowledge(), {});
  EXPECT_NEAR(std::sqrt(verdict.map->covariance(0, 0)), 0.120 * 0.3, 0.002);
  EXPECT_NEAR(verdict.map->covariance(1, 1), 0, 1e-9);
}

TEST(DecideVerdict, CarriesTheDoubtOfEachAngleByItsWeight) {
  const Verdict verdict = Decide(MakeTestingForm(kHinged, {.sigma_deg = 2, .draws = 20000}));
  const double leg = std::hypot(0.45 * 2 / 3.8, 0.30 * 2 / 4.7, 0.25 * 2 / 2.1);
  EXPECT_NEAR(std::sqrt(verdict.map->covariance(0, 0)), leg, 0.03 * leg);
  EXPECT_NEAR(std::sqrt(verdict.map->covariance(1, 1)), 2 / 4.0, 0.02);
  EXPECT_NEAR(verdict.map->covariance(0, 1), 0, 0.01);
}

TEST(DecideVerdict, CannotTellWhereNobodyRuns) {
  const Verdict verdict = Decide(MakeTestingForm({-56, -40, 10, 5, 0.0}, {}));  // knees that bend backwards
  EXPECT_EQ(verdict.label, "cannot_tell");
  ASSERT_EQ(verdict.cannot_tell_because.size(), 1u);
  EXPECT_NE(verdict.cannot_tell_because[0].find("nobody runs so"), std::string::npos);
  EXPECT_TRUE(verdict.plan.empty());
}

TEST(DecideVerdict, SpreadsTwoDrawsAsASampleOfTwo) {
  Form form = MakeTestingForm(kHinged, {.draws = 2});
  form.draws["trunk_lean_over_standing"].both = {1, 9};  // A = -1 and 1: variance 2 with n - 1
  EXPECT_NEAR(Decide(form).map->covariance(1, 1), 2, 1e-12);
}

TEST(DecideVerdict, LeavesOutDrawsThatLackAnAngleAndMovesNoneOfTheOthers) {
  Form form = MakeTestingForm(kHinged, {.sigma_deg = 1e-9, .draws = 4});
  form.draws["trunk_lean_over_standing"].both = {1, std::nullopt, 9, 500};
  form.draws["knee_peak"].both[3].reset();
  EXPECT_NEAR(Decide(form).map->covariance(1, 1), 2, 1e-9);
  form.draws["knee_peak"].both.assign(4, std::nullopt);
  EXPECT_EQ(Decide(form).label, "cannot_tell");
}

TEST(DecideVerdict, LeavesTheBentSpineOutWhereTheSpineWasNotSeen) {
  Form form = MakeTestingForm({42, 11, -27, 5, 14.0}, {});
  EXPECT_EQ(Decide(form).label, "bent_spine");
  HideMeasure(form, "straightness_over_standing", "the ears were hidden");
  const Verdict verdict = Decide(form);
  EXPECT_EQ(verdict.label, "hinged");
  EXPECT_FALSE(verdict.straightness_seen);
  EXPECT_EQ(verdict.P(State::kBentSpine), 0);
}

TEST(DecideVerdict, CallsATooTallRunnerBouncingWhoGivesAndRisesMuch) {
  Form form = MakeTestingForm(kUpright, {});
  AddMeasure(form, "vertical_ratio", 9);  // above 7.8
  AddMeasure(form, "knee_give", 30);      // not above 36
  EXPECT_EQ(Decide(form).subtype, "upright trunk");
  AddMeasure(form, "knee_give", 40);
  EXPECT_EQ(Decide(form).subtype, "bouncing");
}

TEST(DecideVerdict, CounselsOneCueWithItsPriceAndTwoExercisesOfTheFirstFinding) {
  Form form = MakeTestingForm(kUpright, {});
  AddMeasure(form, "cadence", 140);
  const Verdict verdict = Decide(form);
  EXPECT_EQ(verdict.label, "too_tall");
  ASSERT_EQ(verdict.findings.size(), 2u);
  EXPECT_EQ(verdict.findings[0].rule, "lean_low");
  EXPECT_EQ(verdict.cue, "hips_back");
  EXPECT_EQ(verdict.tradeoff, "the price of hips_back");
  EXPECT_THAT(verdict.plan, ElementsAre("hinge", "deadlift"));  // of three
}

TEST(DecideVerdict, KeepsAGoodStateByItsOwnExercisesWhenNothingIsFound) {
  const Verdict verdict = Decide(MakeTestingForm(kHinged, {}));
  EXPECT_EQ(verdict.label, "hinged");
  EXPECT_THAT(verdict.findings, IsEmpty());
  EXPECT_THAT(verdict.plan, ElementsAre("skater", "deadlift"));
  EXPECT_EQ(verdict.cue, "");
}

TEST(DecideVerdict, PlansNothingForAStateWithoutWords) {
  Knowledge knowledge = TestingKnowledge();
  knowledge.states.clear();
  EXPECT_THAT(Decide(MakeTestingForm(kHinged, {}), {}, knowledge).plan, IsEmpty());
}

TEST(DecideVerdict, IsTheSameForTheSameSeed) {
  const Form form = MakeTestingForm(kUpright, {.sigma_deg = 2});
  const Measured speed = Known(3.5, 0.5, "test");
  const auto decide = [&](std::uint64_t seed) {
    return DecideVerdict(form, speed, TestingKnowledge(), {.seed = seed});
  };
  EXPECT_EQ(decide(5).probability, decide(5).probability);
  EXPECT_EQ(decide(5).map->covariance, decide(5).map->covariance);
  EXPECT_NE(decide(5).map->covariance, decide(6).map->covariance);
}

}  // namespace
}  // namespace hinge
