// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/verdict_words.h"

#include <gtest/gtest.h>

namespace hinge {
namespace {

Knowledge MakeWords() {
  Knowledge k;
  k.posture.label_probability = 0.5;
  for (const char* id : {"deflated", "deflated/sitting", "deflated/deflated"}) k.states[id].id = id;
  k.states["deflated"].title = k.states["deflated/deflated"].title = "Deflated";
  k.states["deflated/sitting"].title = "Deflated: sitting";
  return k;
}

Verdict MakeVerdict(double state, double subtype, const std::string& kind = "sitting") {
  Verdict v;
  v.label = "deflated", v.subtype = kind;
  v.probability[static_cast<std::size_t>(State::kDeflated)] = state;
  v.subtype_probability = subtype;
  return v;
}

TEST(VerdictWords, NameTheKindOnlyWhereStateAndKindTogetherAreLikelyEnough) {
  const Knowledge k = MakeWords();
  EXPECT_EQ(FindVerdictWords(MakeVerdict(0.9, 0.6), k).head->id, "deflated/sitting");
  EXPECT_EQ(FindVerdictWords(MakeVerdict(0.9, 0.6), k).perhaps, nullptr);
  const VerdictWords unsure = FindVerdictWords(MakeVerdict(0.8, 0.5), k);  // 40 % together
  EXPECT_EQ(unsure.head->id, "deflated");
  EXPECT_EQ(unsure.perhaps->id, "deflated/sitting");
}

TEST(VerdictWords, DoNotSayPerhapsOfAKindThatIsCalledAsTheStateIs) {
  EXPECT_EQ(FindVerdictWords(MakeVerdict(0.8, 0.5, "deflated"), MakeWords()).perhaps, nullptr);
}

TEST(VerdictWords, AreTheStatesWithoutAKindAndNoneWithoutWords) {
  EXPECT_EQ(FindVerdictWords(MakeVerdict(0.8, 0, ""), MakeWords()).head->id, "deflated");
  EXPECT_EQ(FindVerdictWords(MakeVerdict(0.8, 1), Knowledge{}).head, nullptr);
}

TEST(ProbabilityOfLabel, IsTheStatesShareAndNoneOfCannotTell) {
  EXPECT_EQ(ProbabilityOfLabel(MakeVerdict(0.8, 0)), 0.8);
  Verdict none = MakeVerdict(0.8, 0);
  none.label = "cannot_tell";
  EXPECT_EQ(ProbabilityOfLabel(none), 0);
}

}  // namespace
}  // namespace hinge
