// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/activities_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace hinge {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Q = HingeQuantity;

HingeActivity MakeActivity(const std::string& name, double hip_deg, double knee_deg) {
  HingeActivity a{name + ".mp4", {}};
  a.reading.activity = name, a.reading.at = "the lowest point";
  a.reading[Q::kTrunkThigh] = {
      .value = hip_deg, .sigma_random = 1, .sigma_shared = 1, .n = 5, .why_missing = {}};
  a.reading[Q::kKnee] = {.value = knee_deg, .sigma_random = 1, .sigma_shared = 1, .n = 5, .why_missing = {}};
  FillHipShare(a.reading);
  return a;
}

TEST(ActivitiesText, MarksWhatDiffersFromTheReferenceBeyondNoise) {
  const std::string text =
      MakeActivitiesText(CompareActivities({MakeActivity("run", 36, 14), MakeActivity("squat", 100, 15)}));
  EXPECT_THAT(text, HasSubstr("100 ±3° *"));
  EXPECT_THAT(text, HasSubstr("15 ±3°"));
  EXPECT_THAT(text, Not(HasSubstr("15 ±3° *")));
  EXPECT_THAT(text, Not(HasSubstr("36 ±3° *")));
}

TEST(ActivitiesText, ColumnsStandUnderTheirHeads) {
  const std::string text = MakeActivitiesText(CompareActivities({MakeActivity("run", 36, 14)}));
  const std::size_t head = text.find("knee bend"), row = text.find("14 ±3°");
  const auto column = [&](std::size_t at) {
    std::size_t letters = 0;
    for (std::size_t i = text.rfind('\n', at) + 1; i < at; ++i) letters += (text[i] & 0xC0) != 0x80;
    return letters;
  };
  EXPECT_EQ(column(head), column(row));
}

TEST(ActivitiesText, JsonHoldsEveryPairAndWhatIsMissing) {
  const nlohmann::json json = nlohmann::json::parse(MakeActivitiesJson(CompareActivities(
      {MakeActivity("run", 36, 14), MakeActivity("squat", 100, 90), MakeActivity("row", 70, 20)})));
  EXPECT_EQ(json["schema"], "hinge.activities/1");
  EXPECT_EQ(json["reference"], "run.mp4");
  EXPECT_EQ(json["activities"].size(), 3u);
  EXPECT_EQ(json["differences"].size(), 9u);  // three pairs of hip, knee and share
  EXPECT_TRUE(json["activities"][0]["straightness"]["value"].is_null());
  EXPECT_EQ(json["differences"][0]["beyond_noise"], true);
}

}  // namespace
}  // namespace hinge
