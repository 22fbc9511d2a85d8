// SPDX-License-Identifier: Apache-2.0
#include "landmark_summary.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/random.h"
#include "landmark_pages.h"

namespace hinge {
namespace {

/// What is planted into the errors of the near hip.
struct Planted {
  double between = 0.02, jitter = 0.01, memory_s = 0.05;
  static double Mean(double phase) { return 0.03 * std::sin(2 * std::numbers::pi * phase); }
};

ClipErrors MakeClip(const Planted& planted, Random& random) {
  ClipErrors clip{.name = "tune-x",
                  .report = false,
                  .rate_hz = 60,
                  .leg_px = 200,
                  .leg_m = 0.86,
                  .spots = {},
                  .legs = {}};
  const Vec2 person(random.Normal(0, planted.between), random.Normal(0, planted.between));
  const double keeps = planted.memory_s > 0 ? std::exp(-1 / (60 * planted.memory_s)) : 0;
  Vec2 noise(random.Normal(), random.Normal());
  for (int i = 0; i < 600; ++i) {
    const double strides = i / 43.0 + 0.3, phase = strides - std::floor(strides);
    noise = keeps * noise + std::sqrt(1 - keeps * keeps) * Vec2(random.Normal(), random.Normal());
    const Vec2 error = Vec2(Planted::Mean(phase), -0.01) + person + planted.jitter * noise;
    clip.spots["near.hip"].push_back({.picture = i,
                                      .phase = phase,
                                      .error_legs = error,
                                      .true_legs = {0, 0},
                                      .visibility = 0.9,
                                      .gross = false});
    clip.legs.push_back({phase, LegsSeen::kRight});
  }
  return clip;
}

std::vector<ClipErrors> MakeClips(const Planted& planted, int people, std::uint64_t seed) {
  Random random(seed);
  std::vector<ClipErrors> clips;
  for (int i = 0; i < people; ++i) clips.push_back(MakeClip(planted, random));
  return clips;
}

TEST(LandmarkSummary, FindsThePlantedMeanSpreadsAndMemory) {
  for (const Planted& planted : {Planted{}, Planted{.between = 0.005, .jitter = 0.02, .memory_s = 0.1}}) {
    const LandmarkSummary s = SummariseLandmarks(MakeClips(planted, 200, 7));
    const SpotSummary& hip = s.spots.at("near.hip");
    const double doubt = 3 * planted.between / std::sqrt(200.0) + 0.001;
    for (int b = 0; b < kPhaseBins; ++b) {
      const auto at = static_cast<std::size_t>(b);
      EXPECT_NEAR(hip.mean[at].x(), Planted::Mean((b + 0.5) / kPhaseBins), doubt + 0.001);
      EXPECT_NEAR(hip.mean[at].y(), -0.01, doubt);
      EXPECT_NEAR(hip.jitter[at].y(), planted.jitter, 0.15 * planted.jitter);
    }
    EXPECT_NEAR(hip.between.x(), planted.between, 0.2 * planted.between);
    EXPECT_NEAR(hip.correlation_s, planted.memory_s, 0.3 * planted.memory_s);
    EXPECT_NEAR(hip.visibility, 0.9, 1e-9);
  }
}

TEST(LandmarkSummary, LeavesGrossErrorsOutAndCountsThem) {
  std::vector<ClipErrors> clips = MakeClips({}, 10, 8), spoilt = clips;
  for (ClipErrors& clip : spoilt) {
    for (std::size_t i = 0; i < clip.spots["near.hip"].size(); i += 10) {
      clip.spots["near.hip"][i].error_legs = {3, 3};
      clip.spots["near.hip"][i].gross = true;
    }
  }
  const SpotSummary clean = SummariseLandmarks(clips).spots.at("near.hip"),
                    s = SummariseLandmarks(spoilt).spots.at("near.hip");
  EXPECT_NEAR(s.gross, 0.1, 1e-9);
  EXPECT_NEAR(s.overall().x(), clean.overall().x(), 0.001);
  EXPECT_NEAR(s.jitter_overall.x(), clean.jitter_overall.x(), 0.001);
}

TEST(LandmarkSummary, CountsRunsOfExchangedLegs) {
  std::vector<ClipErrors> clips = MakeClips({}, 2, 9);
  for (std::size_t i : {100, 101, 102, 104})
    clips[0].legs[i].legs = LegsSeen::kFeetExchanged;  // one picture untold within
  for (std::size_t i : {300, 301}) clips[1].legs[i].legs = LegsSeen::kAllExchanged;
  const SwapSummary s = SummariseLandmarks(clips).swaps;
  EXPECT_EQ(s.runs, 2);
  EXPECT_NEAR(s.mean_run_s, (5 + 2) / 2.0 / 60, 1e-9);
  EXPECT_NEAR(s.longest_run_s, 5 / 60.0, 1e-9);
  EXPECT_DOUBLE_EQ(s.lower_only, 0.5);
  EXPECT_NEAR(s.overall, 6.0 / 1200, 1e-9);
}

TEST(LandmarkSummary, NeedsTwoPeople) {
  EXPECT_THROW(SummariseLandmarks(MakeClips({}, 1, 1)), ContractViolation);
}

TEST(LandmarkPages, HaveTheSummarysNumbers) {
  const LandmarkSummary s = SummariseLandmarks(MakeClips({}, 20, 3));
  const NetworkLandmarks study{"heavy", s, s};
  EXPECT_NE(MakeLandmarkTables(study).find("| near.hip | "), std::string::npos);
  const std::string toml = MakeNetworkErrorsToml(study);
  EXPECT_NE(toml.find("[model.near.hip]\nforward = ["), std::string::npos);
  EXPECT_NE(toml.find("name = \"blazepose_heavy\""), std::string::npos);
  EXPECT_EQ(toml.find(" nan"), std::string::npos);
}

TEST(LandmarkErrors, GiveExchangedLegsTheirNamesBackAndSaySo) {
  CachedClip clip;
  clip.truth.scene.facing = Facing::kRight;
  clip.truth.scene.scale_m_per_px = Known(0.86 / 200, 0, "truth");
  for (int k = 0; k < 4; ++k) {
    clip.truth.gait.events.push_back({Side::kRight, EventType::kInitialContact, 0.5 * k, 0});
    clip.truth.gait.events.push_back({Side::kLeft, EventType::kInitialContact, 0.25 + 0.5 * k, 0});
  }
  for (int i = 0; i < 60; ++i) {
    KeypointFrame f{.time_s = i / 60.0 + 0.01, .presence = 1, .points = {}};
    for (Side side : kSides) {
      const double ahead = side == Side::kRight ? 1 : -1;
      const auto put = [&](Part part, double x, double y) {
        f.points[LandmarkOf(side, part)] = {Vec2(300 + ahead * x, y), 1};
      };
      put(Part::kHip, 0, 300);
      put(Part::kKnee, 40, 390);
      put(Part::kAnkle, 80, 480);
      put(Part::kHeel, 75, 500);
      put(Part::kToe, 110, 500);
    }
    clip.points.frames.push_back(f);
    for (Keypoint& p : f.points.values) p.p_I_px += Vec2(4, -2);
    if (i >= 20 && i < 24) std::swap(f.points[Landmark::kLeftKnee], f.points[Landmark::kRightKnee]);
    if (i >= 20 && i < 26) {
      for (Part part : {Part::kAnkle, Part::kHeel, Part::kToe})
        std::swap(f.points[LandmarkOf(Side::kLeft, part)], f.points[LandmarkOf(Side::kRight, part)]);
    }
    clip.track.frames.push_back(f);
  }
  const ClipErrors e = CalcClipErrors("tune-a", clip);
  for (const LandmarkSample& s : e.spots.at("near.ankle")) {
    EXPECT_NEAR(s.error_legs.x(), 4 / e.leg_px, 1e-9);
    EXPECT_NEAR(s.error_legs.y(), 2 / e.leg_px, 1e-9);
  }
  EXPECT_NEAR(e.leg_m, 0.86 / 200 * e.leg_px, 1e-9);
  EXPECT_EQ(std::count_if(e.legs.begin(), e.legs.end(),
                          [](const LegsSample& s) { return s.legs == LegsSeen::kAllExchanged; }),
            4);
  EXPECT_EQ(std::count_if(e.legs.begin(), e.legs.end(),
                          [](const LegsSample& s) { return s.legs == LegsSeen::kFeetExchanged; }),
            2);
}

}  // namespace
}  // namespace hinge
