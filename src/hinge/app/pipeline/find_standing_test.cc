// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/pipeline/find_standing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hinge/app/pipeline/testing_analysis.h"
#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;

/// One person filmed twice by one camera, with one camera roll and one network: what is wrong in one film is
/// partly wrong in the other.
struct TwoFilms {
  double running_lean_deg = 8, standing_lean_deg = 2;
  double roll_deg = 0;
  double running_error_deg = 0, standing_error_deg = 0;  ///< of the network: the hip is seen too far back
  std::uint64_t seed = 1;

  static KeypointTrack Changed(KeypointTrack track, double roll_deg, double error_deg, double trunk_px) {
    const double c = std::cos(RadFromDeg(roll_deg)), s = std::sin(RadFromDeg(roll_deg));
    const double back_px = trunk_px * std::tan(RadFromDeg(error_deg));
    for (KeypointFrame& f : track.frames) {
      for (Side side : kSides) f.points[LandmarkOf(side, Part::kHip)].p_I_px.x() -= back_px;
      for (Keypoint& k : f.points.values) {
        const Vec2 d = k.p_I_px - Vec2(360, 480);
        k.p_I_px = Vec2(360 + c * d.x() - s * d.y(), 480 + s * d.x() + c * d.y());
      }
    }
    return track;
  }
  KeypointTrack Running() const {
    Random random(seed);
    TestingRunner runner = kRunner;
    runner.lean_rad = RadFromDeg(running_lean_deg);
    return Changed(MakeTestingTrack(runner, random), roll_deg, running_error_deg, 0.63 * runner.leg_px);
  }
  KeypointTrack Standing() const {
    Random random(seed + 1000);
    const TestingRunner still{.lean_rad = RadFromDeg(standing_lean_deg),
                              .bounce_px = 0,
                              .swing_rad = 0,
                              .rate_hz = 60,
                              .duration_s = 5,
                              .noise_px = 0.5};
    return Changed(MakeTestingTrack(still, random), roll_deg, standing_error_deg, 0.63 * still.leg_px);
  }
  /// The same camera, running after standing.
  KeypointTrack Together() const {
    KeypointTrack both = Standing();
    KeypointTrack running = Running();
    const double later_s = both.frames.back().time_s + 1 / 60.0;
    for (KeypointFrame f : running.frames) {
      f.time_s += later_s;
      both.frames.push_back(f);
    }
    return both;
  }
};

AnalyzeOptions WithStanding(const KeypointTrack& standing) {
  AnalyzeOptions options = Quick();
  options.standing = standing;
  options.standing_name = "standing.mp4";
  return options;
}

TEST(FindStanding, TakesWhatWasGivenAndSaysSo) {
  const TwoFilms films;
  const Session session = Analyze(films.Running(), WithStanding(films.Standing()));
  EXPECT_TRUE(session.standing.own);
  EXPECT_TRUE(session.standing.same_camera);
  EXPECT_EQ(session.standing.source, "standing.mp4");
  EXPECT_NEAR(session.standing.seconds, 5, 0.1);
  EXPECT_NEAR(*session.standing.trunk_lean_deg.value, 2, 0.3);
  EXPECT_NEAR(*Get(session, "trunk_lean_over_standing").value, 6, 0.5);
  EXPECT_TRUE(Get(session, "foot_angle_ic_over_standing").value.has_value());
}

TEST(FindStanding, FindsTheStandingSecondsOfTheClipItself) {
  const TwoFilms films;
  const Session session = Analyze(films.Together());
  EXPECT_TRUE(session.standing.own);
  EXPECT_EQ(session.standing.source, "standing seconds of this clip");
  EXPECT_GT(session.standing.seconds, 2);
  EXPECT_NEAR(*Get(session, "trunk_lean_over_standing").value, 6, 0.7);
}

TEST(FindStanding, FallsBackOnPeopleInGeneral) {
  const Session session = Analyze(TwoFilms().Running());
  EXPECT_FALSE(session.standing.own);
  EXPECT_THAT(session.standing.source, HasSubstr("in general"));
  const Measure* foot = FindMeasure(session.measures, "foot_angle_ic_over_standing");
  ASSERT_NE(foot, nullptr);
  EXPECT_FALSE(foot->value.has_value());
  EXPECT_THAT(foot->why_missing, HasSubstr("own standing"));
}

TEST(FindStanding, TakesAPhoto) {
  const TwoFilms films;
  KeypointTrack photo = films.Standing();
  photo.frames.resize(1);
  const Session session = Analyze(films.Running(), WithStanding(photo));
  EXPECT_EQ(session.standing.seconds, 0);
  EXPECT_NEAR(*Get(session, "trunk_lean_over_standing").value, 6, 1.0);
}

TEST(FindStanding, RefusesSomebodyWhoRuns) {
  const TwoFilms films;
  try {
    Analyze(films.Running(), WithStanding(films.Running()));
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_THAT(error.what_happened, HasSubstr("moves about"));
    EXPECT_THAT(error.where, HasSubstr("standing.mp4"));
  }
}

TEST(FindStanding, RefusesAPhotoOfSomebodyWhoseKneesBend) {
  TwoFilms films;
  KeypointTrack photo = films.Standing();
  photo.frames.resize(1);
  for (Side side : kSides) photo.frames[0].points[LandmarkOf(side, Part::kKnee)].p_I_px.x() += 60;
  EXPECT_EQ(Analyze(films.Running()).standing.own, false);
  try {
    Analyze(films.Running(), WithStanding(photo));
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_THAT(error.what_happened, HasSubstr("does not stand: the knees bend by"));
    EXPECT_THAT(error.where, HasSubstr("standing.mp4"));
  }
}

/// A camera that is tilted without anybody's knowing leans a runner one way and somebody who faces the other way the other.
TEST(FindStanding, HoldsTheTruthFromATiltedCameraHoweverThePersonFaced) {
  for (double roll_deg : {-1.5, 1.5}) {  // one sigma of what nobody levelled
    const TwoFilms films{.roll_deg = roll_deg};
    KeypointTrack mirrored = TwoFilms{.roll_deg = -roll_deg}.Standing();
    for (KeypointFrame& f : mirrored.frames) {
      for (Keypoint& k : f.points.values) k.p_I_px.x() = 720 - k.p_I_px.x();
    }
    const Session session = Analyze(films.Running(), WithStanding(mirrored));
    EXPECT_FALSE(session.standing.same_facing);
    const Measure& lean = Get(session, "trunk_lean_over_standing");
    EXPECT_LE(lean.low, 6) << roll_deg;
    EXPECT_GE(lean.high, 6) << roll_deg;
  }
}

TEST(FindStanding, RefusesAnEmptyRoom) {
  const TwoFilms films;
  KeypointTrack empty = films.Standing();
  for (KeypointFrame& f : empty.frames) f.presence = 0;
  EXPECT_THROW(Analyze(films.Running(), WithStanding(empty)), Error);
}

TEST(FindStanding, CancelsTheCamerasRollOnlyFromTheSameCamera) {
  const TwoFilms films{.roll_deg = 4};
  AnalyzeOptions options = WithStanding(films.Standing());
  EXPECT_NEAR(*Get(Analyze(films.Running(), options), "trunk_lean_over_standing").value, 6, 0.6);
  options.standing_camera_moved = true;
  const Session moved = Analyze(films.Running(), options);
  EXPECT_FALSE(moved.standing.same_camera);
  const Measure& m = Get(moved, "trunk_lean_over_standing");
  EXPECT_GT(m.high - m.low, 5.5);  // two rolls that nobody knows
}

/// The gain: many people, each with a camera roll, a network error of which half is the person's, and a standing
/// posture of his own.
TEST(FindStanding, HalvesTheErrorOfLeanOverStandingAndItsIntervalsHoldTheTruth) {
  constexpr int kPeople = 36;
  ErrorModel errors = kErrors;
  errors.measures["trunk_lean"] = {.bias_near = 0, .sigma_near = 1.5, .bias_far = 0, .sigma_far = 1.5};
  const double both_sides = 1.5 / std::sqrt(2.0);
  Random random(5);
  double with_square = 0, without_square = 0, with_width = 0, without_width = 0;
  int with_held = 0, without_held = 0;
  for (int k = 0; k < kPeople; ++k) {
    const double person = random.Normal(), half = std::sqrt(0.5);
    const TwoFilms films{.running_lean_deg = random.Uniform(2, 14),
                         .standing_lean_deg = random.Normal(0, 2.5),
                         .roll_deg = random.Normal(0, 1.5),
                         .running_error_deg = both_sides * half * (person + random.Normal()),
                         .standing_error_deg = both_sides * half * (person + random.Normal()),
                         .seed = 100 + static_cast<std::uint64_t>(k)};
    const double truth = films.running_lean_deg - films.standing_lean_deg + random.Normal(0, 1.1);
    const auto look = [&](AnalyzeOptions options, double& square, double& width, int& held) {
      options.draws = 80;
      options.seed = films.seed;
      const Session session = AnalyzeTrack(films.Running(), {.height_m = 1.75, .mass_kg = {}, .sex = {}},
                                           TestingKnowledge(), errors, options);
      const Measure& m = Get(session, "trunk_lean_over_standing");
      square += (*m.value - truth) * (*m.value - truth) / kPeople;
      width += (m.high - m.low) / kPeople;
      held += m.low <= truth && truth <= m.high;
    };
    look(WithStanding(films.Standing()), with_square, with_width, with_held);
    look(Quick(), without_square, without_width, without_held);
  }
  std::printf("lean over standing: rms %.2f with, %.2f without; width %.2f, %.2f; held %d, %d of %d\n",
              std::sqrt(with_square), std::sqrt(without_square), with_width, without_width, with_held,
              without_held, kPeople);
  EXPECT_LT(std::sqrt(with_square), 0.6 * std::sqrt(without_square));
  EXPECT_LT(with_width, 0.6 * without_width);
  EXPECT_GE(with_held, 0.90 * kPeople);
  EXPECT_GE(without_held, 0.90 * kPeople);
}

}  // namespace
}  // namespace hinge
