// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/change/activities.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;
using Q = HingeQuantity;

/// Hip and knee in degrees with a doubt of `sigma_deg`, half of it random.
HingeActivity MakeActivity(const std::string& name, double hip_deg, double knee_deg, double sigma_deg) {
  HingeActivity a{name + ".mp4", {}};
  a.reading.activity = name;
  a.reading.at = "the lowest point";
  const auto value = [&](double deg) {
    return HingeValue{.value = deg,
                      .sigma_random = 0.6 * sigma_deg,
                      .sigma_shared = 0.8 * sigma_deg,
                      .n = 5,
                      .why_missing = {}};
  };
  a.reading[Q::kTrunkThigh] = value(hip_deg);
  a.reading[Q::kKnee] = value(knee_deg);
  a.reading[Q::kTrunkLean] = value(hip_deg / 2);
  a.reading[Q::kStraightness] = value(8);
  FillHipShare(a.reading);
  return a;
}

Session MakeRun() {
  Session s;
  const auto measure = [](const char* id, double value) {
    Measure m;
    m.id = id, m.unit = "deg", m.value = value, m.sigma_random = 0.4, m.sigma_shared = 1.5, m.n = 12;
    return m;
  };
  s.measures = {measure("trunk_thigh_ic", 36), measure("knee_ic", 12), measure("trunk_lean", 7)};
  s.standing.trunk_lean_deg = Known(1, 2.0, "people's standing in general");
  return s;
}

TEST(Activities, ARunIsReadFromItsSession) {
  const HingeReading run = ReadHingeOfRun(MakeRun());
  EXPECT_EQ(run.activity, "run");
  EXPECT_DOUBLE_EQ(*run[Q::kTrunkThigh].value, 36);
  EXPECT_DOUBLE_EQ(*run[Q::kHipShare].value, 0.75);
  EXPECT_FALSE(run[Q::kStraightness].value);
  EXPECT_FALSE(run[Q::kStraightness].why_missing.empty());
  EXPECT_FALSE(run.standing_straightness_deg.known());
}

TEST(Activities, TheRunIsTheReferenceWhereverItStands) {
  const ActivityTable table = CompareActivities({MakeActivity("squat", 90, 90, 2),
                                                 {"run.mp4", ReadHingeOfRun(MakeRun())},
                                                 MakeActivity("row", 70, 20, 2)});
  EXPECT_EQ(table.reference, 1u);
  EXPECT_EQ(CompareActivities({MakeActivity("squat", 90, 90, 2)}).reference, 0u);
}

TEST(Activities, DifferFarBeyondTheirDoubtAndNotWithinIt) {
  const ActivityTable table =
      CompareActivities({MakeActivity("squat", 90, 95, 3), MakeActivity("romanian_deadlift", 92, 20, 3),
                         MakeActivity("row", 70, 22, 3)});
  EXPECT_FALSE(FindDifference(table, Q::kTrunkThigh, 0, 1)->beyond_noise);
  EXPECT_TRUE(FindDifference(table, Q::kTrunkThigh, 2, 0)->beyond_noise);
  EXPECT_TRUE(FindDifference(table, Q::kKnee, 0, 1)->beyond_noise);
  EXPECT_FALSE(FindDifference(table, Q::kKnee, 1, 2)->beyond_noise);
  EXPECT_DOUBLE_EQ(FindDifference(table, Q::kKnee, 0, 1)->difference, -75);
  EXPECT_DOUBLE_EQ(FindDifference(table, Q::kKnee, 0, 1)->sigma, 3 * std::sqrt(2.0));
}

TEST(Activities, OfTablesOfEqualActivitiesAtMostOneInTwentyShowsADifference) {
  Random random(7);
  int tables = 0;
  const int kTables = 400;
  for (int t = 0; t < kTables; ++t) {
    std::vector<HingeActivity> same;
    for (int i = 0; i < 4; ++i)
      same.push_back(MakeActivity("row", 70 + 3 * random.Normal(), 25 + 3 * random.Normal(), 3));
    const ActivityTable table = CompareActivities(same);
    tables += std::any_of(table.differences.begin(), table.differences.end(),
                          [](const ActivityDifference& d) { return d.beyond_noise; });
  }
  EXPECT_LT(tables, 0.05 * kTables + 2 * std::sqrt(0.05 * kTables));
}

TEST(Activities, TheSurestStandingIsTakenOffAllAndCancelsBetweenThem) {
  HingeActivity own = MakeActivity("row", 70, 20, 2);
  own.reading.standing_lean_deg = Known(4, 1.1, "standing.mp4");
  const ActivityTable table = CompareActivities({{"run.mp4", ReadHingeOfRun(MakeRun())}, own});
  const Measured run = CalcOverStanding(table, 0, Q::kTrunkLean),
                 row = CalcOverStanding(table, 1, Q::kTrunkLean);
  EXPECT_DOUBLE_EQ(*run.value, 3);
  EXPECT_EQ(run.source, "standing.mp4");
  EXPECT_DOUBLE_EQ(run.sigma, std::sqrt(0.4 * 0.4 + 1.5 * 1.5 + 1.1 * 1.1));
  EXPECT_DOUBLE_EQ(*row.value - *run.value, FindDifference(table, Q::kTrunkLean, 0, 1)->difference);
  EXPECT_LT(FindDifference(table, Q::kTrunkLean, 0, 1)->sigma, std::hypot(run.sigma, row.sigma));
}

TEST(Activities, WhatOneDoesNotShowIsNotCompared) {
  const ActivityTable table =
      CompareActivities({{"run.mp4", ReadHingeOfRun(MakeRun())}, MakeActivity("row", 70, 20, 2)});
  EXPECT_EQ(FindDifference(table, Q::kStraightness, 0, 1), nullptr);
  EXPECT_NE(FindDifference(table, Q::kKnee, 1, 0), nullptr);
  EXPECT_THAT(CalcOverStanding(table, 1, Q::kStraightness).why_missing, HasSubstr("standing"));
}

}  // namespace
}  // namespace hinge
