// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/truth/score.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

/// Ten steps, left first, a contact of 0.24 s each 0.36 s.
Session Truth() {
  Session session;
  for (int i = 0; i < 10; ++i) {
    const Side side = i % 2 == 0 ? Side::kLeft : Side::kRight;
    session.gait.events.push_back({side, EventType::kInitialContact, 0.1 + 0.36 * i, 0});
    session.gait.events.push_back({side, EventType::kToeOff, 0.34 + 0.36 * i, 0});
  }
  Measure m;
  m.id = "knee_peak";
  m.unit = "deg";
  m.value = m.low = m.high = 42;
  session.measures = {m};
  session.verdict.label = "hinged";
  return session;
}

Session Seen(double value, double half_width) {
  Session session = Truth();
  Measure& m = session.measures[0];
  m.value = value;
  m.low = value - half_width;
  m.high = value + half_width;
  session.verdict.probability = {0.1, 0.7, 0.1, 0.1, 0};
  return session;
}

TEST(Score, OfTheTruthItselfIsWithoutError) {
  const Score score = CalcScore(Truth(), Truth());
  EXPECT_EQ(score.contacts.in_truth, 10);
  EXPECT_EQ(score.contacts.matched, 10);
  EXPECT_EQ(score.toe_offs.matched, 10);
  EXPECT_EQ(score.contacts.extra + score.contacts.wrong_foot, 0);
  EXPECT_DOUBLE_EQ(score.contacts.rms_s, 0);
  ASSERT_EQ(score.measures.size(), 1u);
  EXPECT_DOUBLE_EQ(score.measures[0].error(), 0);
  EXPECT_TRUE(score.measures[0].inside);
  EXPECT_FALSE(score.sides_exchanged);
}

TEST(Score, SaysWhetherTheTruthLiesInTheInterval) {
  EXPECT_TRUE(CalcScore(Seen(40, 2.5), Truth()).measures[0].inside);
  EXPECT_FALSE(CalcScore(Seen(40, 1.5), Truth()).measures[0].inside);
  EXPECT_DOUBLE_EQ(CalcScore(Seen(40, 1.5), Truth()).measures[0].error(), -2);
  EXPECT_DOUBLE_EQ(CalcScore(Seen(40, 1.5), Truth()).probability_of_true, 0.7);
}

TEST(Score, TellsTheProbabilityOfTheLabelFromThatOfTheTruth) {
  Session wrong = Seen(40, 2);
  wrong.verdict.label = "too_tall";
  const Score score = CalcScore(wrong, Truth());
  EXPECT_DOUBLE_EQ(score.probability_of_label, 0.1);
  EXPECT_DOUBLE_EQ(score.probability_of_true, 0.7);
  wrong.verdict.label = "cannot_tell";
  EXPECT_DOUBLE_EQ(CalcScore(wrong, Truth()).probability_of_label, 0);
}

TEST(Score, OfAMeasureThatWasNotGivenHasNoEstimate) {
  Session session = Seen(40, 2);
  session.measures.clear();
  const Score score = CalcScore(session, Truth());
  ASSERT_EQ(score.measures.size(), 1u);
  EXPECT_FALSE(score.measures[0].estimate.has_value());
  EXPECT_FALSE(score.measures[0].inside);
}

TEST(Score, CountsLateLostExtraAndExchangedContacts) {
  Session session = Truth();
  for (GaitEvent& e : session.gait.events) e.time_s += 0.010;
  session.gait.events.erase(session.gait.events.begin() + 6);  // the fourth contact
  session.gait.events[2].side = Opposite(session.gait.events[2].side);
  session.gait.events.push_back({Side::kLeft, EventType::kInitialContact, 9, 0});
  const Score score = CalcScore(session, Truth());
  EXPECT_EQ(score.contacts.in_truth, 10);
  EXPECT_EQ(score.contacts.matched, 8);
  EXPECT_EQ(score.contacts.wrong_foot, 1);
  EXPECT_EQ(score.contacts.extra, 1);
  EXPECT_NEAR(score.contacts.bias_s, 0.010, 1e-12);
  EXPECT_NEAR(score.contacts.rms_s, 0.010, 1e-12);
}

TEST(Score, KnowsWhenLeftAndRightAreExchangedAllAlong) {
  Session session = Truth();
  for (GaitEvent& e : session.gait.events) e.side = Opposite(e.side);
  EXPECT_TRUE(CalcScore(session, Truth()).sides_exchanged);
}

TEST(Score, FindsBiasAndSpreadOfNoisyEvents) {
  Random random(3);
  Session session = Truth();
  for (GaitEvent& e : session.gait.events) e.time_s += random.Normal(-0.005, 0.008);
  const Score score = CalcScore(session, Truth());
  EXPECT_NEAR(score.contacts.bias_s, -0.005, 0.008);
  EXPECT_GE(score.contacts.rms_s, std::abs(score.contacts.bias_s));
}

}  // namespace
}  // namespace hinge
