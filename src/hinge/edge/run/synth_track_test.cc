// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/synth_track.h"

#include <gtest/gtest.h>

#include "hinge/edge/formats/track_csv.h"
#include "hinge/edge/media/clip_for_tests.h"
#include "hinge/edge/run/data_dirs_for_tests.h"

namespace hinge {
namespace {

/// The keypoints that the command writes, by flags.
KeypointTrack Write(std::map<std::string, std::string> flags) {
  const FolderForTests folder;
  flags.insert({{"form", "hinged"}, {"seconds", "3"}, {"seed", "5"}});
  WriteSynthClip(ParseSynthOptions(flags), folder / "x.track.csv", false, SourceDirs(), SourceKnowledge(),
                 {});
  return ReadTrackCsv(folder / "x.track.csv");
}

TEST(SynthTrack, IsAskedForByName) {
  EXPECT_TRUE(IsTrackName("x.track.csv"));
  EXPECT_TRUE(IsTrackName("x.csv"));
  EXPECT_FALSE(IsTrackName("x.mp4"));
  EXPECT_FALSE(IsTrackName("x.csv.mp4"));
}

// A slow-motion clip holds the very pictures of a faster camera, so the network sees the same in each of them.
TEST(SynthTrack, InSlowMotionTheNetworkErrsAsOnTheSamePicturesAtLifesSpeed) {
  for (const char* network : {"none", "heavy"}) {
    const KeypointTrack slow = Write({{"network", network}, {"slowmo", "4"}, {"fps", "60"}}),
                        life = Write({{"network", network}, {"fps", "240"}});
    ASSERT_EQ(slow.frames.size(), life.frames.size());
    EXPECT_EQ(slow.nominal_rate_hz, 60);
    for (std::size_t i = 0; i < life.frames.size(); ++i) {
      ASSERT_NEAR(slow.frames[i].time_s, 4 * life.frames[i].time_s, 4e-6);
      for (std::size_t k = 0; k < kLandmarkCount; ++k) {
        const Keypoint &a = slow.frames[i].points.values[k], &b = life.frames[i].points.values[k];
        ASSERT_LT((a.p_I_px - b.p_I_px).norm(), 0.003) << network << " picture " << i << " landmark " << k;
        ASSERT_EQ(a.visibility, b.visibility);
      }
    }
  }
}

TEST(SynthTrack, IsExactWithoutANetworkAndOffWithOne) {
  const KeypointTrack exact = Write({{"network", "none"}}), heavy = Write({{"network", "heavy"}}),
                      full = Write({{"network", "full"}});
  const auto knee = [](const KeypointTrack& t) { return t.frames[40].points[Landmark::kRightKnee].p_I_px; };
  EXPECT_EQ(exact.model, "none");
  EXPECT_GT((knee(heavy) - knee(exact)).norm(), 0.1);
  EXPECT_GT((knee(full) - knee(heavy)).norm(), 0.1);
  for (const KeypointFrame& frame : exact.frames) {
    for (const Keypoint& point : frame.points.values) EXPECT_EQ(point.visibility, 1);
  }
}

}  // namespace
}  // namespace hinge
