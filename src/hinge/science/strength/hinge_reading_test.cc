// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/hinge_reading.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/foundation/base/random.h"
#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

ExerciseModel Model() {
  ExerciseModel model;
  model.errors["squat"] = {
      {"hinge_trunk_thigh", {.bias = 2, .gain = 1, .sigma_set = 3, .sigma_repetition = 1}},
      {"hinge_knee", {.bias = -1, .gain = 1, .sigma_set = 2, .sigma_repetition = 1}},
      {"hinge_lean", {.bias = 0, .gain = 1, .sigma_set = 1, .sigma_repetition = 0.5}}};
  return model;
}

ExerciseSet Squats(const std::vector<double>& hip_deg, double knee_deg) {
  ExerciseSet set;
  set.exercise = "squat";
  for (double hip : hip_deg) {
    SeenRepetition r;
    r.values = {{"hinge_trunk_thigh", hip}, {"hinge_knee", knee_deg}, {"hinge_lean", 30.0}};
    set.repetitions.push_back(r);
  }
  return set;
}

TEST(HingeReading, TheModelsBiasIsTakenOffAndItsSpreadIsShared) {
  const HingeReading read = ReadHinge(Squats({90, 92, 94, 96}, 99), Model());
  const HingeValue& hip = read[HingeQuantity::kTrunkThigh];
  EXPECT_DOUBLE_EQ(*hip.value, 91);
  EXPECT_DOUBLE_EQ(hip.sigma_shared, 3);
  EXPECT_NEAR(hip.sigma_random, StandardDeviation(std::vector<double>{90, 92, 94, 96}) / 2, 1e-12);
  EXPECT_DOUBLE_EQ(*read[HingeQuantity::kKnee].value, 100);
  EXPECT_EQ(read.at, "the lowest point");
}

TEST(HingeReading, AnAngleThatIsReadTooSmallIsStretched) {
  ExerciseModel model = Model();
  model.errors["squat"]["hinge_trunk_thigh"].gain = 0.5;
  const HingeValue hip = ReadHinge(Squats({42, 52}, 99), model)[HingeQuantity::kTrunkThigh];
  EXPECT_DOUBLE_EQ(*hip.value, 90);
  EXPECT_NEAR(hip.sigma_random, StandardDeviation(std::vector<double>{80, 100}) / std::sqrt(2.0), 1e-9);
}

TEST(HingeReading, TheHipsShareIsHipOverHipAndKneeWithTheDoubtOfRandomDraws) {
  HingeReading read = ReadHinge(Squats({90, 92}, 60), Model());
  const HingeValue hip = read[HingeQuantity::kTrunkThigh], knee = read[HingeQuantity::kKnee],
                   share = read[HingeQuantity::kHipShare];
  EXPECT_NEAR(*share.value, *hip.value / (*hip.value + *knee.value), 1e-12);
  Random random(5);
  std::vector<double> draws;
  for (int i = 0; i < 20000; ++i) {
    const double h = *hip.value + hip.sigma() * random.Normal(),
                 k = *knee.value + knee.sigma() * random.Normal();
    draws.push_back(h / (h + k));
  }
  EXPECT_NEAR(share.sigma(), StandardDeviation(draws), 0.03 * share.sigma());
}

TEST(HingeReading, PartialRepetitionsAreLeftOut) {
  ExerciseSet set = Squats({90, 90, 40}, 60);
  set.repetitions[2].partial = true;
  EXPECT_DOUBLE_EQ(*ReadHinge(set, Model())[HingeQuantity::kTrunkThigh].value, 88);
}

TEST(HingeReading, WhatWasNotSeenOrNeverMeasuredIsMissingAndSaysWhy) {
  const HingeReading read = ReadHinge(Squats({90, 90}, 60), Model());
  EXPECT_FALSE(read[HingeQuantity::kStraightness].value);
  EXPECT_NE(read[HingeQuantity::kStraightness].why_missing.find("not seen"), std::string::npos);
  ExerciseSet row = Squats({90, 90}, 60);
  row.exercise = "row";
  EXPECT_NE(ReadHinge(row, Model())[HingeQuantity::kKnee].why_missing.find("never measured"),
            std::string::npos);
  row.exercise = "calf_raise";
  EXPECT_NE(ReadHinge(row, Model())[HingeQuantity::kKnee].why_missing.find("no hinge"), std::string::npos);
}

TEST(HingeReading, AStraightBodyHasNoShare) {
  const HingeReading read = ReadHinge(Squats({4, 5}, 2), Model());
  EXPECT_TRUE(read[HingeQuantity::kTrunkThigh].value);
  EXPECT_FALSE(read[HingeQuantity::kHipShare].value);
}

}  // namespace
}  // namespace hinge
