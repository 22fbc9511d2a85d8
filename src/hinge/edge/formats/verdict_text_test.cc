// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/verdict_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "hinge/edge/formats/session_for_tests.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Knowledge MakeKnowledge() {
  Knowledge k;
  k.posture.confident_probability = 0.85;
  k.states["deflated"] = {"deflated", "Deflated",
                          "Your leg gives way under you at every step, more than most legs do."};
  k.states["deflated/sitting"] = {"deflated/sitting", "Deflated: sitting", ""};
  k.states["cannot_tell"] = {"cannot_tell", "Can't tell", "The clip does not show enough."};
  k.measures["knee_peak"] = {.id = "knee_peak",
                             .title = "Peak knee bend",
                             .unit = "deg",
                             .decimals = 0,
                             .plain = "",
                             .definition = "",
                             .evidence = {}};
  FindingRule rule;
  rule.id = "knee_peak_high";
  rule.plain = "Your knee bends deeply while you stand on it";
  k.findings = {rule};
  k.cues["tall_leg"] = {"tall_leg", "push the ground away", "a general cost", {}};
  Exercise hop;
  hop.name = "Single-leg hop";
  hop.dose = "3 sets of 10";
  k.exercises["hop"] = hop;
  return k;
}

TEST(VerdictText, SaysStateReasonNumbersCueAndExercises) {
  const std::string text = MakeVerdictText(MakeSessionForTests(), MakeKnowledge());
  EXPECT_THAT(text, HasSubstr("DEFLATED: SITTING   (clearly, 90 %)"));
  EXPECT_THAT(text, HasSubstr("Your knee bends deeply while you stand on it: 54°, ordinary is at most 48°."));
  EXPECT_THAT(text, HasSubstr("\"push the ground away\""));
  EXPECT_THAT(text, HasSubstr("What it costs: the calf works harder"));
  EXPECT_THAT(text, HasSubstr("Single-leg hop: 3 sets of 10"));
  EXPECT_THAT(text, HasSubstr("At 30 pictures a second contact time is uncertain."));
}

TEST(VerdictText, SaysPerhapsOfAKindThatIsNotLikelyEnough) {
  Session session = MakeSessionForTests();
  Knowledge knowledge = MakeKnowledge();
  knowledge.posture.label_probability = 0.8;  // 0.9 times 0.75 is less
  EXPECT_THAT(MakeVerdictText(session, knowledge), HasSubstr("DEFLATED   (clearly, 90 %)"));
  EXPECT_THAT(MakeVerdictText(session, knowledge), HasSubstr("Deflated: sitting (75 % of that)"));
}

TEST(VerdictText, SaysWhyAStateIsToldThatNoNumberShowsByItself) {
  Session session = MakeSessionForTests();
  session.verdict.findings.clear();
  EXPECT_THAT(MakeVerdictText(session, MakeKnowledge()), HasSubstr("no single number lies surely outside"));
  session.verdict.label = "hinged";
  EXPECT_THAT(MakeVerdictText(session, MakeKnowledge()), Not(HasSubstr("no single number")));
}

TEST(VerdictText, SaysAtWhichSpeed) {
  Session session = MakeSessionForTests();
  session.scene.speed_m_s = Known(2.5, 0.1, kSeenOnFeet);
  EXPECT_THAT(MakeVerdictText(session, MakeKnowledge()),
              HasSubstr("2.5 m/s (2.3 to 2.7, by the stance feet), 6:40 a km"));
}

TEST(VerdictText, TellsSidesBeyondNoiseAndTheStandingThatWasTakenOff) {
  Session session = MakeSessionForTests();
  EXPECT_THAT(MakeVerdictText(session, MakeKnowledge()),
              HasSubstr("Peak knee bend: left above right by 4° (2 to 8)"));
  EXPECT_THAT(MakeVerdictText(session, MakeKnowledge()), HasSubstr("compared with standing.mp4"));
  session.sides[0].beyond_noise = false;
  session.standing.own = false;
  EXPECT_THAT(MakeVerdictText(session, MakeKnowledge()), Not(HasSubstr("left above right")));
  EXPECT_THAT(MakeVerdictText(session, MakeKnowledge()), Not(HasSubstr("compared with")));
}

TEST(VerdictText, SaysProbablyBelowTheConfidentShare) {
  Session session = MakeSessionForTests();
  session.verdict.probability = {0.1, 0.3, 0.6, 0, 0};
  EXPECT_THAT(MakeVerdictText(session, MakeKnowledge()), HasSubstr("(probably, 60 %)"));
}

TEST(VerdictText, NeverSaysAHundredPercent) {
  Session session = MakeSessionForTests();
  session.verdict.probability = {0, 0, 1, 0, 0};
  EXPECT_THAT(MakeVerdictText(session, MakeKnowledge()), HasSubstr("(clearly, over 99 %)"));
}

TEST(VerdictText, GivesTheReasonInsteadOfAState) {
  Session session = MakeSessionForTests();
  session.verdict = {};
  session.verdict.label = "cannot_tell";
  session.verdict.cannot_tell_because = {"The runner is seen from the front."};
  const std::string text = MakeVerdictText(session, MakeKnowledge());
  EXPECT_THAT(text, HasSubstr("CAN'T TELL"));
  EXPECT_THAT(text, HasSubstr("Because   The runner is seen from the front."));
  EXPECT_THAT(text, Not(HasSubstr("0 %")));
}

TEST(VerdictText, ShowsANumberWithItsInterval) {
  Measure m{.id = "knee_peak",
            .side = std::nullopt,
            .at = "stance",
            .value = 54.4,
            .unit = "deg",
            .low = 50.6,
            .high = 58.2,
            .definition = "",
            .why_missing = ""};
  EXPECT_EQ(MakeNumberText(m, MakeKnowledge()), "54° (51 to 58)");
  m.value.reset();
  m.why_missing = "the knee was hidden";
  EXPECT_EQ(MakeNumberText(m, MakeKnowledge()), "not seen: the knee was hidden");
}

TEST(VerdictText, StaysWithinNinetyColumns) {
  Session session = MakeSessionForTests();
  std::string words;
  for (int i = 0; i < 60; ++i) words += "wörter ";
  session.warnings = {{"long", words}};
  std::istringstream lines(MakeVerdictText(session, MakeKnowledge()));
  for (std::string line; std::getline(lines, line);) {
    const auto columns = std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
    EXPECT_LE(columns, 90) << line;
  }
}

TEST(WrapText, BreaksAtSpacesOnly) {
  EXPECT_EQ(WrapText("one two three", 7, 1), "one two\n three");
  EXPECT_EQ(WrapText("unbreakableword x", 5, 2), "unbreakableword\n  x");
  EXPECT_EQ(WrapText("", 5, 2), "");
  EXPECT_EQ(WrapText("a b", 10, 4, 8), "a\n    b") << "begins at column 8 of 10: no room for b";
}

}  // namespace
}  // namespace hinge
