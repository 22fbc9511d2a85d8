// SPDX-License-Identifier: Apache-2.0
// Each measure against the stick figure's own formula, one fault at a time.
#include "hinge/science/strength/exercise_measures.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "hinge/science/strength/repetitions.h"
#include "hinge/science/strength/testing_stick.h"

namespace hinge {
namespace {

const StickTempo kTempo{.repetitions = 3};

ExerciseSet Watch(const StickMotion& motion, double duration_s, const std::string& exercise,
                  std::optional<double> standing_deg = 0.0, const StickCamera& camera = {}) {
  const BodySeries body = *MakeBodySeries(FilmStick(motion, duration_s, camera), camera.facing, kStickErrors);
  ExerciseSet set;
  set.exercise = exercise;
  const SetSpan span = FindSetSpan(body);
  FillRepetitions(body, span, set);
  FillMeasures(body, span, standing_deg, set);
  return set;
}
ExerciseSet Watch(const std::function<Stick(double)>& by_share, const std::string& exercise) {
  return Watch([&](double t) { return by_share(ShareAt(kTempo, t)); }, kTempo.all_s(), exercise);
}

/// The same value in every repetition.
void ExpectEach(const ExerciseSet& set, const std::string& id, double want, double tolerance) {
  SCOPED_TRACE(id);
  ASSERT_EQ(set.repetitions.size(), static_cast<std::size_t>(kTempo.repetitions));
  for (const SeenRepetition& r : set.repetitions) EXPECT_NEAR(r.values.at(id), want, tolerance);
}

TEST(ExerciseMeasures, ABackThatRoundsOnTheWayDownChangesByThatMuch) {
  for (double round_deg : {-12.0, 6.0, 20.0}) {
    const auto motion = [&](double share) {
      Stick s = HingeAt(share);
      s.straightness = 5 + round_deg * share;
      return s;
    };
    ExpectEach(Watch(motion, "romanian_deadlift"), "straightness_change", round_deg, 1.5);
  }
}

TEST(ExerciseMeasures, TheShinsAndTheShareOfTheHipAreThoseOfTheLegs) {
  const auto squatted = [](double share) {
    Stick s = HingeAt(share);
    for (Side side : kSides) s.thigh[side] = 6 + 54 * share, s.knee[side] = 8 + 76 * share;
    s.lean = 4 + 36 * share;
    return s;
  };
  const ExerciseSet set = Watch(squatted, "squat");
  ExpectEach(set, "hip_range", 90, 2);
  ExpectEach(set, "knee_range", 76, 2);
  ExpectEach(set, "hinge_ratio", 90 / 166.0, 0.015);
  ExpectEach(set, "shin_forward", 22, 1.5);
  ExpectEach(set, "knee_top", 8, 1.5);
}

TEST(ExerciseMeasures, HipsThatShootUpFirstComeLate) {
  // On the way back the knee runs ahead of the hip: half of its way is done earlier.
  const auto motion = [](double t) {
    const double back_from = kTempo.rest_s + kTempo.there_s + kTempo.stop_s;
    const double u = (std::fmod(t, kTempo.one_s()) - back_from) / kTempo.back_s;
    Stick s = HingeAt(ShareAt(kTempo, t));
    if (t < 3 * kTempo.one_s() && u > 0) {
      const double knee = MinimumJerk(1 - std::min(1.0, u / 0.6));
      for (Side side : kSides) s.knee[side] = 8 + 36 * knee, s.thigh[side] = 6 + 36 * knee;
      s.lean = 4 + 84 * MinimumJerk(1 - u) - 36 * (knee - MinimumJerk(1 - u));
    } else {
      const double share = ShareAt(kTempo, t);
      for (Side side : kSides) s.knee[side] = 8 + 36 * share, s.thigh[side] = 6 + 36 * share;
      s.lean = 4 + 84 * share;
    }
    return s;
  };
  // Half of the hip's way at 0.5, of the knee's at 0.3 of the way back.
  ExpectEach(Watch(motion, kTempo.all_s(), "squat"), "hip_late_share", 0.2, 0.04);
}

TEST(ExerciseMeasures, AHeelThatLiftsAndABarThatDriftsAreSeen) {
  const auto motion = [](double share) {
    Stick s = HingeAt(share);
    for (Side side : kSides) s.foot[side] = -18 * share;
    s.upper_arm = -3 + 17 * share;
    return s;
  };
  const ExerciseSet set = Watch(motion, "romanian_deadlift");
  ExpectEach(set, "heel_lift", 18, 2);
  const auto hand_ahead = [&](double share) {
    const PerLandmark<Vec2> p = PlaceStick(motion(share));
    return p[Landmark::kRightWrist].x();
  };
  ExpectEach(set, "bar_ahead", hand_ahead(1) - hand_ahead(0), 0.02);
}

TEST(ExerciseMeasures, OfAHoldTheTrunkIsComparedBetweenItsBeginningAndItsEnd) {
  const StickTempo hold{.there_s = 2, .stop_s = 9, .repetitions = 1};
  const auto motion = [&](double t) {
    Stick s = HingeAt(ShareAt(hold, t));
    s.lean += 8 * std::clamp((t - 3) / 9, 0.0, 1.0) * ShareAt(hold, t);
    return s;
  };
  const ExerciseSet set = Watch(motion, hold.all_s(), "hold");
  ASSERT_EQ(set.repetitions.size(), 1u);
  EXPECT_NEAR(set.repetitions[0].values.at("trunk_drift"), 8, 1.2);
  EXPECT_NEAR(set.repetitions[0].values.at("hold_s"), 9, 0.7);
  EXPECT_NEAR(set.repetitions[0].values.at("knee_far"), 24, 2);
}

TEST(ExerciseMeasures, OverStandingNeedsAStandingAndIsTakenFromIt) {
  const auto curls = [](double t) {
    Stick s = HingeAt(0.4);
    s.straightness = 19;
    s.elbow = 8 + 100 * ShareAt(kTempo, t);
    return s;
  };
  const ExerciseSet with = Watch(curls, kTempo.all_s(), "curl", 7.0),
                    without = Watch(curls, kTempo.all_s(), "curl", std::nullopt);
  ExpectEach(with, "straightness_over_standing", 12, 1);
  ExpectEach(with, "lean_near", 32, 1);
  for (const SeenRepetition& r : without.repetitions)
    EXPECT_FALSE(r.values.contains("straightness_over_standing"));
}

TEST(ExerciseMeasures, TheHingeIsReadAtTheBottomOfALift) {
  const ExerciseSet set = Watch([](double share) { return HingeAt(share); }, "romanian_deadlift");
  const Stick low = HingeAt(1);
  ExpectEach(set, "hinge_lean", low.lean, 1);
  ExpectEach(set, "hinge_knee", low.knee[Side::kRight], 1.5);
  ExpectEach(set, "hinge_trunk_thigh", low.thigh[Side::kRight] + low.lean, 1.5);
  ExpectEach(set, "hinge_straightness", low.straightness, 1);
}

TEST(ExerciseMeasures, WhereOnlyArmsMoveTheHingeIsReadAtTheStart) {
  const auto pulls = [](double share) {
    Stick s = HingeAt(0.5);
    s.lean -= 9 * share;
    s.elbow = 8 + 100 * share;
    return s;
  };
  ExpectEach(Watch(pulls, "row"), "hinge_lean", HingeAt(0.5).lean, 1.2);
}

TEST(ExerciseMeasures, ThatNeedAHiddenPartAreAbsent) {
  KeypointTrack track = FilmStick([](double t) { return HingeAt(ShareAt(kTempo, t)); }, kTempo.all_s());
  for (KeypointFrame& frame : track.frames) {
    for (Side side : kSides) {
      for (Part part : {Part::kWrist, Part::kEar}) frame.points[LandmarkOf(side, part)].visibility = 0;
    }
  }
  const BodySeries body = *MakeBodySeries(track, Facing::kRight, kStickErrors);
  ExerciseSet set;
  set.exercise = "romanian_deadlift";
  FillRepetitions(body, FindSetSpan(body), set);
  FillMeasures(body, FindSetSpan(body), 0.0, set);
  ASSERT_FALSE(set.repetitions.empty());
  EXPECT_FALSE(set.repetitions[0].values.contains("bar_ahead"));
  EXPECT_FALSE(set.repetitions[0].values.contains("straightness_change"));
  EXPECT_TRUE(set.repetitions[0].values.contains("hip_range"));
}

TEST(ExerciseMeasures, QuietStandingGivesItsStraightness) {
  const auto stands = [](double) {
    Stick s;
    s.straightness = 11;
    return s;
  };
  const BodySeries body =
      *MakeBodySeries(FilmStick(stands, 4, {.jitter_px = 1}), Facing::kRight, kStickErrors);
  EXPECT_NEAR(*CalcStandingStraightness_deg(body), 11, 1);
  EXPECT_NEAR(*CalcStandingLean_deg(body), Stick{}.lean, 1);
}

}  // namespace
}  // namespace hinge
