// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/pipeline/analyze_photo.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "hinge/app/pipeline/testing_analysis.h"
#include "hinge/app/pipeline/testing_photo.h"
#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/error.h"
#include "hinge/science/form/definition.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;

Knowledge WithPhotoPriors() {
  Knowledge k = TestingKnowledge();
  k.priors["photo_knee_to_peak_deg"] = {
      .id = "photo_knee_to_peak_deg", .mean = 2.6, .sd = 3, .meaning = {}, .sources = {}};
  k.priors["photo_lean_to_mean_deg"] = {
      .id = "photo_lean_to_mean_deg", .mean = 0, .sd = 2, .meaning = {}, .sources = {}};
  return k;
}

Session AnalyzePose(const TestingPose& pose, const ErrorModel& errors = kErrors) {
  Random random(1);
  return AnalyzePhoto(pose.Photo(random), {.height_m = 1.75, .mass_kg = {}, .sex = {}}, WithPhotoPriors(),
                      errors, Quick());
}

/// What the refusal says, of a picture that must be refused.
std::string Refusal(const KeypointTrack& photo) {
  try {
    AnalyzePhoto(photo, {}, WithPhotoPriors(), kErrors, Quick());
  } catch (const Error& error) {
    EXPECT_FALSE(error.how_to_fix.empty());
    return error.what_happened;
  }
  return "was not refused";
}

TEST(AnalyzePhoto, GivesAnglesAndNoVerdict) {
  const Session session = AnalyzePose(TestingPose{});
  EXPECT_NEAR(*Get(session, "trunk_lean").value, 8, 1e-6);
  EXPECT_NEAR(*Get(session, "trunk_lean_over_standing").value, 8, 1e-6);
  EXPECT_NEAR(*Get(session, "knee", Side::kLeft).value, 43, 1e-6);
  EXPECT_EQ(session.verdict.label, "cannot_tell");
  EXPECT_THAT(session.verdict.cannot_tell_because.front(), HasSubstr("one instant"));
  EXPECT_EQ(session.motion.size(), 1u);
  EXPECT_TRUE(session.gait.events.empty());
}

TEST(AnalyzePhoto, SaysOfEachMeasureOfAClipWhyAPictureHasItNot) {
  const Session session = AnalyzePose(TestingPose{});
  for (const MeasureDefinition* d : MeasureDefinitions()) {
    const Measure* m = FindMeasure(session.measures, d->id);
    ASSERT_NE(m, nullptr) << d->id;
    EXPECT_TRUE(m->value || !m->why_missing.empty()) << d->id;
  }
  EXPECT_FALSE(FindMeasure(session.measures, "cadence")->value);
  EXPECT_FALSE(session.scene.speed_m_s.known());
}

TEST(AnalyzePhoto, PutsAPersonOnTheMapWhoStandsOnOneLegAsAtMidStance) {
  const Session session = AnalyzePose(TestingPose{});
  ASSERT_TRUE(session.verdict.map);
  const double sum =
      std::accumulate(session.verdict.probability.begin(), session.verdict.probability.end(), 0.0);
  EXPECT_NEAR(sum, 1, 1e-9);
  // knee 43 + 2.6 against a norm of 41.4 at 3 m/s, the rest as people are: 0.45 * 4.2 / 3.8; trunk (8 - 5) / 4
  EXPECT_NEAR(session.verdict.map->leg_trunk.x(), 0.5, 0.35);
  EXPECT_NEAR(session.verdict.map->leg_trunk.y(), 0.75, 0.35);
}

TEST(AnalyzePhoto, PutsNobodyOnTheMapWhoFliesLandsOrStands) {
  TestingPose flies, lands, stands;
  flies.leg = TestingPose::Legs({30, -40, -20}, {-25, -80, -60});
  lands.leg[Side::kLeft] = {28, 12, 10};
  stands.leg = TestingPose::Legs({2, 0, 0}, {2, 0, 0});
  for (const TestingPose& pose : {flies, lands, stands}) {
    const Session session = AnalyzePose(pose);
    EXPECT_FALSE(session.verdict.map);
    EXPECT_THAT(session.verdict.cannot_tell_because.back(), HasSubstr("mid-stance"));
  }
}

TEST(AnalyzePhoto, IsTheSameOfTheMirroredPicture) {
  TestingPose mirrored;
  mirrored.facing = Facing::kLeft;
  const Session a = AnalyzePose(TestingPose{}), b = AnalyzePose(mirrored);
  for (const char* id : {"trunk_lean", "straightness", "head_forward"})
    EXPECT_NEAR(*Get(a, id).value, *Get(b, id).value, 1e-6) << id;
  for (Side s : kSides) EXPECT_NEAR(*Get(a, "knee", s).value, *Get(b, "knee", s).value, 1e-6);
}

TEST(AnalyzePhoto, TakesTheRollFromFlatEdgesWhereNothingUprightIsSeen) {
  Random random(1);
  AnalyzeOptions options = Quick();
  const auto analyze = [&] {
    return AnalyzePhoto(TestingPose{}.Photo(random), {}, WithPhotoPriors(), kErrors, options);
  };
  const Session without = analyze();
  options.given.edges.flat_rad = Known(0.03, 0.005, "flat edges");
  const Session with = analyze();
  EXPECT_NEAR(*with.scene.roll_rad.value, 0.03, 0.01);
  EXPECT_EQ(with.scene.roll_rad.source, "flat edges");
  EXPECT_LT(with.scene.roll_rad.sigma, without.scene.roll_rad.sigma);
  const double turned_deg = std::abs(*Get(with, "trunk_lean").value - *Get(without, "trunk_lean").value);
  EXPECT_NEAR(turned_deg, DegFromRad(*with.scene.roll_rad.value), 0.1);
}

TEST(AnalyzePhoto, TakesTheNetworksMeanOffsetsOff) {
  ErrorModel errors = kErrors;
  errors.landmarks.emplace();
  for (auto* side : {&errors.landmarks->near, &errors.landmarks->far})
    (*side)[static_cast<std::size_t>(Part::kHip)].forward_legs.bins = {0.03};
  Random random(2);
  KeypointTrack photo = TestingPose{}.Photo(random);
  const KeypointTrack exact = photo;
  for (Side s : kSides) photo.frames[0].points[LandmarkOf(s, Part::kHip)].p_I_px.x() += 0.03 * 400;
  const Session seen = AnalyzePhoto(photo, {}, WithPhotoPriors(), errors, Quick());
  const Session truth = AnalyzePhoto(exact, {}, WithPhotoPriors(), kErrors, Quick());
  EXPECT_NEAR(*Get(seen, "trunk_lean").value, *Get(truth, "trunk_lean").value, 0.15);
}

TEST(AnalyzePhoto, RefusesNobodyAFrontViewAndHalfAPerson) {
  Random random(3);
  EXPECT_THAT(Refusal(KeypointTrack{}), HasSubstr("no person"));
  KeypointTrack front = TestingPose{}.Photo(random);
  for (Side s : kSides)
    front.frames[0].points[LandmarkOf(s, Part::kShoulder)].p_I_px.x() += s == Side::kLeft ? 120 : -120;
  EXPECT_THAT(Refusal(front), HasSubstr("from the front"));
  KeypointTrack cut = TestingPose{}.Photo(random);
  cut.image_height_px = 700;
  EXPECT_NE(Refusal(cut), "was not refused");
}

}  // namespace
}  // namespace hinge
