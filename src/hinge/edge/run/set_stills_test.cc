// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/set_stills.h"

#include <gtest/gtest.h>

#include "hinge/edge/report/body_lines.h"
#include "hinge/edge/report/stills.h"
#include "hinge/science/strength/testing_stick.h"

namespace hinge {
namespace {

KeypointTrack FilmHinge(Facing facing) {
  return FilmStick([](double) { return HingeAt(0.6); }, 2, {.facing = facing});
}

TEST(SetStills, AnglesAreThoseOfThePersonWhicheverWayHeFaces) {
  const Stick stick = HingeAt(0.6);
  for (Facing facing : {Facing::kRight, Facing::kLeft}) {
    const Session session = MakeStillSession(FilmHinge(facing), facing);
    ASSERT_FALSE(session.motion.empty());
    const BodyAngles angles = CalcBodyAngles(session.motion.front(), Side::kRight);
    EXPECT_NEAR(angles.trunk_deg, stick.lean, 0.5);
    EXPECT_NEAR(angles.knee_deg, stick.knee[Side::kRight], 0.5);
  }
}

TEST(SetStills, ThePersonLiesInThePartOfThePictureThatIsShown) {
  const Session session = MakeStillSession(FilmHinge(Facing::kRight), Facing::kRight);
  const MotionSample& one = session.motion.front();
  const CropBox box = FindCropBox({one}, one, session.scene, 1);
  for (const Vec2& p : one.p_I_px.values) {
    EXPECT_GE(p.x(), box.left - 1);
    EXPECT_LE(p.x(), box.left + box.width + 1);
    EXPECT_GE(p.y(), box.top - 1);
    EXPECT_LE(p.y(), box.top + box.height + 1);
  }
}

TEST(SetStills, PicturesWithoutThePersonAreLeftOut) {
  KeypointTrack track = FilmHinge(Facing::kRight);
  const std::size_t all = track.frames.size();
  track.frames[5].presence = 0;
  EXPECT_EQ(MakeStillSession(track, Facing::kRight).motion.size(), all - 1);
}

}  // namespace
}  // namespace hinge
