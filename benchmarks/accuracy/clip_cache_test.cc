// SPDX-License-Identifier: Apache-2.0
#include "clip_cache.h"

#include <gtest/gtest.h>

#include "hinge/edge/formats/text_file.h"
#include "hinge/edge/media/clip_for_tests.h"
#include "hinge/edge/run/data_dirs_for_tests.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

AccuracyCase MakeSimulated(const char* form) {
  return {.name = "tune-simulated-x",
          .part = "simulated",
          .value = form,
          .flags = {{"form", form}, {"seconds", "2"}, {"fps", "60"}, {"camera", "yaw=5"}},
          .simulated = true};
}

TEST(ClipCache, GivesTruthPointsAndTrackPictureByPicture) {
  const FolderForTests folder;
  const CachedClip clip = FetchClip(MakeSimulated("hinged"), PoseModel::kHeavy,
                                    {folder / ".", SourceDirs(), 0}, SourceKnowledge());
  ASSERT_EQ(clip.track.frames.size(), 120u);
  ASSERT_EQ(clip.points.frames.size(), 120u);
  for (std::size_t i = 0; i < 120; ++i)
    EXPECT_NEAR(clip.track.frames[i].time_s, clip.points.frames[i].time_s, 1e-5);
  EXPECT_EQ(clip.truth.verdict.label, "hinged");
  EXPECT_FALSE(clip.edges.uprights_rad.known());  // nothing was drawn
  EXPECT_TRUE(IsCached("tune-simulated-x", PoseModel::kHeavy, folder / "."));
  EXPECT_FALSE(IsCached("tune-simulated-x", PoseModel::kFull, folder / "."));
}

TEST(ClipCache, MakesNothingTwiceUnlessTheCaseIsAnotherOne) {
  const FolderForTests folder;
  const CacheWays ways{folder / ".", SourceDirs(), 0};
  FetchClip(MakeSimulated("hinged"), PoseModel::kHeavy, ways, SourceKnowledge());
  const std::filesystem::path track = folder / "tune-simulated-x.heavy.track.csv";
  const std::string before = ReadTextFile(track);
  WriteTextFile(folder / "tune-simulated-x.mp4", "");
  WriteTextFile(folder / "tune-simulated-x.heavy.edges.csv", "0.01,0.002\nnone\nnone\n-0.03,0.004\n");
  const CachedClip again = FetchClip(MakeSimulated("hinged"), PoseModel::kHeavy, ways, SourceKnowledge());
  EXPECT_NEAR(*again.edges.uprights_rad.value, 0.01, 1e-12);  // what was kept was read
  EXPECT_FALSE(again.edges.flat_rad.known());
  EXPECT_NEAR(*again.edges.ground_rad.value, -0.03, 1e-12);
  EXPECT_EQ(
      FetchClip(MakeSimulated("deflated"), PoseModel::kHeavy, ways, SourceKnowledge()).truth.verdict.label,
      "deflated");
  EXPECT_NE(ReadTextFile(track), before);
}

TEST(ClipCache, SaysWhenAClipIsNotKept) {
  const FolderForTests folder;
  EXPECT_THROW(ReadCachedClip("tune-none", PoseModel::kHeavy, folder / "."), Error);
}

}  // namespace
}  // namespace hinge
