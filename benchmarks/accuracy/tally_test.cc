// SPDX-License-Identifier: Apache-2.0
#include "tally.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/random.h"
#include "page.h"

namespace hinge {
namespace {

/// Legs astride in the picture: 200 px of leg, ankles 160 px apart.
PerLandmark<Vec2> Astride() {
  PerLandmark<Vec2> p;
  for (Side side : kSides) {
    const double ahead = side == Side::kLeft ? 1 : -1;
    const auto put = [&](Part part, double x, double y) { p[LandmarkOf(side, part)] = {300 + ahead * x, y}; };
    put(Part::kHip, 0, 300);
    put(Part::kKnee, 40, 390);
    put(Part::kAnkle, 80, 480);
    put(Part::kHeel, 75, 500);
    put(Part::kToe, 110, 500);
  }
  return p;
}

PerLandmark<Vec2> Exchanged(PerLandmark<Vec2> p) {
  for (Part part : kParts) std::swap(p[LandmarkOf(Side::kLeft, part)], p[LandmarkOf(Side::kRight, part)]);
  return p;
}

KeypointTrack TrackOf(const std::vector<PerLandmark<Vec2>>& pictures) {
  KeypointTrack track;
  for (const PerLandmark<Vec2>& p : pictures) {
    KeypointFrame frame{
        .time_s = 0.02 * static_cast<double>(track.frames.size()), .presence = 1, .points = {}};
    for (std::size_t i = 0; i < kLandmarkCount; ++i) frame.points.values[i] = {p.values[i], 1};
    track.frames.push_back(frame);
  }
  return track;
}

std::vector<MotionSample> MotionOf(const std::vector<PerLandmark<Vec2>>& pictures) {
  std::vector<MotionSample> motion;
  for (const PerLandmark<Vec2>& p : pictures)
    motion.push_back(
        {.time_s = 0.02 * static_cast<double>(motion.size()), .p_I_px = p, .p_W_m = {}, .sigma_m = {}});
  return motion;
}

TEST(Swaps, AreToldWhateverTheNoise) {
  Random random(5);
  for (int k = 0; k < 200; ++k) {
    PerLandmark<Vec2> seen = Astride();
    for (Vec2& p : seen.values) p += Vec2(random.Normal(0, 12), random.Normal(0, 12));
    EXPECT_EQ(AreExchanged(seen, Astride(), kFootParts, kFeetApart_legs), false);
    EXPECT_EQ(AreExchanged(Exchanged(seen), Astride(), kFootParts, kFeetApart_legs), true);
  }
}

TEST(Swaps, AreNotJudgedWithTheLegsTogether) {
  PerLandmark<Vec2> together = Astride();
  for (Part part : kParts) together[LandmarkOf(Side::kRight, part)] = together[LandmarkOf(Side::kLeft, part)];
  EXPECT_FALSE(AreExchanged(together, together, kFootParts, kFeetApart_legs).has_value());
}

TEST(Swaps, AreCountedAsPutRightLeftOverAndInvented) {
  const PerLandmark<Vec2> good = Astride(), bad = Exchanged(good);
  const SwapCount count =
      CountSwaps(TrackOf({good, bad, bad, good, good}), TrackOf({good, good, good, good, good}),
                 MotionOf({good, good, bad, bad, good}));
  EXPECT_EQ(count.judged, 5);
  EXPECT_EQ(count.by_network, 2);
  EXPECT_EQ(count.left_over, 1);
  EXPECT_EQ(count.invented, 1);
}

TEST(Swaps, OfPicturesThatWereNotAnalysedAreNotCounted) {
  const PerLandmark<Vec2> good = Astride();
  EXPECT_EQ(CountSwaps(TrackOf({good, good, good}), TrackOf({good, good, good}), MotionOf({good})).judged, 1);
}

CaseResult ResultOf(const char* name, double error, bool inside, std::optional<Side> side = {}) {
  CaseResult r;
  r.made = {.name = name, .part = "lab", .value = "", .flags = {}};
  r.score = Score{};
  r.score->label = r.score->true_label = "hinged";
  r.score->probability_of_label = 0.9;
  r.score->measures = {{.id = "knee_peak",
                        .side = side,
                        .unit = "deg",
                        .estimate = 40 + error,
                        .truth = 40,
                        .inside = inside}};
  return r;
}

TEST(Tally, OfErrorsHasBiasMedianSpreadAndCoverage) {
  std::vector<CaseResult> results = {ResultOf("tune-a", 1, true), ResultOf("tune-b", -2, true),
                                     ResultOf("report-c", 4, false)};
  results.push_back(ResultOf("report-d", 0, true));
  results.back().score->measures[0].estimate.reset();
  results.push_back({.made = {}, .score = {}, .refused = "nobody", .near = {}, .swaps = {}});
  const auto tallies = TallyMeasures(results, Whose::kBoth, [](const CaseResult&) { return true; });
  const ErrorTally& t = tallies.at("knee_peak");
  EXPECT_DOUBLE_EQ(t.bias(), 1);
  EXPECT_DOUBLE_EQ(t.median_abs(), 2);
  EXPECT_DOUBLE_EQ(t.spread(), 3);
  EXPECT_DOUBLE_EQ(t.coverage(), 2.0 / 3);
  EXPECT_EQ(t.missing, 1);
}

TEST(Tally, KnowsTheNearLegFromTheFarOne) {
  std::vector<CaseResult> results = {ResultOf("tune-a", 1, true, Side::kRight),
                                     ResultOf("tune-b", 5, true, Side::kLeft)};
  const auto all = [](const CaseResult&) { return true; };
  EXPECT_DOUBLE_EQ(TallyMeasures(results, Whose::kNear, all).at("knee_peak").bias(), 1);
  EXPECT_DOUBLE_EQ(TallyMeasures(results, Whose::kFar, all).at("knee_peak").bias(), 5);
  for (CaseResult& r : results) r.near = Side::kLeft;
  EXPECT_DOUBLE_EQ(TallyMeasures(results, Whose::kNear, all).at("knee_peak").bias(), 5);
}

TEST(Tally, PoolsEventsOverClipsByTheirNumber) {
  std::vector<CaseResult> results = {ResultOf("tune-a", 0, true), ResultOf("tune-b", 0, true)};
  results[0].score->contacts = {
      .in_truth = 10, .matched = 9, .wrong_foot = 0, .extra = 1, .bias_s = 0.010, .rms_s = 0.010};
  results[1].score->contacts = {
      .in_truth = 3, .matched = 1, .wrong_foot = 2, .extra = 0, .bias_s = -0.010, .rms_s = 0.010};
  const EventTally t =
      TallyEvents(results, EventType::kInitialContact, [](const CaseResult&) { return true; });
  EXPECT_EQ(t.missed, 1);
  EXPECT_EQ(t.wrong_foot, 2);
  EXPECT_EQ(t.extra, 1);
  EXPECT_NEAR(t.bias_s, 0.008, 1e-12);
  EXPECT_NEAR(t.rms_s, 0.010, 1e-12);
}

TEST(Page, KeepsSimulatedClipsApartAndGroupsThemByEachWord) {
  std::vector<CaseResult> results = {ResultOf("tune-a", 1, true), ResultOf("tune-b", 3, true)};
  for (const char* camera : {"yaw=0,roll=0", "yaw=10,roll=0"}) {
    CaseResult r = ResultOf("tune-sim", 7, false);
    r.made.simulated = true;
    r.made.value = std::string("hinged 25 60 ") + camera;
    results.push_back(r);
  }
  const std::string page = MakeNetworkSection("full", results);
  EXPECT_NE(page.find("`full`, 2 drawn clips"), std::string::npos);
  EXPECT_NE(page.find("`full`, 2 simulated clips"), std::string::npos);
  EXPECT_NE(page.find("| form | hinged | 2 | 2 |"), std::string::npos) << page;
  EXPECT_NE(page.find("| camera | yaw=10,roll=0 | 1 | 1 |"), std::string::npos);
}

TEST(Page, TellsTheHalvesApartAndListsWhatWasRefused) {
  std::vector<CaseResult> results = {ResultOf("tune-a", 1, true), ResultOf("report-c", 4, false)};
  results.push_back({.made = {.name = "tune-x", .part = "yaw", .value = "20", .flags = {}},
                     .score = {},
                     .refused = "nobody there",
                     .near = {},
                     .swaps = {}});
  const std::string page = MakeNetworkSection("heavy", results);
  EXPECT_NE(page.find("| `knee_peak` | ° | 2 (0) | +4.0 | 4.0 | 0.0 | 0 % | +1.0 | 1.0 | 0.0 | 100 % |"),
            std::string::npos)
      << page;
  EXPECT_NE(page.find("1. `knee_peak`: truth inside in 0 % of 1 clips; bias +4.0 °"), std::string::npos);
  EXPECT_NE(page.find("- `tune-x`: nobody there"), std::string::npos);
  EXPECT_NE(page.find("| 90 to 97 % | 2 | 90 % | 2 (100 %) |"), std::string::npos);
}

}  // namespace
}  // namespace hinge
