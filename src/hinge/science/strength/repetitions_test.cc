// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/repetitions.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/science/strength/exercise_measures.h"
#include "hinge/science/strength/testing_stick.h"

namespace hinge {
namespace {

ExerciseSet Watch(const KeypointTrack& track, const std::string& exercise, const StickCamera& camera = {}) {
  const BodySeries body = *MakeBodySeries(track, camera.facing, kStickErrors);
  ExerciseSet set;
  set.exercise = exercise;
  const SetSpan span = FindSetSpan(body);
  FillRepetitions(body, span, set);
  FillMeasures(body, span, 0.0, set);
  return set;
}

ExerciseSet Watch(const StickMotion& motion, double duration_s, const std::string& exercise,
                  const StickCamera& camera = {}) {
  return Watch(FilmStick(motion, duration_s, camera), exercise, camera);
}

/// As a network takes one leg for the other for a moment.
void SwapLegs(double from_s, double to_s, KeypointTrack& track) {
  for (KeypointFrame& f : track.frames) {
    if (f.time_s < from_s || f.time_s > to_s) continue;
    for (Part part : {Part::kKnee, Part::kAnkle, Part::kHeel, Part::kToe})
      std::swap(f.points[LandmarkOf(Side::kLeft, part)], f.points[LandmarkOf(Side::kRight, part)]);
  }
}

TEST(Repetitions, AHingeIsCountedAndMeasured) {
  const StickTempo tempo{.repetitions = 5};
  const ExerciseSet set = Watch([&](double t) { return HingeAt(ShareAt(tempo, t)); }, tempo.all_s(),
                                "romanian_deadlift", {.facing = Facing::kLeft, .jitter_px = 1});
  ASSERT_EQ(set.repetitions.size(), 5u);
  EXPECT_EQ(set.stance, Stance::kSymmetric);
  for (const SeenRepetition& r : set.repetitions) {
    EXPECT_FALSE(r.partial);
    EXPECT_NEAR(r.values.at("hip_range"), 86, 2);
    EXPECT_NEAR(r.values.at("knee_range"), 16, 2);
    EXPECT_NEAR(r.values.at("hinge_ratio"), 86 / 102.0, 0.02);
    EXPECT_NEAR(r.values.at("hip_late_share"), 0, 0.05);
    EXPECT_NEAR(r.values.at("straightness_change"), 0, 1.5);
    EXPECT_NEAR(r.values.at("heel_lift"), 0, 1.5);
  }
  EXPECT_NEAR(*set.velocity_loss, 0, 0.08);
}

TEST(Repetitions, ALastOneThatIsSlowLosesVelocityAndAShallowOneIsPartial) {
  const StickTempo tempo{.repetitions = 5};
  const ExerciseSet set = Watch(
      [&](double t) {
        const bool shallow = t > tempo.start_s(2) - 0.5 && t < tempo.start_s(3) - 0.5;
        return HingeAt(ShareAt(tempo, t) * (shallow ? 0.45 : 1));
      },
      tempo.all_s(), "romanian_deadlift");
  ASSERT_EQ(set.repetitions.size(), 5u);
  for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(set.repetitions[i].partial, i == 2) << i;
}

TEST(Repetitions, WalkingIntoPositionMakesNone) {
  const StickTempo tempo{.repetitions = 3};
  const ExerciseSet set = Watch(
      [&](double t) {
        if (t < 3) return WalkAt(t, 1.3);
        Stick s = HingeAt(ShareAt(tempo, t - 3));
        s.hip_x = WalkAt(3, 1.3).hip_x;
        return s;
      },
      3 + tempo.all_s(), "romanian_deadlift");
  EXPECT_EQ(set.repetitions.size(), 3u);
  EXPECT_TRUE(set.walks_in);
  EXPECT_GT(set.repetitions.front().start_s, 3.5);
}

TEST(Repetitions, OneAloneIsOneAndNoneIsNone) {
  const StickTempo tempo{.repetitions = 1};
  EXPECT_EQ(
      Watch([&](double t) { return HingeAt(ShareAt(tempo, t)); }, tempo.all_s(), "squat").repetitions.size(),
      1u);
  EXPECT_TRUE(Watch([&](double) { return HingeAt(0); }, 6, "squat").repetitions.empty());
  EXPECT_TRUE(Watch([&](double t) { return HingeAt(ShareAt(tempo, t)); }, tempo.all_s(), "stand")
                  .repetitions.empty());
}

TEST(Repetitions, ACurlCountsByTheElbowAndItsTrunkIsWatched) {
  const StickTempo tempo{.there_s = 2, .back_s = 2, .repetitions = 4};
  const ExerciseSet set = Watch(
      [&](double t) {
        Stick s = HingeAt(0.3);
        s.elbow = 8 + 112 * ShareAt(tempo, t);
        s.lean -= 8 * ShareAt(tempo, t);
        return s;
      },
      tempo.all_s(), "curl");
  ASSERT_EQ(set.repetitions.size(), 4u);
  for (const SeenRepetition& r : set.repetitions) {
    EXPECT_NEAR(r.values.at("trunk_swing"), 8, 0.8);
    EXPECT_NEAR(r.values.at("up_s"), 2, 0.12);
    EXPECT_NEAR(r.values.at("down_s"), 2, 0.12);
  }
  EXPECT_NEAR(set.values.at("trunk_drift"), 0, 0.8);
}

TEST(Repetitions, AFootAStepBehindIsAStaggeredStance) {
  const auto stands = [](double) {
    Stick s;
    s.thigh = {{18, -16}}, s.knee = {{6, 6}};
    return s;
  };
  const BodySeries body = *MakeBodySeries(FilmStick(stands, 4), Facing::kRight, kStickErrors);
  EXPECT_EQ(FindStance(body, body.All()), Stance::kStaggered);
  EXPECT_EQ(FindFrontSide(body, body.All()), Side::kLeft);
}

/// On one leg: contact and flight in turn, the foot a parabola in the air.
Stick HopAt(double t, double contact_s, double flight_s) {
  const double u = std::fmod(t, contact_s + flight_s);
  const double up = u < contact_s ? 0 : 11.4 * 0.5 * (u - contact_s) * (contact_s + flight_s - u);
  Stick s;
  s.lean = 15;
  s.thigh = {{12, 12}}, s.knee = {{80, 22}};
  s.hip_y = 1.07 + up;
  return s;
}

TEST(Repetitions, HopsHaveTheirFlightAndContact) {
  const ExerciseSet set = Watch([](double t) { return HopAt(t, 0.28, 0.24); }, 4, "hop", {.rate_hz = 60});
  EXPECT_EQ(set.side, Side::kRight);
  ASSERT_GE(set.repetitions.size(), 6u);
  for (std::size_t i = 1; i + 1 < set.repetitions.size(); ++i) {
    EXPECT_NEAR(set.repetitions[i].values.at("flight_s"), 0.24, 0.03);
    EXPECT_NEAR(set.repetitions[i].values.at("contact_s"), 0.28, 0.03);
    EXPECT_NEAR(set.repetitions[i].values.at("rsi"), 0.24 / 0.28, 0.2);
  }
}

/// One foot stands, the other hovers behind; at 1.5, 4, 6.5 s the free one goes down within 0.45 s and the other leaves. The left
/// one seems to stand higher by a tenth of a leg, as it does where it is farther from the camera.
Stick SkateAt(double t) {
  const auto down = [&](Side side) {
    double share = side == Side::kLeft ? 1 : 0;
    for (int i = 0; i < 3; ++i) {
      const bool lands = (side == Side::kRight) == (i % 2 == 0);
      const double u = (t - 1.5 - 2.5 * i - (lands ? 0 : 0.5)) / 0.45;
      if (u > 0) share = lands ? MinimumJerk(u) : 1 - MinimumJerk(u);
    }
    return share;
  };
  Stick s;
  s.lean = 35;
  const double left = down(Side::kLeft), right = down(Side::kRight);
  s.thigh = {{-6 + 26 * left, -6 + 10 * right}}, s.knee = {{80 - 30 * left, 80 - 76 * right}};
  s.hip_y = 1.1;
  return s;
}

TEST(Repetitions, APushBeginsWithTheLandingFootHoweverFarFromTheCamera) {
  const ExerciseSet set = Watch(SkateAt, 9, "skater", {.rate_hz = 60, .jitter_px = 0.5});
  ASSERT_EQ(set.repetitions.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(set.repetitions[i].side, i == 1 ? Side::kLeft : Side::kRight);
    EXPECT_NEAR(set.repetitions[i].start_s, 1.5 + 2.5 * static_cast<double>(i), 0.08);
    EXPECT_NEAR(set.repetitions[i].far_from_s, 1.95 + 2.5 * static_cast<double>(i), 0.08);
  }
}

/// The free thigh rests, goes up, paws down and back behind the body, and comes to rest again: every 2 s from 1 s on.
double PawingThigh_deg(double t) {
  const double u = std::fmod(t + 1, 2.0);
  if (t < 1 || u < 0 || t > 7) return 4;
  if (u < 0.6) return 4 + 58 * MinimumJerk(u / 0.6);
  if (u < 1.1) return 62 - 72 * MinimumJerk((u - 0.6) / 0.5);
  return -10 + 14 * MinimumJerk((u - 1.1) / 0.3);
}

ExerciseSet WatchPaws(double (*thigh_deg)(double time_s), double duration_s, double jitter_px) {
  return Watch(
      [&](double t) {
        Stick s;
        s.thigh[Side::kLeft] = thigh_deg(t), s.knee[Side::kLeft] = 40;
        return s;
      },
      duration_s, "pawback_drill", {.rate_hz = 60, .jitter_px = jitter_px});
}

TEST(Repetitions, APawIsOverWhereTheThighIsFarthestBehind) {
  const ExerciseSet set = WatchPaws(PawingThigh_deg, 8, 0.5);
  ASSERT_EQ(set.repetitions.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(set.repetitions[i].start_s, 1 + 2.0 * static_cast<double>(i), 0.06);
    EXPECT_NEAR(set.repetitions[i].end_s, 2.1 + 2.0 * static_cast<double>(i), 0.06);
  }
}

/// Up and down twice, the first time not as far down as where the thigh hangs.
double HastyThigh_deg(double t) {
  if (t < 1) return 0;
  if (t < 1.6) return 50 * MinimumJerk((t - 1) / 0.6);
  if (t < 2.2) return 50 - 36 * MinimumJerk((t - 1.6) / 0.6);
  if (t < 2.8) return 14 + 36 * MinimumJerk((t - 2.2) / 0.6);
  return 50 - 50 * MinimumJerk(std::min(1.0, (t - 2.8) / 0.6));
}

TEST(Repetitions, APawThatDoesNotComeBackEndsBeforeTheNextOne) {
  const ExerciseSet set = WatchPaws(HastyThigh_deg, 6, 0);
  ASSERT_EQ(set.repetitions.size(), 2u);
  EXPECT_NEAR(set.repetitions[0].end_s, 2.2, 0.1);
  EXPECT_NEAR(set.repetitions[1].end_s, 3.4, 0.1);
}

TEST(Repetitions, StridesOfAHikeGoFromContactToContact) {
  const ExerciseSet set = Watch([](double t) { return WalkAt(t, 1.2); }, 6, "hike");
  ASSERT_GE(set.repetitions.size(), 6u);
  for (const SeenRepetition& r : set.repetitions) {
    EXPECT_NEAR(r.end_s - r.start_s, 1 / 0.9, 0.03);
    EXPECT_NEAR(r.values.at("cadence"), 108, 3);
    EXPECT_GT(r.far_from_s, r.start_s);
  }
}

TEST(Repetitions, OfASkaterWhoseClipEndsAnywhereLieWithinIt) {
  for (double duration_s = 5; duration_s < 7; duration_s += 0.05) {
    const ExerciseSet set = Watch(SkateAt, duration_s, "skater", {.rate_hz = 60, .jitter_px = 0.5});
    for (const SeenRepetition& r : set.repetitions) {
      EXPECT_GE(r.start_s, 0) << duration_s;
      EXPECT_LE(r.end_s, duration_s) << duration_s;
    }
  }
}

TEST(Repetitions, LegsThatAreSwappedForAMomentMakeNoPush) {
  KeypointTrack track = FilmStick(SkateAt, 9, {.rate_hz = 60, .jitter_px = 0.5});
  SwapLegs(3.0, 3.15, track);
  SwapLegs(5.6, 5.75, track);
  const ExerciseSet set = Watch(track, "skater");
  ASSERT_EQ(set.repetitions.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_NEAR(set.repetitions[i].start_s, 1.5 + 2.5 * static_cast<double>(i), 0.1);
}

}  // namespace
}  // namespace hinge
