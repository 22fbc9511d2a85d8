// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/lost_leg.h"

#include <gtest/gtest.h>

#include "hinge/science/strength/standing_feet.h"
#include "hinge/science/strength/testing_stick.h"

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

}  // namespace
}  // namespace hinge
