// SPDX-License-Identifier: Apache-2.0
#include "skill.h"

#include <gtest/gtest.h>

namespace hinge {
namespace {

TEST(Skill, IsHowMuchSmallerTheMeanSizeOfTheErrorIs) {
  SkillTally tally;
  tally.Add("knee_ic", "deg", -1, 4);
  tally.Add("knee_ic", "deg", 3, -6);
  EXPECT_NE(tally.MakeTable().find("| `knee_ic` | 2 | 5.0 ° | 2.0 | 60 % |"), std::string::npos)
      << tally.MakeTable();
}

TEST(Skill, OfTimesIsToldInMilliseconds) {
  SkillTally tally;
  tally.Add("contact_time", "s", 0.005, 0.020);
  EXPECT_NE(tally.MakeTable().find("| `contact_time` | 1 | 20.0 ms | 5.0 | 75 % |"), std::string::npos)
      << tally.MakeTable();
}

TEST(LookUp, KnowsTheNormAtTheTrueSpeedAndNothingElse) {
  Knowledge knowledge;
  knowledge.norms["tibia_ic"].mean = {.at_3p5 = 8.5, .per_m_s = 1};
  Session truth;
  truth.scene.speed_m_s = Known(3, 0, "truth");
  for (const auto& [id, value] : {std::pair("tibia_ic", 6.5), std::pair("knee_ic", 15.0)}) {
    Measure& measure = truth.measures.emplace_back();
    measure.id = id;
    measure.value = value;
  }
  const auto errors = CalcLookUpErrors(truth, knowledge);
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_NEAR(errors.at("tibia_ic"), 8 - 6.5, 1e-12);
}

}  // namespace
}  // namespace hinge
