// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/picture_edges.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

#include "hinge/edge/formats/track_csv.h"
#include "hinge/edge/media/clip_for_tests.h"
#include "hinge/edge/run/data_dirs_for_tests.h"
#include "hinge/edge/run/synth_clip.h"
#include "hinge/foundation/base/angle.h"

namespace hinge {
namespace {

/// Somebody runs as drawn by the painter, and his joints as they are.
PictureEdges LookAtDrawn(std::map<std::string, std::string> flags) {
  const FolderForTests folder;
  flags.insert({{"seconds", "1"}, {"fps", "30"}, {"network", "none"}});
  const SynthOptions options = ParseSynthOptions(flags);
  for (const char* what : {"run.mp4", "run.track.csv"})
    WriteSynthClip(options, folder / what, true, SourceDirs(), SourceKnowledge(), {});
  return EstimatePictureEdges(folder / "run.mp4", ReadTrackCsv(folder / "run.track.csv"));
}

TEST(PictureEdges, OfATreadmillTellItsSlopeUphillTurnedAgainstTheWayThatIsFaced) {
  struct Case {
    const char* facing;
    double percent, sign;
  };
  for (const Case& c : {Case{"right", 8, -1}, Case{"left", 8, 1}, Case{"right", -4, -1}}) {
    const PictureEdges edges = LookAtDrawn(
        {{"grade", fmt::format("{}", c.percent)},
         {"camera", fmt::format("width=640,height_px=480,yaw=3,roll=1,height=1,facing={}", c.facing)}});
    ASSERT_TRUE(edges.flat.ground_lean_rad.known()) << edges.flat.ground_lean_rad.why_missing;
    EXPECT_NEAR(100 * *edges.flat.ground_lean_rad.value, c.sign * c.percent, 1.2) << c.facing;
    EXPECT_NEAR(DegFromRad(*edges.flat.lean_rad.value), 1, 0.7) << c.facing;
  }
}

TEST(PictureEdges, AreMissingWhereNobodyIsSeen) {
  const FolderForTests folder;
  WriteSynthClip(ParseSynthOptions({{"seconds", "1"}, {"fps", "30"}, {"camera", "width=320,height_px=240"}}),
                 folder / "run.mp4", true, SourceDirs(), SourceKnowledge(), {});
  const PictureEdges edges = EstimatePictureEdges(folder / "run.mp4", KeypointTrack{});
  EXPECT_FALSE(edges.flat.lean_rad.known());
  EXPECT_FALSE(edges.flat.lean_rad.why_missing.empty());
}

TEST(PictureEdges, AreGivenToTheAnalysisAsTheyAre) {
  SceneGiven given;
  PictureEdges edges = NoPictureEdges("it is dark");
  edges.flat.slant_rad = Known(0.02, 0.01, kFromFlatEdges);
  AddEdges(edges, given);
  EXPECT_EQ(given.picture_roll_rad.why_missing, "it is dark");
  EXPECT_EQ(given.flat_edges_rad.why_missing, "it is dark");
  EXPECT_EQ(*given.flat_slant_rad.value, 0.02);
}

}  // namespace
}  // namespace hinge
