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
    ASSERT_TRUE(edges.ground_rad.known()) << edges.ground_rad.why_missing;
    EXPECT_NEAR(100 * *edges.ground_rad.value, c.sign * c.percent, 1.2) << c.facing;
    EXPECT_NEAR(DegFromRad(*edges.flat_rad.value), 1, 0.7) << c.facing;
  }
}

TEST(PictureEdges, AreMissingWhereNobodyIsSeen) {
  const FolderForTests folder;
  WriteSynthClip(ParseSynthOptions({{"seconds", "1"}, {"fps", "30"}, {"camera", "width=320,height_px=240"}}),
                 folder / "run.mp4", true, SourceDirs(), SourceKnowledge(), {});
  const PictureEdges edges = EstimatePictureEdges(folder / "run.mp4", KeypointTrack{});
  EXPECT_FALSE(edges.flat_rad.known());
  EXPECT_FALSE(edges.flat_rad.why_missing.empty());
}

}  // namespace
}  // namespace hinge
