// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/score_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace hinge {
namespace {

TEST(ScoreJson, HoldsEveryErrorAndSaysWhatWasNotGiven) {
  Score score;
  score.label = "hinged";
  score.true_label = "deflated";
  score.measures = {
      {.id = "knee_peak", .side = Side::kLeft, .unit = "deg", .estimate = 45.0, .truth = 42, .inside = true},
      {.id = "cadence", .side = {}, .unit = "1/min", .estimate = {}, .truth = 170}};
  score.contacts = {
      .in_truth = 10, .matched = 9, .wrong_foot = 1, .extra = 2, .bias_s = -0.004, .rms_s = 0.006};
  const auto json = nlohmann::json::parse(MakeScoreJson(score));
  EXPECT_EQ(json["schema"], "hinge.score/1");
  EXPECT_EQ(json["verdict"]["true_label"], "deflated");
  EXPECT_EQ(json["measures"][0]["side"], "left");
  EXPECT_DOUBLE_EQ(json["measures"][0]["error"], 3);
  EXPECT_TRUE(json["measures"][1]["side"].is_null());
  EXPECT_TRUE(json["measures"][1]["error"].is_null());
  EXPECT_EQ(json["contacts"]["wrong_foot"], 1);
  EXPECT_DOUBLE_EQ(json["contacts"]["bias_s"], -0.004);
}

}  // namespace
}  // namespace hinge
