// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/lost_leg.h"

#include <gtest/gtest.h>

#include "hinge/science/strength/set_features.h"
#include "hinge/science/strength/standing_feet.h"
#include "hinge/science/strength/testing_stick.h"
#include "hinge/science/strength/watch_set.h"

namespace hinge {
namespace {

const StickTempo kTempo{.repetitions = 3};

Stick LiftAt(double t) { return HingeAt(ShareAt(kTempo, t)); }

KeypointTrack FilmLift() { return FilmStick(LiftAt, kTempo.all_s(), {.jitter_px = 1}); }

/// The network takes a plate that goes up and down for a leg's knee and foot.
KeypointTrack WithLegOnPlate(KeypointTrack track, Side side) {
  for (KeypointFrame& f : track.frames) {
    const Vec2 hub = f.points[LandmarkOf(side, Part::kWrist)].p_I_px;
    f.points[LandmarkOf(side, Part::kKnee)].p_I_px = hub + Vec2(20, -10);
    f.points[LandmarkOf(side, Part::kAnkle)].p_I_px = hub + Vec2(10, 20);
    f.points[LandmarkOf(side, Part::kHeel)].p_I_px = hub + Vec2(5, 25);
    f.points[LandmarkOf(side, Part::kToe)].p_I_px = hub + Vec2(30, 20);
  }
  return track;
}

BodySeries Follow(const KeypointTrack& track) { return *MakeBodySeries(track, Facing::kRight, kStickErrors); }

TEST(LostLeg, IsNoneWhereBothAreFollowed) {
  const BodySeries body = Follow(FilmLift());
  EXPECT_FALSE(FindLostLeg(body, body.All()));
  EXPECT_FALSE(FindLostLeg(body, {}));
}

TEST(LostLeg, IsTheOneThatLiesOnThePlate) {
  for (Side side : kSides) {
    const BodySeries body = Follow(WithLegOnPlate(FilmLift(), side));
    EXPECT_EQ(FindLostLeg(body, body.All()), side);
  }
}

TEST(LostLeg, IsNotNamedWhereBothAreLost) {
  const BodySeries body = Follow(WithLegOnPlate(WithLegOnPlate(FilmLift(), Side::kLeft), Side::kRight));
  EXPECT_FALSE(FindLostLeg(body, body.All()));
}

TEST(LostLeg, DoesWhatTheOtherOneDoesAndCountsForNothing) {
  const BodySeries whole = Follow(FilmLift()),
                   mended = LetOtherLegStandIn(Follow(WithLegOnPlate(FilmLift(), Side::kLeft)), Side::kLeft);
  for (std::size_t i = 0; i < whole.size(); i += 7) {
    EXPECT_NEAR(mended.knee_deg[Side::kLeft][i], mended.knee_deg[Side::kRight][i], 1.5);  // hips of their own
    EXPECT_NEAR(mended.knee_deg[Side::kRight][i], whole.knee_deg[Side::kRight][i], 0.5);
    EXPECT_NEAR(mended.trunk_thigh_deg[Side::kLeft][i], whole.trunk_thigh_deg[Side::kRight][i], 1.5);
  }
  EXPECT_EQ(mended.leg_trust[Side::kLeft], 0);
  EXPECT_EQ(mended.leg_trust[Side::kRight], whole.leg_trust[Side::kRight]);
}

TEST(LostLeg, IsHiddenThroughout) {
  BodySeries body = Follow(FilmLift());
  HideLeg(Side::kRight, body);
  EXPECT_EQ(CalcHiddenShare(body.knee_hidden[Side::kRight], body.All()), 1);
  EXPECT_EQ(CalcHiddenShare(body.foot_hidden[Side::kRight], body.All()), 1);
  EXPECT_EQ(CalcHiddenShare(body.knee_hidden[Side::kLeft], body.All()), 0);
}

/// A world in which only this lift is known, as it looks with both legs followed.
ExerciseModel ModelOfLift() {
  ExerciseModel model;
  const BodySeries body = Follow(FilmLift());
  for (const auto& [name, value] : CalcSetFeatures(body, FindSetSpan(body).core))
    model.looks["romanian_deadlift"][name] = {value, std::max(0.05, 0.1 * std::abs(value))};
  return model;
}

TEST(LostLeg, MakesALiftALiftAgainUnlessAnExerciseIsAskedForInWhichLegsDiffer) {
  const ExerciseModel model = ModelOfLift();
  const BodySeries lost = Follow(WithLegOnPlate(FilmLift(), Side::kLeft));
  EXPECT_EQ(WatchSet(lost, model).set.exercise, "romanian_deadlift");
  EXPECT_EQ(WatchSet(lost, model).body.leg_trust[Side::kLeft], 0);
  EXPECT_EQ(
      WatchSet(lost, model, {.asked = "squat", .standing_straightness_deg = {}}).body.leg_trust[Side::kLeft],
      0);
  const WatchedSet skater = WatchSet(lost, model, {.asked = "skater", .standing_straightness_deg = {}});
  EXPECT_EQ(skater.set.exercise, "skater");
  EXPECT_GT(skater.body.leg_trust[Side::kLeft], 0) << "a skater's other leg is no model for the lost one";
}

}  // namespace
}  // namespace hinge
