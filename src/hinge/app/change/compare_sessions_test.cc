// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/change/compare_sessions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hinge/foundation/base/random.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/form/testing_knowledge.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;

Session MakeSession(double knee_deg, double random_deg = 0.5, double shared_deg = 2.5) {
  Session s;
  s.input.file_name = "run.mp4";
  s.models = {{"net", "ab"}};
  s.scene.speed_m_s = Known(3.5, 0.05, "test");
  Measure m;
  m.id = "knee_peak", m.at = "stance", m.unit = "deg", m.definition = "as ever", m.value = knee_deg;
  m.sigma_random = random_deg, m.sigma_shared = shared_deg, m.n = 10;
  m.own_parts = OwnParts{};
  s.measures = {m};
  return s;
}

const CompareOptions kOneDay{.same_day = true};

const MeasureChange& Knee(const Comparison& c) { return c.measures.at(0); }

TEST(Compare, CancelsWhatIsSharedAndSaysWhatItBelieved) {
  const Comparison c = CompareSessions(MakeSession(42), MakeSession(45), TestingKnowledge(), kOneDay);
  EXPECT_TRUE(c.shared_cancels);
  EXPECT_THAT(c.assumed, ::testing::Contains(HasSubstr("same place")));
  EXPECT_NEAR(Knee(c).change, 3, 1e-12);
  EXPECT_NEAR(Knee(c).high - Knee(c).low, 2 * 1.96 * 0.5 * std::sqrt(2.0), 0.01);
  EXPECT_TRUE(Knee(c).beyond_noise);
}

TEST(Compare, KeepsTheSharedErrorOfAMovedCameraAnotherNetworkTheOtherSideOrAnotherWayToTheKnees) {
  const Session first = MakeSession(42);
  Session network = MakeSession(45), turned = MakeSession(45), outlined = MakeSession(45);
  network.models = {{"other", "cd"}};
  turned.scene.facing = Facing::kLeft;
  outlined.quality.knees_outlined = true;
  for (const Comparison& c :
       {CompareSessions(first, MakeSession(45), TestingKnowledge(), {.camera_moved = true}),
        CompareSessions(first, network, TestingKnowledge()),
        CompareSessions(first, turned, TestingKnowledge()),
        CompareSessions(first, outlined, TestingKnowledge())}) {
    EXPECT_FALSE(c.shared_cancels);
    EXPECT_THAT(c.assumed.back(), HasSubstr("does not cancel"));
    EXPECT_FALSE(Knee(c).beyond_noise);
    EXPECT_GT(Knee(c).high - Knee(c).low, 13);
  }
}

TEST(Compare, RefusesOtherDefinitionsUnitsAndStandings) {
  Session other = MakeSession(45);
  other.measures[0].definition = "otherwise";
  EXPECT_THAT(Knee(CompareSessions(MakeSession(42), other, TestingKnowledge())).why_not,
              HasSubstr("defined otherwise"));
  Session first = MakeSession(42), own = MakeSession(45);
  first.measures[0].id = own.measures[0].id = "trunk_lean_over_standing";
  own.standing.own = true;
  EXPECT_THAT(Knee(CompareSessions(first, own, TestingKnowledge())).why_not, HasSubstr("own standing"));
}

TEST(Compare, SaysWhichSessionDoesNotShowAMeasure) {
  Session unseen = MakeSession(45);
  unseen.measures[0].value.reset();
  unseen.measures[0].why_missing = "hidden";
  EXPECT_THAT(Knee(CompareSessions(MakeSession(42), unseen, TestingKnowledge())).why_not,
              HasSubstr("other session does not show it: hidden"));
  EXPECT_THAT(Knee(CompareSessions(unseen, MakeSession(42), TestingKnowledge())).why_not,
              HasSubstr("first session"));
}

TEST(Compare, DoesNotBlameTheRunnerForWhatSpeedExplains) {
  Session faster = MakeSession(42.5);
  faster.scene.speed_m_s = Known(4.5, 0.05, "test");  // the norm expects half a degree
  const Comparison c = CompareSessions(MakeSession(42, 0.05), faster, TestingKnowledge());
  EXPECT_NEAR(Knee(c).by_speed, 0.5, 1e-9);
  EXPECT_NEAR(Knee(c).probability, 0.5, 1e-9);
}

/// Half of the 95 % interval of the only measure, in sigmas.
double SigmaOf(const Session& first, const Session& other) {
  const Comparison c = CompareSessions(first, other, TestingKnowledge(), kOneDay);
  return 0.5 * (Knee(c).high - Knee(c).low) / Measured::kTwoSided95;
}

/// A session in which the events' habit moves the knee by 1.2 degrees.
Session WithHabit(double speed_m_s) {
  Session s = MakeSession(42, 0);
  s.scene.speed_m_s = Known(speed_m_s, 0.05, "test");
  s.measures[0].own_parts = OwnParts{.timing = 1.2};
  return s;
}

TEST(Compare, KeepsTheHabitOfTheEventsInProportionToTheDifferenceInSpeed) {
  const double whole = 1.2 * std::sqrt(2.0);
  EXPECT_NEAR(SigmaOf(WithHabit(3), WithHabit(3)), std::sqrt(0.05) * whole, 1e-9) << "form moves it too";
  EXPECT_NEAR(SigmaOf(WithHabit(3), WithHabit(3.5)), std::sqrt(0.5) * whole, 1e-9);
  EXPECT_NEAR(SigmaOf(WithHabit(4.5), WithHabit(3)), whole, 1e-9);
  Session unknown = WithHabit(3);
  unknown.scene.speed_m_s = Missing("not seen");
  EXPECT_NEAR(SigmaOf(unknown, WithHabit(3)), whole, 1e-9);
}

TEST(Compare, KeepsNoMoreOfTheSharedErrorThanThereIs) {
  Session first = WithHabit(3), other = WithHabit(5);
  first.measures[0].sigma_shared = other.measures[0].sigma_shared = 0.8;
  EXPECT_NEAR(SigmaOf(first, other), 0.8 * std::sqrt(2.0), 1e-9);
}

/// A speed that the feet show, known to 2 % and beside that to 5 % of its scale.
Session WithSpeed(double speed_m_s, const char* source) {
  Session s = MakeSession(speed_m_s, 0, 0.06 * speed_m_s);
  s.measures[0].id = "speed", s.measures[0].unit = "m/s";
  s.measures[0].own_parts = OwnParts{.speed = 0.02 * speed_m_s};
  s.scene.speed_m_s = Known(speed_m_s, 0.06 * speed_m_s, source);
  s.scene.scale_m_per_px = Known(0.004, 0.0002, "test");
  return s;
}

TEST(Compare, KnowsADifferenceOfSpeedsNoBetterThanFeetAndScaleShowThem) {
  const Session slow = WithSpeed(2.5, kSeenOnFeet), fast = WithSpeed(3.5, kSeenOnFeet);
  EXPECT_NEAR(SigmaOf(slow, fast), std::hypot(0.05, 0.07, 0.05 * 1), 1e-9);
  EXPECT_NEAR(SigmaOf(fast, fast), 0.07 * std::sqrt(2.0), 1e-9) << "one scale for both";
  EXPECT_NEAR(SigmaOf(WithSpeed(2.5, "given"), WithSpeed(3.5, "given")), std::hypot(0.05, 0.07), 1e-9)
      << "a given speed knows nothing of lengths";
}

TEST(Compare, KeepsTheScaleInDifferencesOfLengthsAndNotOfAngles) {
  Session first = WithSpeed(3, kSeenOnFeet), other = first;
  other.measures[0].value = 4;
  first.measures[0].own_parts = other.measures[0].own_parts = OwnParts{};
  for (const auto& [unit, sigma] : {std::pair{"m", 0.05}, {"kN/m", 0.05}, {"deg", 0.0}, {"s", 0.0}}) {
    first.measures[0].id = other.measures[0].id = "any";
    first.measures[0].unit = other.measures[0].unit = unit;
    EXPECT_NEAR(SigmaOf(first, other), sigma, 1e-9) << unit;
  }
}

TEST(Compare, LetsNothingCancelOfASessionThatDoesNotSayWhatIsItsOwn) {
  Session old = MakeSession(45);
  old.measures[0].own_parts.reset();
  for (const Comparison& c : {CompareSessions(old, MakeSession(42), TestingKnowledge()),
                              CompareSessions(MakeSession(42), old, TestingKnowledge())}) {
    EXPECT_FALSE(c.shared_cancels);
    EXPECT_THAT(c.assumed, ::testing::Contains(HasSubstr("older version of Hinge")));
  }
}

TEST(Compare, KeepsTheDoubtOfTheSpeedsPartOutOfTheIntervalOfTheChange) {
  Session faster = MakeSession(43.5, 0.05);
  faster.scene.speed_m_s =
      Known(4.5, 0.05, "test");  // the norm expects half a degree, give or take a quarter
  const MeasureChange knee =
      Knee(CompareSessions(MakeSession(42, 0.05), faster, TestingKnowledge(), kOneDay));
  const double sigma = 0.05 * std::sqrt(2.0);
  EXPECT_NEAR(knee.change, 1.5, 1e-9);
  EXPECT_NEAR(knee.high - knee.low, 2 * 1.96 * sigma, 1e-3);
  EXPECT_NEAR(knee.probability, NormalCdf(1 / std::hypot(sigma, 0.25)), 1e-9);
}

TEST(Compare, TellsAChangeFromOneDayToAnotherOnlyBeyondThePublishedRepeatability) {
  // 2.9 degrees with a sigma of 0.14: sure, and yet nothing that the same runner may not show next week.
  const Session first = MakeSession(42, 0.1), other = MakeSession(44.9, 0.1);
  EXPECT_FALSE(Knee(CompareSessions(first, other, TestingKnowledge())).beyond_noise);
  EXPECT_TRUE(Knee(CompareSessions(first, other, TestingKnowledge(), kOneDay)).beyond_noise);
  EXPECT_TRUE(Knee(CompareSessions(first, MakeSession(45.5, 0.1), TestingKnowledge())).beyond_noise);
}

TEST(Compare, KeepsTheDoubtOfStandingsTakenAnew) {
  Session first = MakeSession(42, 0.1), other = MakeSession(45, 0.1);
  first.measures[0].id = other.measures[0].id = "trunk_lean_over_standing";
  first.standing.own = other.standing.own = true;
  first.standing.trunk_lean_deg = Known(1, 1.1, "a");
  other.standing.trunk_lean_deg = Known(2, 1.1, "b");
  const auto width = [](const Comparison& c) { return Knee(c).high - Knee(c).low; };
  EXPECT_NEAR(width(CompareSessions(first, other, TestingKnowledge())), 2 * 1.96 * 1.1 * std::sqrt(2.0), 0.1);
  other.standing = first.standing;
  EXPECT_LT(width(CompareSessions(first, other, TestingKnowledge())), 0.6);
}

TEST(Compare, KeepsTheDoubtOfABacksStandingsAndOfOlderSessionsThatOfTheirStraightness) {
  Session first = MakeSession(2, 0.1), other = MakeSession(3.5, 0.1);
  first.measures[0].id = other.measures[0].id = "back_bow_over_standing";
  for (Session* s : {&first, &other}) {
    s->standing.own = true;
    s->standing.straightness_deg = Known(*s->measures[0].value, 0.9, "test");
  }
  const auto half = [&] {
    const Comparison c = CompareSessions(first, other, TestingKnowledge());
    return 0.5 * (Knee(c).high - Knee(c).low);
  };
  EXPECT_NEAR(half(), 1.96 * std::hypot(0.1, 0.9) * std::sqrt(2.0), 0.01);
  first.standing.back.bow_deg = Known(10, 1.1, "a"), other.standing.back.bow_deg = Known(11, 1.1, "b");
  EXPECT_NEAR(half(), 1.96 * std::hypot(0.1, 1.1) * std::sqrt(2.0), 0.01);
  other.standing.back.bow_deg = first.standing.back.bow_deg;
  EXPECT_NEAR(half(), 1.96 * 0.1 * std::sqrt(2.0), 0.01) << "one standing for both";
}

TEST(Compare, AsksForStridesEnoughToKnowHowTheyDiffer) {
  Session brief = MakeSession(45, 0);
  brief.measures[0].n = 2;
  EXPECT_THAT(Knee(CompareSessions(MakeSession(42), brief, TestingKnowledge())).why_not,
              HasSubstr("too few strides"));
}

TEST(Compare, TellsNoChangeThatIsPrintedAsNothing) {
  Knowledge knowledge = TestingKnowledge();
  knowledge.measures["knee_peak"].decimals = 1;
  const Session first = MakeSession(42, 0.001);
  EXPECT_FALSE(Knee(CompareSessions(first, MakeSession(42.04, 0.001), knowledge, kOneDay)).beyond_noise);
  EXPECT_TRUE(Knee(CompareSessions(first, MakeSession(42.06, 0.001), knowledge, kOneDay)).beyond_noise);
  EXPECT_FALSE(Knee(CompareSessions(MakeSession(41.96, 0.001), MakeSession(42.04, 0.001), knowledge, kOneDay))
                   .beyond_noise)
      << "42.0 -> 42.0";
}

TEST(Compare, TellsNoChangeThatOnlyTheSpeedWouldHaveMade) {
  Session faster = MakeSession(42, 0.001);
  faster.scene.speed_m_s = Known(4.5, 0.05, "test");  // the norm expects half a degree, and nothing came
  const Comparison c = CompareSessions(MakeSession(42, 0.001), faster, TestingKnowledge(), kOneDay);
  EXPECT_FALSE(Knee(c).beyond_noise);
}

TEST(Compare, RefusesAPhotoWhoseOneInstantIsNoRun) {
  Session photo = MakeSession(45);
  photo.input.kind = "photo";
  const auto why = [](const Session& a, const Session& b) {
    return Knee(CompareSessions(a, b, TestingKnowledge())).why_not;
  };
  EXPECT_THAT(why(photo, MakeSession(42)), HasSubstr("the first session is of a photo"));
  EXPECT_THAT(why(MakeSession(42), photo), HasSubstr("the other session is of a photo"));
  EXPECT_THAT(why(photo, photo), HasSubstr("both sessions are of a photo"));
}

/// Pairs of sessions of one unchanged runner: the shared error is one draw, the random one two.
TEST(Compare, HoldsTheTruthAndCallsNoChangeAChange) {
  Random random(1);
  int held = 0, told = 0;
  constexpr int kPairs = 1000;
  for (int k = 0; k < kPairs; ++k) {
    const double change = k % 2 == 0 ? 0 : 2, shared = random.Normal(0, 2.5);
    const Comparison c = CompareSessions(MakeSession(42 + shared + random.Normal(0, 0.5)),
                                         MakeSession(42 + change + shared + random.Normal(0, 0.5)),
                                         TestingKnowledge(), kOneDay);
    held += Knee(c).low <= change && change <= Knee(c).high;
    told += change == 0 && Knee(c).beyond_noise;
  }
  EXPECT_GE(held, 0.93 * kPairs);
  EXPECT_LE(held, 0.97 * kPairs);
  EXPECT_LE(told, 0.012 * kPairs);
}

}  // namespace
}  // namespace hinge
