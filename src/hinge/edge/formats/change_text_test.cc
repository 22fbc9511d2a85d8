// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/change_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "hinge/edge/formats/change_json.h"
#include "hinge/edge/formats/session_for_tests.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::json;

Comparison Made() {
  return {.first = "a.mp4",
          .other = "b.mp4",
          .first_label = "too_tall",
          .other_label = "hinged",
          .shared_cancels = true,
          .assumed = {"The camera stood still."},
          .measures = {{.id = "knee_peak",
                        .unit = "deg",
                        .first = 42,
                        .other = 46,
                        .change = 4,
                        .low = 2.5,
                        .high = 5.5,
                        .by_speed = 0.5,
                        .probability = 0.9999,
                        .beyond_noise = true,
                        .why_not = {}},
                       {.id = "cadence",
                        .unit = "1/min",
                        .first = 170,
                        .other = 171,
                        .change = 1,
                        .low = -1,
                        .high = 3,
                        .by_speed = 0,
                        .probability = 0.8,
                        .beyond_noise = false,
                        .why_not = {}},
                       {.id = "speed", .unit = "m/s", .first = 3, .other = {}, .why_not = "it was hidden"}}};
}

TEST(ComparisonText, TellsWhatChangedWhatDidNotAndWhatWasBelieved) {
  Knowledge knowledge;
  knowledge.states["too_tall"].title = "Too tall";
  const std::string text = MakeComparisonText(Made(), knowledge);
  EXPECT_THAT(text, HasSubstr("a.mp4 (Too tall)  ->  b.mp4 (hinged)"));
  EXPECT_THAT(text, HasSubstr("42.00 -> 46.00°   +4.00 (+2.50 to +5.50), over 99.9 % sure"));
  EXPECT_THAT(text, HasSubstr("expected of the difference in speed"));
  EXPECT_THAT(text, HasSubstr("Not distinguishable from no change:\n    cadence"));
  EXPECT_THAT(text, HasSubstr("Not compared (it was hidden):\n    speed"));
  EXPECT_THAT(text, HasSubstr("Believed: The camera stood still."));
}

TEST(ComparisonText, SetsApartWhatTheSpeedExplains) {
  Comparison c = Made();
  c.measures[1].by_speed = 0.8;
  const std::string text = MakeComparisonText(c, {});
  EXPECT_THAT(text, HasSubstr("No change seen beyond what the speed explains:\n    cadence"));
  EXPECT_THAT(text, Not(HasSubstr("Not distinguishable from no change")));
}

TEST(ComparisonText, SaysThatNothingChanged) {
  Comparison c = Made();
  c.measures[0].beyond_noise = false;
  EXPECT_THAT(MakeComparisonText(c, {}), HasSubstr("Nothing changed beyond noise"));
}

Comparison WithNothingCompared() {
  Comparison c = Made();
  for (MeasureChange& m : c.measures) m.why_not = "it was hidden", m.beyond_noise = false;
  c.measures[0].why_not = "needs 100 pictures a second";
  return c;
}

TEST(ComparisonText, SaysThatNothingCanBeComparedAndWhy) {
  const std::string text = MakeComparisonText(WithNothingCompared(), {});
  EXPECT_THAT(text, HasSubstr("Nothing can be compared: it was hidden."));
  EXPECT_THAT(text, Not(HasSubstr("Nothing changed")));
  EXPECT_THAT(text, Not(HasSubstr("Believed")));
  EXPECT_THAT(text, HasSubstr("Not compared (needs 100 pictures a second):\n    knee_peak"));
}

TEST(ComparisonText, NeverPrintsANegativeNothing) {
  Comparison c = Made();
  c.measures[0].first = -0.001, c.measures[0].low = -0.003, c.measures[0].by_speed = -0.01;
  const std::string text = MakeComparisonText(c, {});
  EXPECT_THAT(text, HasSubstr("  0.00 -> 46.00°   +4.00 (0.00 to +5.50)"));
  EXPECT_THAT(text, Not(HasSubstr("-0.00")));
}

TEST(ComparisonJson, HasANumberOrAReason) {
  const Json json = Json::parse(MakeComparisonsJson({Made()}));
  EXPECT_EQ(json["schema"], "hinge.compare/1");
  const Json& measures = json["comparisons"][0]["measures"];
  EXPECT_EQ(measures[0]["change"], 4);
  EXPECT_TRUE(measures[0]["beyond_noise"].get<bool>());
  EXPECT_TRUE(measures[2]["change"].is_null());
  EXPECT_EQ(measures[2]["why_not"], "it was hidden");
}

std::vector<Drift> Drifts() {
  Drift knee{.id = "knee_peak",
             .unit = "deg",
             .per_hour = 3,
             .low = 2,
             .high = 4,
             .probability = 0.9995,
             .beyond_noise = true,
             .bend_probability = 0.99,
             .change = ChangePoint{35, 33, 37, 0, 9},
             .points = 60,
             .why_missing = {}};
  Drift steady = knee;
  steady.id = "cadence", steady.unit = "1/min", steady.beyond_noise = false, steady.change.reset();
  Drift none{.id = "speed",
             .unit = "m/s",
             .per_hour = {},
             .change = {},
             .why_missing = "one stretch, four are needed"};
  return {knee, steady, none};
}

TEST(DriftText, TellsSlopesBendsAndWhatIsSteady) {
  const std::string text = MakeDriftText(Drifts(), {});
  EXPECT_THAT(text, HasSubstr("+3.000° an hour (+2.000 to +4.000)"));
  EXPECT_THAT(text, HasSubstr("bends at 35 min (33 to 37)"));
  EXPECT_THAT(text, HasSubstr("Steady as far as can be told:\n    cadence"));
  EXPECT_THAT(text, HasSubstr("Not told (one stretch, four are needed):\n    speed"));
}

TEST(DriftText, SaysThatDriftCannotBeToldAndWhatWouldHelp) {
  const std::string text = MakeDriftText({Drifts()[2]}, {});
  EXPECT_THAT(text, HasSubstr("Drift cannot be told: one stretch, four are needed."));
  EXPECT_THAT(text, HasSubstr("What would help:"));
  EXPECT_THAT(text, Not(HasSubstr("Nothing drifts")));
  EXPECT_THAT(MakeDriftText({}, {}), HasSubstr("Drift cannot be told: the session has no measures."));
}

TEST(DriftText, SaysThatNothingDriftsOnlyWhereItCanBeTold) {
  EXPECT_THAT(MakeDriftText({Drifts()[1], Drifts()[2]}, {}), HasSubstr("Nothing drifts beyond noise"));
}

TEST(DriftText, CallsNoSlopeThatIsPrintedAsNothingADrift) {
  Drift level = Drifts()[0];
  level.per_hour = -0.0001, level.change.reset();
  EXPECT_THAT(MakeDriftText({level}, {}), HasSubstr("Steady as far as can be told:\n    knee_peak"));
}

TEST(DriftJson, HasANumberOrAReason) {
  const Json json = Json::parse(MakeDriftsJson(Drifts()));
  EXPECT_EQ(json["schema"], "hinge.drift/1");
  EXPECT_EQ(json["drifts"][0]["change_point"]["time_min"], 35);
  EXPECT_TRUE(json["drifts"][1]["change_point"].is_null());
  EXPECT_TRUE(json["drifts"][2]["per_hour"].is_null());
  EXPECT_THAT(json["drifts"][2]["why_missing"].get<std::string>(), HasSubstr("four"));
}

}  // namespace
}  // namespace hinge
