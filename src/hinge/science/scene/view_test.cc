// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/scene/view.h"

#include <gtest/gtest.h>

#include "hinge/foundation/base/angle.h"
#include "hinge/science/body/testing_runner.h"

namespace hinge {
namespace {

TEST(Facing, IsFoundForTheWholeTrackWhateverSinglePicturesSay) {
  Random random(1);
  for (bool right : {true, false}) {
    KeypointTrack track = MakeTestingTrack({.faces_right = right, .noise_px = 2}, random);
    for (std::size_t i = 0; i < track.frames.size();
         i += 4) {  // toes and heels exchanged in a quarter of the pictures
      for (Side side : kSides) {
        std::swap(track.frames[i].points[LandmarkOf(side, Part::kToe)],
                  track.frames[i].points[LandmarkOf(side, Part::kHeel)]);
      }
    }
    EXPECT_EQ(FindFacing(track), right ? Facing::kRight : Facing::kLeft);
  }
}

TEST(Facing, IsUnknownWithoutAPerson) {
  KeypointTrack track;
  track.frames.resize(3);
  EXPECT_FALSE(FindFacing(track).has_value());
  EXPECT_FALSE(EstimateViewAngle(track).has_value());
}

TEST(Facing, IsTakenFromSeenPointsAlone) {
  Random random(5);
  KeypointTrack track = MakeTestingTrack({.faces_right = false}, random);
  const auto hide = [&](Landmark l) {
    for (KeypointFrame& f : track.frames) f.points[l] = {};
  };
  for (Side side : kSides) hide(LandmarkOf(side, Part::kEar));  // as in HALPE-26 files without a head
  EXPECT_EQ(FindFacing(track), Facing::kLeft);
  for (Side side : kSides) hide(LandmarkOf(side, Part::kHeel));
  EXPECT_FALSE(FindFacing(track).has_value());
}

TEST(ViewAngle, GrowsWithTheShouldersDistanceAlongThePicture) {
  Random random(2);
  double before = -1;
  for (double width_px : {5.0, 30.0, 60.0, 95.0}) {
    const auto view = EstimateViewAngle(MakeTestingTrack({.shoulder_width_px = width_px}, random));
    EXPECT_GT(*view->yaw_rad.value, before);
    before = *view->yaw_rad.value;
  }
  EXPECT_GT(DegFromRad(before), 60);
}

TEST(ViewAngle, IsTakenFromPicturesThatShowTheWholeTrunk) {
  Random random(6);
  const KeypointTrack track = MakeTestingTrack({}, random);
  KeypointTrack hidden = track;
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    if (i % 3 != 0) hidden.frames[i].points[i % 2 ? Landmark::kLeftShoulder : Landmark::kRightHip] = {};
  }
  EXPECT_NEAR(EstimateViewAngle(hidden)->shoulder_separation_trunks,
              EstimateViewAngle(track)->shoulder_separation_trunks, 1e-3);
  for (KeypointFrame& f : hidden.frames) f.points[Landmark::kLeftShoulder] = {};
  EXPECT_FALSE(EstimateViewAngle(hidden));
}

TEST(ObliquePictures, AreLeftOutWhereTheViewIsNoSideView) {
  Random random(4);
  KeypointTrack track = MakeTestingTrack({.duration_s = 4}, random);
  for (KeypointFrame& f : track.frames) {
    if (f.time_s < 2) continue;  // from then on seen from ahead: shoulders far apart
    f.points[Landmark::kLeftShoulder].p_I_px.x() -= 50;
    f.points[Landmark::kRightShoulder].p_I_px.x() += 50;
  }
  const KeypointTrack left = LeaveOutOblique(track, RadFromDeg(20));
  ASSERT_EQ(left.frames.size(), track.frames.size());
  for (const KeypointFrame& f : left.frames) {
    const bool near_the_change = std::abs(f.time_s - 2) < 0.6;
    EXPECT_TRUE(near_the_change || f.found() == (f.time_s < 2)) << f.time_s;
  }
}

TEST(CutOff, CountsPicturesWithALandmarkOutside) {
  Random random(3);
  KeypointTrack track = MakeTestingTrack({}, random);
  EXPECT_EQ(CalcCutOffShare(track), 0);
  for (std::size_t i = 0; i < track.frames.size() / 2; ++i)
    track.frames[i].points[Landmark::kLeftToe].p_I_px.y() = 1000;
  EXPECT_NEAR(CalcCutOffShare(track), 0.5, 0.01);
}

TEST(CutOff, IsNotAPointThatWasNotSeen) {
  Random random(7);
  KeypointTrack track = MakeTestingTrack({}, random);
  for (KeypointFrame& f : track.frames) f.points[Landmark::kLeftToe] = {Vec2(-1, -1), 0};
  EXPECT_EQ(CalcCutOffShare(track), 0);
}

}  // namespace
}  // namespace hinge
