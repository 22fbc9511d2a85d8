// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/session_json.h"

#include <gtest/gtest.h>

#include <clocale>
#include <cmath>
#include <limits>
#include <locale>
#include <nlohmann/json.hpp>

#include "hinge/edge/formats/session_for_tests.h"
#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

using Json = nlohmann::json;

Json DocumentOf(const Session& session) { return Json::parse(MakeSessionJson(session)); }

std::string SentenceOf(const std::string& text) {
  try {
    ParseSessionJson(text, "x.json");
  } catch (const Error& error) {
    EXPECT_FALSE(error.how_to_fix.empty());
    return error.what_happened;
  }
  return "no error";
}

TEST(SessionJson, ReadsBackWhatItWrote) {
  const Session session = MakeSessionForTests();
  const Session read = ParseSessionJson(MakeSessionJson(session), "x.json");
  // Two roads that lose different things would differ in the second writing; numbers pass through degrees
  // once.
  EXPECT_EQ(DocumentOf(read), DocumentOf(ParseSessionJson(MakeSessionJson(read), "x.json")));
  EXPECT_EQ(read.input.file_name, session.input.file_name);
  EXPECT_EQ(read.scene.facing, Facing::kLeft);
  EXPECT_EQ(read.scene.camera, CameraMotion::kHeld);
  EXPECT_EQ(read.scene.shake_px, 2.5);
  EXPECT_NEAR(*read.scene.roll_rad.value, 0.01, 1e-15);
  EXPECT_NEAR(*read.scene.grade.value, 0.1, 1e-15);
  EXPECT_NEAR(*read.scene.edges.flat_rad.value, 0.02, 1e-15);
  EXPECT_EQ(read.scene.edges.ground_rad.why_missing, "there are no pictures");
  EXPECT_EQ(read.scene.yaw_rad.why_missing, "one camera does not show it");
  EXPECT_EQ(read.gait.strides[1].why_not, "its start was not seen");
  EXPECT_EQ(read.stride_measures, session.stride_measures);
  EXPECT_EQ(read.measures[1].why_missing, "the ear was hidden");
  EXPECT_EQ(read.verdict.map->covariance, session.verdict.map->covariance);
  EXPECT_EQ(read.verdict.probability, session.verdict.probability);
  EXPECT_EQ(read.verdict.findings[0].band_low, -std::numeric_limits<double>::infinity());
  EXPECT_EQ(read.verdict.plan, session.verdict.plan);
  EXPECT_EQ(read.activity[1].activity, Activity::kRunning);
  EXPECT_EQ(read.timings_s, session.timings_s);
  EXPECT_EQ(read.options, session.options);
  EXPECT_EQ(read.runner.sex, Sex::kFemale);
  EXPECT_TRUE(read.standing.own && read.standing.same_camera);
  EXPECT_EQ(read.standing.foot_angle_deg.why_missing, "the feet were hidden");
  EXPECT_EQ(read.measures[0].own_parts->timing, 0.7);
  EXPECT_EQ(read.measures[0].own_parts->speed, 0.2);
  EXPECT_EQ(*read.standing.back.bow_deg.value, 12);
  EXPECT_EQ(read.standing.back.lumbar_deg.sigma, 1.3);
  EXPECT_EQ(read.standing.back.thoracic_deg.why_missing, "the back was hidden");
  EXPECT_EQ(*read.split.above_hip_deg.value, 4);
  EXPECT_EQ(read.sides.at(0).value, 4.5);
  EXPECT_EQ(read.verdict.findings[0].instants.at(0).time_s, 0.85);
  EXPECT_EQ(read.verdict.findings[0].would_change_it, "A longer clip.");
}

TEST(SessionJson, ReadsSessionsThatKnowNothingOfStandingAndSides) {
  Json old = DocumentOf(MakeSessionForTests());
  for (const char* key : {"sides", "standing"}) old.erase(key);
  old["split"] = nullptr;
  old["verdict"].erase("subtype_probability");
  for (const char* key : {"why", "distance", "detectable"}) old["verdict"]["findings"][0].erase(key);
  const Session read = ParseSessionJson(old.dump(), "x.json");
  EXPECT_TRUE(read.sides.empty());
  EXPECT_FALSE(read.standing.own);
  EXPECT_FALSE(read.split.above_hip_deg.known());
  EXPECT_EQ(read.verdict.findings.at(0).rule, "knee_peak_high");
}

TEST(SessionJson, ReadsStandingsThatKnowNothingOfTheBack) {
  Json old = DocumentOf(MakeSessionForTests());
  for (const char* key : {"back_bow_deg", "lumbar_curve_deg", "thoracic_curve_deg"})
    old["standing"].erase(key);
  const Session read = ParseSessionJson(old.dump(), "x.json");
  EXPECT_EQ(*read.standing.knee_deg.value, -1);
  EXPECT_FALSE(read.standing.back.bow_deg.known());
}

TEST(SessionJson, ReadsMeasuresThatDoNotSayWhatIsTheSessionsOwn) {
  Json old = DocumentOf(MakeSessionForTests());
  for (const char* key : {"sigma_timing", "sigma_speed"}) old["measures"][0].erase(key);
  EXPECT_FALSE(ParseSessionJson(old.dump(), "x.json").measures[0].own_parts.has_value());
}

TEST(SessionJson, WritesDegreesAndPercent) {
  Session session = MakeSessionForTests();
  session.scene.roll_rad = Known(std::acos(-1.0) / 6, std::acos(-1.0) / 180, "test");
  const Json json = DocumentOf(session);
  EXPECT_NEAR(json["scene"]["roll_deg"]["value"].get<double>(), 30, 1e-12);
  EXPECT_NEAR(json["scene"]["roll_deg"]["high"].get<double>(), 30 + 1.959964, 1e-9);
  EXPECT_NEAR(json["scene"]["grade_percent"]["value"].get<double>(), 10, 1e-12);
}

TEST(SessionJson, HasEveryPartOfTheSchema) {
  const Json json = DocumentOf(MakeSessionForTests());
  EXPECT_EQ(json["schema"], "hinge.session/1");
  for (const char* part : {"input", "runner", "scene", "events", "strides", "measures", "split", "verdict",
                           "kinetics", "exercise", "warnings", "timings_s", "made_by"}) {
    EXPECT_TRUE(json.contains(part)) << part;
  }
  EXPECT_EQ(json["events"][0]["type"], "ic");
  EXPECT_TRUE(json["measures"][1]["value"].is_null());
  EXPECT_TRUE(json["verdict"]["findings"][0]["band_low"].is_null()) << "an open side";
  EXPECT_EQ(json["verdict"]["probability"]["deflated"], 0.9);
}

TEST(SessionJson, NeverWritesANumberThatIsNotFinite) {
  Session session = MakeSessionForTests();
  const double nan = std::nan("");
  session.measures[0].value = nan;
  session.scene.roll_rad = Known(nan, 0, "test");
  session.verdict.map->leg_trunk.x() = std::numeric_limits<double>::infinity();
  session.stride_measures[0]["knee_peak"] = nan;
  const Json json = DocumentOf(session);
  EXPECT_TRUE(json["measures"][0]["value"].is_null());
  EXPECT_FALSE(json["measures"][0]["why_missing"].get<std::string>().empty());
  EXPECT_FALSE(json["scene"]["roll_deg"]["why_missing"].get<std::string>().empty());
  EXPECT_TRUE(json["verdict"]["map"].is_null());
  EXPECT_FALSE(json["strides"][0]["measures"].contains("knee_peak"));
  EXPECT_NO_THROW(ParseSessionJson(json.dump(), "x.json"));
}

TEST(SessionJson, RefusesANewerFormWithASentence) {
  Json json = DocumentOf(MakeSessionForTests());
  json["schema"] = "hinge.session/2";
  EXPECT_EQ(SentenceOf(json.dump()),
            "the session has the form \"hinge.session/2\"; this version of Hinge reads \"hinge.session/1\"");
}

TEST(SessionJson, NamesThePlaceOfAWrongValue) {
  const Json good = DocumentOf(MakeSessionForTests());
  Json json = good;
  json["measures"][0]["value"] = "54";
  EXPECT_EQ(SentenceOf(json.dump()), "measures[0].value is not a number");
  json = good;
  json["input"].erase("frames");
  EXPECT_EQ(SentenceOf(json.dump()), "input.frames is missing");
  json = good;
  json["input"]["frames"] = -3;
  EXPECT_EQ(SentenceOf(json.dump()), "input.frames is not a whole number from 0 on");
  json = good;
  json["scene"]["facing"] = "up";
  EXPECT_EQ(SentenceOf(json.dump()), "scene.facing is \"up\"; it must be one of: left, right");
  json = good;
  json["verdict"]["map"]["covariance"] = {{1, 0}};
  EXPECT_EQ(SentenceOf(json.dump()), "verdict.map.covariance has 1 items instead of 2");
}

TEST(SessionJson, RefusesOtherTexts) {
  EXPECT_EQ(SentenceOf(""), "the text is not JSON (from byte 1 on)");
  EXPECT_EQ(SentenceOf("[]"), "this is not a session of Hinge");
  EXPECT_EQ(SentenceOf("{\"schema\": 7}"), "this is not a session of Hinge");
  EXPECT_EQ(SentenceOf("{\"schema\": \"hinge.session/1\"}"), "input is missing");
  EXPECT_NE(SentenceOf(std::string(200000, '[')), "no error") << "deep nesting";
}

TEST(SessionJson, SurvivesSeededDamage) {
  const std::string good = MakeSessionJson(MakeSessionForTests());
  Random random(4);
  int refused = 0;
  for (int round = 0; round < 400; ++round) {
    std::string text = good;
    const auto at = static_cast<std::size_t>(random.Uniform(0, static_cast<double>(text.size())));
    const auto length = static_cast<std::size_t>(random.Uniform(1, 40));
    if (round % 3 == 0) text.erase(at, length);
    if (round % 3 == 1) text[at] = static_cast<char>(random.Uniform(0, 256));
    if (round % 3 == 2) text.insert(at, text.substr(at / 2, length));
    try {
      ParseSessionJson(text, "x.json");
    } catch (const Error&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 100);
}

/// A locale that writes 1234.5 as "1.234,5", made here because none may be installed.
struct CommaNumbers : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

TEST(SessionJson, DoesNotFollowTheUsersLocale) {
  const std::string plain = MakeSessionJson(MakeSessionForTests());
  const std::locale before = std::locale::global(std::locale(std::locale::classic(), new CommaNumbers));
  std::setlocale(LC_ALL, "de_DE.UTF-8");  // the C library's side, where that locale is installed
  const std::string inside = MakeSessionJson(MakeSessionForTests());
  const double rate_hz = ParseSessionJson(plain, "x.json").input.frame_rate_hz;
  std::setlocale(LC_ALL, "C");
  std::locale::global(before);
  EXPECT_EQ(inside, plain);
  EXPECT_NEAR(rate_hz, 59.94, 1e-12);
}

}  // namespace
}  // namespace hinge
