// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/back_outline.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "hinge/foundation/base/random.h"
#include "hinge/science/body/back_curve.h"
#include "hinge/science/form/measure_form.h"

namespace hinge {
namespace {

constexpr double kRate_hz = 60, kStride_s = 0.7, kTrunk_px = 150;

/// A trunk that leans and bobs; behind it a back of that bow over a person's own shape, to a network's noise. `arms`: an elbow
/// swings behind the middle of the back in half of each stride.
struct Back {
  double bow_deg = 0, noise_trunks = 0.01;
  bool arms = false;

  KeypointTrack Film(double duration_s, std::uint64_t seed) const {
    Random random(seed);
    KeypointTrack track{.image_width_px = 640,
                        .image_height_px = 720,
                        .nominal_rate_hz = kRate_hz,
                        .model = "bars",
                        .frames = {}};
    for (int i = 0; i < duration_s * kRate_hz; ++i) {
      KeypointFrame frame{.time_s = i / kRate_hz, .presence = 1, .points = {}};
      AddTrunk(frame, 2 * std::numbers::pi * frame.time_s / kStride_s, random);
      track.frames.push_back(frame);
    }
    return track;
  }

 private:
  static double Shape(double t) { return 0.22 + 0.03 * std::sin(6 * t); }
  void AddTrunk(KeypointFrame& frame, double turn, Random& random) const {
    const double lean = 0.1 + 0.03 * std::sin(2 * turn);
    const Vec2 hips(300, 400 + 8 * std::sin(2 * turn)), up(std::sin(lean), -std::cos(lean)),
        back(-std::cos(lean), -std::sin(lean));
    for (const Side side : kSides) {
      frame.points[LandmarkOf(side, Part::kHip)] = {hips, 1};
      frame.points[LandmarkOf(side, Part::kShoulder)] = {hips + kTrunk_px * up, 1};
    }
    const double sagitta = 0.35 * std::tan(bow_deg * std::numbers::pi / 180 / 4);
    for (std::size_t i = 0; i < kBackPlaces; ++i) {
      const double t = BackShareAt(i), across = (t - 0.55) / 0.35;
      double behind = Shape(t) + sagitta * (1 - across * across) + random.Normal(0, noise_trunks);
      if (arms && std::sin(turn) > 0 && std::abs(t - 0.5) < 0.2) behind += 0.15;
      frame.outline.back[i] = hips + kTrunk_px * (t * up + behind * back);
    }
  }
};

std::vector<std::pair<double, double>> Strides_s(double duration_s) {
  std::vector<std::pair<double, double>> spans;
  for (double t = 0; t + kStride_s <= duration_s; t += kStride_s) spans.emplace_back(t, t + kStride_s);
  return spans;
}

Gait GaitOf(double duration_s) {
  Gait gait;
  for (const auto& [from_s, until_s] : Strides_s(duration_s))
    gait.strides.push_back(
        {.side = Side::kRight, .ic_s = from_s, .next_ic_s = until_s, .used = true, .why_not = {}});
  return gait;
}

TEST(BackOutline, ABackThatRoundsByAnAngleFromStandingToRunningIsFoundToHaveDoneSo) {
  Random random(4);
  for (int trial = 0; trial < 10; ++trial) {
    const double round_deg = random.Uniform(-20, 30);
    StandingReference standing;
    standing.own = true;
    standing.back = EstimateBack(Back{}.Film(3, 10 + static_cast<std::uint64_t>(trial)), {{0, 3}});
    Form form;
    AddBackOutline(Back{.bow_deg = round_deg}.Film(7, 90 + static_cast<std::uint64_t>(trial)), GaitOf(7), {},
                   standing, form);
    EXPECT_NEAR(*FindMeasure(form.measures, "back_bow_over_standing")->value, round_deg, 3);
  }
}

TEST(BackOutline, ArmsThatSwingBehindTheBackDoNotRoundIt) {
  const BackReference bare = EstimateBack(Back{}.Film(7, 1), Strides_s(7)),
                      with_arms = EstimateBack(Back{.arms = true}.Film(7, 2), Strides_s(7));
  // A lower quarter lies the lower, the more pictures it is of: with noise, bare backs look a little hollower.
  EXPECT_NEAR(*with_arms.bow_deg.value, *bare.bow_deg.value, 5);
  EXPECT_EQ(bare.stretches, static_cast<int>(Strides_s(7).size()));
}

TEST(BackOutline, MoreStridesMakeItSurer) {
  const Back back{.noise_trunks = 0.03};
  EXPECT_LT(EstimateBack(back.Film(30, 3), Strides_s(30)).bow_deg.sigma,
            0.7 * EstimateBack(back.Film(4, 3), Strides_s(4)).bow_deg.sigma);
}

TEST(BackOutline, WithoutAMaskOrAStandingClipItSaysWhatIsMissing) {
  KeypointTrack track = Back{}.Film(7, 5);
  Form seen;
  AddBackOutline(track, GaitOf(7), {}, {}, seen);
  EXPECT_TRUE(FindMeasure(seen.measures, "back_bow")->value);
  EXPECT_NE(FindMeasure(seen.measures, "back_bow_over_standing")->why_missing.find("standing"),
            std::string::npos);
  for (KeypointFrame& f : track.frames) f.outline = {};
  Form unseen;
  AddBackOutline(track, GaitOf(7), {}, {}, unseen);
  for (const Measure& m : unseen.measures) {
    EXPECT_FALSE(m.value) << m.id;
    EXPECT_NE(m.why_missing.find("outline"), std::string::npos) << m.id;
  }
  EXPECT_EQ(unseen.measures.size(), 6u);
}

TEST(BackOutline, TheIntervalHoldsTheDoubtOfStridesAndOfClothes) {
  ErrorModel errors;
  errors.measures["back_bow"] = {2, 6, 2, 6};
  Form form, bare;
  const KeypointTrack track = Back{.bow_deg = 10}.Film(7, 6);
  AddBackOutline(track, GaitOf(7), errors, {}, form);
  AddBackOutline(track, GaitOf(7), {}, {}, bare);
  const Measure &m = *FindMeasure(form.measures, "back_bow"), &raw = *FindMeasure(bare.measures, "back_bow");
  EXPECT_NEAR(*m.value, *raw.value - 2, 1e-9);
  EXPECT_NEAR(m.high - m.low, 2 * 1.96 * std::hypot(6, m.sigma_random), 0.01);
  EXPECT_EQ(m.n, static_cast<int>(Strides_s(7).size()));
}

TEST(BackOutline, TheStandingsDoubtIsSharedByAllStridesOverIt) {
  StandingReference standing;
  standing.own = true;
  standing.back = EstimateBack(Back{}.Film(3, 7), {{0, 3}});
  standing.back.bow_deg.sigma = 1.5;
  Form form;
  AddBackOutline(Back{.bow_deg = 10}.Film(7, 8), GaitOf(7), {}, standing, form);
  const Measure &raw = *FindMeasure(form.measures, "back_bow"),
                &over = *FindMeasure(form.measures, "back_bow_over_standing");
  EXPECT_NEAR(over.sigma_random, raw.sigma_random, 1e-12);
  EXPECT_NEAR(over.sigma_shared, 1.5, 1e-12);
  EXPECT_NEAR(over.high - over.low, 2 * 1.96 * std::hypot(1.5, raw.sigma_random), 0.01);
}

}  // namespace
}  // namespace hinge
