// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/repetition_reader.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/science/strength/exercise_measures.h"
#include "hinge/science/strength/repetitions.h"
#include "hinge/science/strength/testing_stick.h"

namespace hinge {
namespace {

const StickTempo kTempo{.repetitions = 3};

TEST(RepetitionReader, ReadsAtTheStartAndInTheMiddleOfTheStop) {
  const BodySeries body =
      *MakeBodySeries(FilmStick([](double t) { return HingeAt(ShareAt(kTempo, t)); }, kTempo.all_s()),
                      Facing::kRight, kStickErrors);
  ExerciseSet set;
  set.exercise = "romanian_deadlift";
  FillRepetitions(body, FindSetSpan(body), set);
  ASSERT_EQ(set.repetitions.size(), 3u);
  for (const SeenRepetition& r : set.repetitions) {
    const RepetitionReader reader{body, set, r, std::nullopt};
    EXPECT_NEAR(reader.Near(body.lean_deg), HingeAt(0).lean, 1);
    EXPECT_NEAR(reader.Far(body.lean_deg), HingeAt(1).lean, 1);
    EXPECT_DOUBLE_EQ(reader.Change(body.lean_deg), reader.Far(body.lean_deg) - reader.Near(body.lean_deg));
    EXPECT_TRUE(reader.SeesKnee() && reader.SeesFoot() && !reader.HandsHideFace());
  }
}

/// Arms that go up to the shoulders' height; their hands end `before_face`, or where the arms are.
ExerciseSet WatchFly(bool before_face) {
  KeypointTrack track = FilmStick(
      [](double t) {
        Stick s = HingeAt(1);
        s.upper_arm = 70 * ShareAt(kTempo, t);
        return s;
      },
      kTempo.all_s());
  for (KeypointFrame& f : track.frames) {
    for (Side side : kSides) {
      Vec2& wrist = f.points[LandmarkOf(side, Part::kWrist)].p_I_px;
      const Vec2 face = f.points[LandmarkOf(side, Part::kEar)].p_I_px + Vec2(5, 3);
      if (before_face) wrist += std::pow(ShareAt(kTempo, f.time_s), 3) * (face - wrist);
    }
  }
  const BodySeries body = *MakeBodySeries(track, Facing::kRight, kStickErrors);
  ExerciseSet set;
  set.exercise = "fly";
  FillRepetitions(body, FindSetSpan(body), set);
  FillMeasures(body, FindSetSpan(body), 0.0, set);
  return set;
}

TEST(RepetitionReader, SeesNoNeckWhereBothHandsAreBeforeTheFace) {
  const ExerciseSet beside = WatchFly(false), hidden = WatchFly(true);
  ASSERT_FALSE(beside.repetitions.empty() || hidden.repetitions.empty());
  EXPECT_TRUE(beside.repetitions[0].values.contains("neck_change"));
  EXPECT_FALSE(hidden.repetitions[0].values.contains("neck_change"));
  EXPECT_TRUE(hidden.repetitions[0].values.contains("knee_sway"));
}

TEST(RepetitionReader, SeesNoKneeWhereTheNearerOneIsHidden) {
  BodySeries body =
      *MakeBodySeries(FilmStick([](double t) { return HingeAt(ShareAt(kTempo, t)); }, kTempo.all_s()),
                      Facing::kRight, kStickErrors);
  ExerciseSet set;
  set.exercise = "romanian_deadlift";
  FillRepetitions(body, FindSetSpan(body), set);
  for (Side side : kSides) body.knee_hidden[side].assign(body.size(), side == NearSide(body.facing));
  FillMeasures(body, FindSetSpan(body), 0.0, set);
  ASSERT_FALSE(set.repetitions.empty());
  EXPECT_FALSE(set.repetitions[0].values.contains("knee_top"));
  EXPECT_FALSE(set.repetitions[0].values.contains("hinge_ratio"));
}

}  // namespace
}  // namespace hinge
