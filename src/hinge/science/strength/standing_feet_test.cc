// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/standing_feet.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/foundation/base/angle.h"
#include "hinge/science/strength/repetitions.h"
#include "hinge/science/strength/testing_stick.h"

namespace hinge {
namespace {

const StickTempo kTempo{.repetitions = 3};

/// A lift whose ankles stay where they are.
Stick LiftAt(double t) {
  Stick s = HingeAt(ShareAt(kTempo, t));
  const double thigh = s.thigh[Side::kRight], shank = thigh - s.knee[Side::kRight];
  s.hip_x = -(Along(thigh, Stick::kThigh) + Along(shank, Stick::kShank)).x();
  return s;
}

/// A plate before shanks and feet at the bottom: the ankle is guessed a little below the knee, the foot with it.
KeypointTrack FilmBehindPlate(const StickMotion& motion, double duration_s) {
  KeypointTrack track = FilmStick(motion, duration_s, {.jitter_px = 1});
  for (KeypointFrame& f : track.frames) {
    if (ShareAt(kTempo, f.time_s) < 0.7) continue;
    for (Side side : kSides) {
      const Vec2 knee = f.points[LandmarkOf(side, Part::kKnee)].p_I_px;
      f.points[LandmarkOf(side, Part::kAnkle)].p_I_px = knee + Vec2(12, 30);
      f.points[LandmarkOf(side, Part::kHeel)].p_I_px = knee + Vec2(20, 34);
      f.points[LandmarkOf(side, Part::kToe)].p_I_px = knee + Vec2(30, 20);
    }
  }
  return track;
}

BodySeries Follow(const KeypointTrack& track) { return *MakeBodySeries(track, Facing::kRight, kStickErrors); }

double KneeAtFarEnd_deg(const BodySeries& b) {
  const double far_s = kTempo.start_s(1) + kTempo.there_s + 0.5 * kTempo.stop_s;
  return b.knee_deg[Side::kRight][b.At(far_s)];
}

TEST(StandingFeet, StandWhereTheyStoodBehindAPlate) {
  const BodySeries seen = Follow(FilmBehindPlate(LiftAt, kTempo.all_s()));
  const BodySeries mended = PutHiddenFeetBack(seen, seen.All());
  EXPECT_GT(std::abs(KneeAtFarEnd_deg(seen) - 24), 10);
  EXPECT_NEAR(KneeAtFarEnd_deg(mended), 24, 3);
  EXPECT_GT(CalcHiddenShare(mended.foot_hidden[Side::kRight], mended.All()), 0.2);
}

/// As long as ever, but elsewhere: seen through a plate's hole, perhaps.
TEST(StandingFeet, StandWhereTheyStoodThoughTheShankIsAsLongAsUsual) {
  KeypointTrack track = FilmStick(LiftAt, kTempo.all_s(), {.jitter_px = 1});
  for (KeypointFrame& f : track.frames) {
    if (ShareAt(kTempo, f.time_s) < 0.7) continue;
    for (Side side : kSides) {
      const Vec2 knee = f.points[LandmarkOf(side, Part::kKnee)].p_I_px;
      const double cosine = std::cos(RadFromDeg(40)), sine = std::sin(RadFromDeg(40));
      for (Part part : {Part::kAnkle, Part::kHeel, Part::kToe}) {
        Vec2& p = f.points[LandmarkOf(side, part)].p_I_px;
        const Vec2 d = p - knee;
        p = knee + Vec2(cosine * d.x() + sine * d.y(), cosine * d.y() - sine * d.x());
      }
    }
  }
  const BodySeries seen = Follow(track);
  EXPECT_GT(std::abs(KneeAtFarEnd_deg(seen) - 24), 25);
  EXPECT_NEAR(KneeAtFarEnd_deg(PutHiddenFeetBack(seen, seen.All())), 24, 3);
}

TEST(StandingFeet, ALegWhoseSegmentsChangeTheirLengthsCountsLess) {
  KeypointTrack track = FilmStick(LiftAt, kTempo.all_s(), {.jitter_px = 1});
  for (KeypointFrame& f : track.frames)
    f.points[Landmark::kRightKnee].p_I_px += Vec2(12 * std::sin(2 * f.time_s), 25 * std::sin(3 * f.time_s));
  const BodySeries seen = Follow(track), mended = PutHiddenFeetBack(seen, seen.All());
  EXPECT_NEAR(seen.leg_trust[Side::kRight], seen.leg_trust[Side::kLeft], 1e-9);
  EXPECT_LT(mended.leg_trust[Side::kRight], 0.4 * mended.leg_trust[Side::kLeft]);
}

TEST(StandingFeet, OfALegThatIsSeenNothingChanges) {
  const BodySeries seen = Follow(FilmStick(LiftAt, kTempo.all_s(), {.jitter_px = 1}));
  const BodySeries mended = PutHiddenFeetBack(seen, seen.All());
  EXPECT_DOUBLE_EQ(CalcHiddenShare(mended.foot_hidden[Side::kRight], mended.All()), 0);
  EXPECT_DOUBLE_EQ(CalcHiddenShare(mended.knee_hidden[Side::kRight], mended.All()), 0);
  EXPECT_EQ(mended.knee_deg[Side::kLeft], seen.knee_deg[Side::kLeft]);
}

TEST(StandingFeet, AHeelThatLiftsIsNoHiddenFoot) {
  const BodySeries seen = Follow(FilmStick(
      [](double t) {
        Stick s = LiftAt(t);
        for (Side side : kSides) s.foot[side] = -25 * ShareAt(kTempo, t);
        return s;
      },
      kTempo.all_s(), {.jitter_px = 1}));
  EXPECT_DOUBLE_EQ(CalcHiddenShare(PutHiddenFeetBack(seen, seen.All()).foot_hidden[Side::kRight], seen.All()),
                   0);
}

TEST(StandingFeet, AKneeWhoseThighShrinksWasNotSeen) {
  KeypointTrack track = FilmStick(LiftAt, kTempo.all_s());
  for (KeypointFrame& f : track.frames) {
    if (ShareAt(kTempo, f.time_s) > 0.7) f.points[Landmark::kRightKnee].p_I_px += Vec2(0, -50);
  }
  const BodySeries seen = Follow(track);
  EXPECT_GT(CalcHiddenShare(PutHiddenFeetBack(seen, seen.All()).knee_hidden[Side::kRight], seen.All()), 0.2);
}

/// Hips, knees and feet are dragged along by a plate on its way down; the shoulders are not.
TEST(StandingFeet, WhereLegsAreHiddenTheShouldersTellTheTimes) {
  const KeypointTrack track = FilmBehindPlate(LiftAt, kTempo.all_s());
  const BodySeries seen = Follow(track);
  const BodySeries mended = PutHiddenFeetBack(seen, seen.All());
  ExerciseSet set;
  set.exercise = "romanian_deadlift";
  FillRepetitions(mended, FindSetSpan(mended), set);
  ASSERT_EQ(set.repetitions.size(), 3u);
  for (int i = 0; i < 3; ++i) {
    const SeenRepetition& r = set.repetitions[static_cast<std::size_t>(i)];
    EXPECT_NEAR(r.start_s, kTempo.start_s(i), 0.12);
    EXPECT_NEAR(r.far_from_s, kTempo.start_s(i) + kTempo.there_s, 0.12);
    EXPECT_NEAR(r.end_s, kTempo.start_s(i) + kTempo.one_s() - kTempo.rest_s, 0.12);
  }
}

}  // namespace
}  // namespace hinge
