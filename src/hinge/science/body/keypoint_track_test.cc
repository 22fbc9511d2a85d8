// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/body/keypoint_track.h"

#include <gtest/gtest.h>

namespace hinge {
namespace {

TEST(KeypointTrack, CountsThePicturesInWhichThePersonWasFound) {
  KeypointTrack track;
  EXPECT_EQ(CountFound(track), 0);
  track.frames.resize(5);
  track.frames[1].presence = 0.2;
  track.frames[4].presence = 1;
  EXPECT_EQ(CountFound(track), 2);
}

TEST(KeypointTrack, HasAMovingCameraWhenAnyPicturesBackgroundHasMoved) {
  KeypointTrack track;
  track.frames.resize(3);
  EXPECT_FALSE(CameraMoves(track));
  for (const BackgroundMove& move :
       {BackgroundMove{.roll_rad = 0.01}, BackgroundMove{.zoom = 1.01}, BackgroundMove{.shift_px = {0, 1}}}) {
    track.frames[2].background = move;
    EXPECT_TRUE(CameraMoves(track));
  }
}

}  // namespace
}  // namespace hinge
