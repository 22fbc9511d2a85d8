// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/recognise.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/random.h"
#include "hinge/science/strength/set_features.h"

namespace hinge {
namespace {

ExerciseModel TwoMovements() {
  ExerciseModel model;
  model.sharpness = 0.5, model.unlike_at = 30, model.unlike_width = 5;
  model.looks["fold"] = {{"lean", {40, 5}}, {"knee", {20, 4}}};
  model.looks["sit"] = {{"lean", {20, 5}}, {"knee", {90, 8}}};
  return model;
}

TEST(Recognise, TheNearerMovementIsTheMoreProbableOneAndAllSumToOne) {
  Random random(2);
  const ExerciseModel model = TwoMovements();
  for (int i = 0; i < 100; ++i) {
    const auto p = CalcProbabilities({{"lean", random.Normal(40, 4)}, {"knee", random.Normal(20, 3)}}, model);
    double sum = 0;
    for (const auto& [name, value] : p) sum += value;
    EXPECT_NEAR(sum, 1, 1e-12);
    EXPECT_EQ(MostProbable(p), "fold");
  }
  EXPECT_EQ(MostProbable(CalcProbabilities({{"lean", 18}, {"knee", 95}}, model)), "sit");
}

TEST(Recognise, WhatIsFarFromEverythingIsNone) {
  const auto p = CalcProbabilities({{"lean", -60}, {"knee", 160}}, TwoMovements());
  EXPECT_EQ(MostProbable(p), "none");
  EXPECT_GT(p.at("none"), 0.99);
}

TEST(Recognise, TheOddsAreThoseOfTheFormula) {
  ExerciseModel model = TwoMovements();
  model.unlike_at = 1e6;
  const auto p = CalcProbabilities({{"lean", 33}, {"knee", 40}}, model);
  const double fold = 1.4 * 1.4 + 5.0 * 5.0, sit = 2.6 * 2.6 + 6.25 * 6.25;
  const double log_odds = 0.5 * (-0.5 * (fold - sit) - (std::log(5 * 4.0) - std::log(5 * 8.0)));
  EXPECT_NEAR(std::log(p.at("fold") / p.at("sit")), log_odds, 1e-9);
}

TEST(Recognise, WhatWasNotSeenIsLeftOutAndNothingSeenIsNone) {
  const ExerciseModel model = TwoMovements();
  EXPECT_EQ(MostProbable(CalcProbabilities({{"lean", 41}}, model)), "fold");
  EXPECT_EQ(CalcProbabilities({}, model).at("none"), 1);
  EXPECT_EQ(CalcProbabilities({{"unheard_of", 3}}, model).at("none"), 1);
  EXPECT_EQ(MostProbable({}), "none");
}

TEST(Recognise, ALostLegMovesFourFeaturesAndCountsAsOne) {
  ExerciseModel model = TwoMovements();
  for (const char* f : {"climb", "air", "feet_swap", "foot_up_swap"}) {
    EXPECT_TRUE(TellsOfTurns(f)) << f;
    model.looks["fold"][f] = {0, 1}, model.looks["sit"][f] = {0, 1};
  }
  std::map<std::string, double> features = {{"lean", 40}, {"knee", 20},      {"climb", 90},
                                            {"air", 30},  {"feet_swap", 30}, {"foot_up_swap", 30}};
  model.largest_z2 = 60, model.unlike_at = 90;
  EXPECT_EQ(MostProbable(CalcProbabilities(features, model)), "fold");
  features["lean"] = 120;  // a fifth one, which no leg moves
  EXPECT_EQ(MostProbable(CalcProbabilities(features, model)), "none");
}

TEST(Recognise, OneWildFeatureDoesNotOutvoteTheRest) {
  ExerciseModel model = TwoMovements();
  for (const char* f : {"a", "b", "c", "d"}) model.looks["fold"][f] = {0, 1}, model.looks["sit"][f] = {6, 1};
  std::map<std::string, double> features = {{"lean", 40}, {"knee", 1000}};
  for (const char* f : {"a", "b", "c", "d"}) features[f] = 0;
  model.unlike_at = 200;
  EXPECT_EQ(MostProbable(CalcProbabilities(features, model)), "fold");
}

}  // namespace
}  // namespace hinge
