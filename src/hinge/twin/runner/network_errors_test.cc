// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/network_errors.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

constexpr double kRate_hz = 60, kLeg_px = 250, kStride_s = 0.7;

/// Everybody stands at one place: what is seen then is error alone.
KeypointTrack MakeStillTrack(double duration_s) {
  KeypointTrack track{.image_width_px = 1280,
                      .image_height_px = 720,
                      .nominal_rate_hz = kRate_hz,
                      .model = "exact",
                      .frames = {}};
  for (int i = 0; i < duration_s * kRate_hz; ++i) {
    KeypointFrame frame{.time_s = i / kRate_hz, .presence = 1, .points = {}};
    for (std::size_t k = 0; k < kLandmarkCount; ++k)
      frame.points.values[k] = {Vec2(600, 300 + 10.0 * static_cast<double>(k)), 1};
    track.frames.push_back(frame);
  }
  return track;
}

SeenPerson MakeRunner(Facing facing, double duration_s) {
  SeenPerson person{.clock = {}, .facing = facing, .leg_px = kLeg_px};
  for (double t = 0; t < duration_s + kStride_s; t += kStride_s) {
    person.clock.ic_s[Side::kRight].push_back(t);
    person.clock.ic_s[Side::kLeft].push_back(t + 0.5 * kStride_s);
  }
  return person;
}

NetworkErrors WithKnee(const LandmarkErrors& near_knee) {
  NetworkErrors errors;
  errors.near[static_cast<std::size_t>(Part::kKnee)] = near_knee;
  return errors;
}

/// Error of the near knee in leg lengths, forward and up.
std::vector<Vec2> NearKneeErrors(const TwinTrack& seen, const KeypointTrack& exact, Facing facing) {
  const Landmark knee = LandmarkOf(NearSide(facing), Part::kKnee);
  std::vector<Vec2> errors;
  for (std::size_t i = 0; i < exact.frames.size(); ++i) {
    const Vec2 d_px = seen.track.frames[i].points[knee].p_I_px - exact.frames[i].points[knee].p_I_px;
    errors.emplace_back((facing == Facing::kRight ? 1 : -1) * d_px.x() / kLeg_px, -d_px.y() / kLeg_px);
  }
  return errors;
}

TEST(NetworkErrors, NoneLeaveTheTrackAsItIs) {
  const KeypointTrack exact = MakeStillTrack(2);
  const TwinTrack seen = AddNetworkErrors(exact, MakeRunner(Facing::kRight, 2), {}, 7);
  EXPECT_TRUE(seen.swapped_frames.empty());
  for (std::size_t i = 0; i < exact.frames.size(); ++i) {
    for (std::size_t k = 0; k < kLandmarkCount; ++k)
      EXPECT_EQ(seen.track.frames[i].points.values[k].p_I_px, exact.frames[i].points.values[k].p_I_px);
  }
}

TEST(NetworkErrors, TheMeanFollowsThePhaseOfTheOwnFootWhicheverWayThePersonFaces) {
  const KeypointTrack exact = MakeStillTrack(10);
  const NetworkErrors errors = WithKnee(
      {.forward_legs = {{0.02, 0.06, -0.01}}, .up_legs = {{0.03}}, .forward_sd_legs = {}, .up_sd_legs = {}});
  for (Facing facing : {Facing::kLeft, Facing::kRight}) {
    const SeenPerson person = MakeRunner(facing, 10);
    const std::vector<Vec2> seen = NearKneeErrors(AddNetworkErrors(exact, person, errors, 3), exact, facing);
    for (std::size_t i = 0; i < seen.size(); ++i) {
      const double ic_s = facing == Facing::kRight ? 0 : 0.5 * kStride_s;
      const double strides = (exact.frames[i].time_s - ic_s) / kStride_s;
      const double phase = strides - std::floor(strides);
      EXPECT_NEAR(seen[i].x(), ValueAt({{0.02, 0.06, -0.01}}, phase), 1e-6);
      EXPECT_NEAR(seen[i].y(), 0.03, 1e-9);
    }
  }
}

TEST(NetworkErrors, OfSomebodyWhoTakesNoStridesAreTheStridesMean) {
  LandmarkErrors knee;
  knee.forward_legs = {{0.01, 0.02, 0.06, 0.03}};
  knee.up_legs = {{-0.04, 0, 0, 0}};
  NetworkErrors errors = WithKnee(knee);
  errors.swaps.share = {{0.3}};
  errors.swaps.mean_run_s = 0.1;
  const KeypointTrack exact = MakeStillTrack(2);
  const TwinTrack seen =
      AddNetworkErrors(exact, {.clock = {}, .facing = Facing::kLeft, .leg_px = kLeg_px}, errors, 7);
  EXPECT_TRUE(seen.swapped_frames.empty());
  for (const Vec2& e : NearKneeErrors(seen, exact, Facing::kLeft)) {
    EXPECT_NEAR(e.x(), 0.03, 1e-9);
    EXPECT_NEAR(e.y(), -0.01, 1e-9);
  }
}

TEST(NetworkErrors, NoiseHasItsSizeAndItsMemory) {
  const KeypointTrack exact = MakeStillTrack(600);
  const double tau_s = 0.05;
  LandmarkErrors knee;
  knee.forward_sd_legs = {{0.01}};
  knee.up_sd_legs = {{0.02}};
  knee.correlation_s = tau_s;
  const auto seen = NearKneeErrors(
      AddNetworkErrors(exact, MakeRunner(Facing::kRight, 600), WithKnee(knee), 5), exact, Facing::kRight);
  double square_x = 0, square_y = 0, lag = 0;
  for (std::size_t i = 0; i + 1 < seen.size(); ++i) {
    square_x += seen[i].x() * seen[i].x();
    square_y += seen[i].y() * seen[i].y();
    lag += seen[i].x() * seen[i + 1].x();
  }
  const auto n = static_cast<double>(seen.size() - 1);
  EXPECT_NEAR(std::sqrt(square_x / n), 0.01, 0.0003);  // 36000 pictures, 3 pictures' memory: 1 sd is 0.7 %
  EXPECT_NEAR(std::sqrt(square_y / n), 0.02, 0.0006);
  EXPECT_NEAR(lag / square_x, std::exp(-1 / (kRate_hz * tau_s)), 0.015);
}

TEST(NetworkErrors, NoiseIsAsLargeAsPlantedAtEachPhaseOfTheOwnFootWhicheverWayThePersonFaces) {
  constexpr double kDuration_s = 1400;
  const KeypointTrack exact = MakeStillTrack(kDuration_s);
  const PhaseTable forward_sd{{0.01, 0.04, 0.005, 0.02}}, up_sd{{0.03, 0.006}};
  LandmarkErrors knee;
  knee.forward_sd_legs = forward_sd;
  knee.up_sd_legs = up_sd;
  knee.correlation_s = 0.02;
  for (Facing facing : {Facing::kLeft, Facing::kRight}) {
    const SeenPerson person = MakeRunner(facing, kDuration_s);
    const std::vector<Vec2> seen =
        NearKneeErrors(AddNetworkErrors(exact, person, WithKnee(knee), 8), exact, facing);
    constexpr std::size_t kBins = 10;
    std::array<double, kBins> count{}, forward{}, up{}, asked_forward{}, asked_up{};
    for (std::size_t i = 0; i < seen.size(); ++i) {
      const double phase = CalcPhase(person.clock, NearSide(facing), exact.frames[i].time_s);
      const auto bin = static_cast<std::size_t>(phase * kBins);
      count[bin] += 1;
      forward[bin] += seen[i].x() * seen[i].x();
      up[bin] += seen[i].y() * seen[i].y();
      asked_forward[bin] += ValueAt(forward_sd, phase) * ValueAt(forward_sd, phase);
      asked_up[bin] += ValueAt(up_sd, phase) * ValueAt(up_sd, phase);
    }
    for (std::size_t bin = 0; bin < kBins; ++bin) {  // 8400 pictures each: 1 sd is 0.8 %
      ASSERT_GT(count[bin], 5000) << bin;
      EXPECT_NEAR(std::sqrt(forward[bin] / asked_forward[bin]), 1, 0.04) << bin;
      EXPECT_NEAR(std::sqrt(up[bin] / asked_up[bin]), 1, 0.04) << bin;
    }
  }
}

TEST(NetworkErrors, PeopleDifferByTheirSpread) {
  const KeypointTrack exact = MakeStillTrack(0.1);
  LandmarkErrors knee;
  knee.forward_between_legs = 0.03;
  double square = 0;
  constexpr int kPeople = 2000;
  for (int i = 0; i < kPeople; ++i) {
    const auto seen = NearKneeErrors(AddNetworkErrors(exact, MakeRunner(Facing::kRight, 0.1), WithKnee(knee),
                                                      static_cast<std::uint64_t>(i)),
                                     exact, Facing::kRight);
    EXPECT_NEAR(seen.front().x(), seen.back().x(), 1e-9);
    square += seen.front().x() * seen.front().x();
  }
  EXPECT_NEAR(std::sqrt(square / kPeople), 0.03, 0.002);
}

TEST(NetworkErrors, LegsAreExchangedAsOftenAndAsLongAsPlanted) {
  const KeypointTrack exact = MakeStillTrack(1200);
  const SeenPerson person = MakeRunner(Facing::kRight, 1200);
  NetworkErrors errors;
  errors.swaps = {.share = {{0.05, 0.25, 0.05, 0.05, 0.05}}, .mean_run_s = 0.06, .lower_only_share = 0.5};
  const TwinTrack seen = AddNetworkErrors(exact, person, errors, 11);
  double often = 0, peak = 0, peak_seen = 0, runs = 0, knees = 0;
  int last = -2;
  for (int i : seen.swapped_frames) {
    const auto& frame = seen.track.frames[static_cast<std::size_t>(i)];
    const auto& before = exact.frames[static_cast<std::size_t>(i)];
    EXPECT_EQ(frame.points[Landmark::kLeftToe].p_I_px, before.points[Landmark::kRightToe].p_I_px);
    EXPECT_EQ(frame.points[Landmark::kLeftHip].p_I_px, before.points[Landmark::kLeftHip].p_I_px);
    knees += frame.points[Landmark::kLeftKnee].p_I_px == before.points[Landmark::kRightKnee].p_I_px;
    runs += i != last + 1;
    last = i;
    often += 1;
  }
  for (std::size_t i = 0, next = 0; i < exact.frames.size(); ++i) {
    const bool swapped =
        next < seen.swapped_frames.size() && seen.swapped_frames[next] == static_cast<int>(i);
    next += swapped;
    if (std::abs(CalcPhase(person.clock, Side::kRight, exact.frames[i].time_s) - 0.3) > 0.02) continue;
    peak += 1;
    peak_seen += swapped;
  }
  EXPECT_NEAR(often / static_cast<double>(exact.frames.size()), 0.09, 0.008);
  EXPECT_NEAR(peak_seen / peak, 0.24, 0.035);
  EXPECT_NEAR(knees / often, 0.5, 0.06);
  EXPECT_GT(often / runs, 2.5);  // pictures a run
  EXPECT_LT(often / runs, 5.0);
}

TEST(NetworkErrors, MissingPointsAreGoneAndOthersKeepTheNetworksBelief) {
  const KeypointTrack exact = MakeStillTrack(100);
  LandmarkErrors knee;
  knee.missing_share = 0.2;
  knee.visibility = 0.6;
  const TwinTrack seen = AddNetworkErrors(exact, MakeRunner(Facing::kRight, 100), WithKnee(knee), 2);
  double gone = 0;
  for (const KeypointFrame& frame : seen.track.frames) {
    const Keypoint& point = frame.points[Landmark::kRightKnee];
    EXPECT_TRUE(!point.seen() || point.visibility == 0.6);
    gone += !point.seen();
  }
  EXPECT_NEAR(gone / static_cast<double>(exact.frames.size()), 0.2, 0.02);
}

TEST(NetworkErrors, TheSameSeedGivesTheSameTrack) {
  const KeypointTrack exact = MakeStillTrack(1);
  LandmarkErrors knee;
  knee.forward_sd_legs = {{0.01}};
  const SeenPerson person = MakeRunner(Facing::kLeft, 1);
  const auto errors_of = [&](std::uint64_t seed) {
    return NearKneeErrors(AddNetworkErrors(exact, person, WithKnee(knee), seed), exact, Facing::kLeft);
  };
  EXPECT_EQ(errors_of(4), errors_of(4));
  EXPECT_NE(errors_of(4), errors_of(5));
}

}  // namespace
}  // namespace hinge
