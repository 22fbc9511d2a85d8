// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/compare.h"

#include <gtest/gtest.h>

#include "hinge/edge/media/clip_for_tests.h"
#include "hinge/edge/media/decode.h"
#include "hinge/edge/report/session_for_report_tests.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;

const fs::path kSamples = fs::path(HINGE_SOURCE_DIR) / "samples";

/// A session whose near foot first lands at `contact_s`.
Session SessionFrom(double contact_s) {
  Session session = SessionForTests();
  session.gait.events = {{Side::kRight, EventType::kInitialContact, contact_s, 0}};
  session.scene.facing = Facing::kRight;
  return session;
}

TEST(Compare, VideoLastsAsLongAsTheShortestAfterItsFirstContact) {
  const FolderForTests folder;
  VideoReader sample(kSamples / "hinged.mp4");
  const double clip_s = sample.Info().duration_s;
  const std::vector<Compared> runners = {{"A", kSamples / "hinged.mp4", SessionFrom(clip_s - 0.5)},
                                         {"B", kSamples / "hinged.mp4", SessionFrom(clip_s - 1.0)}};
  ASSERT_TRUE(WriteCompareVideo(runners, folder / "compare.mp4", {}, {}, 20));
  VideoReader made(folder / "compare.mp4");
  int pictures = 0;
  while (made.Read()) ++pictures;
  EXPECT_NEAR(pictures, 10, 1);
  EXPECT_GT(made.Info().width_px, 2 * sample.Info().width_px - 2);
}

TEST(Compare, WritesNothingWhenStopped) {
  const FolderForTests folder;
  std::stop_source stop;
  stop.request_stop();
  EXPECT_FALSE(WriteCompareVideo({{"A", kSamples / "hinged.mp4", SessionFrom(0.1)}}, folder / "compare.mp4",
                                 {}, stop.get_token()));
  EXPECT_FALSE(fs::exists(folder / "compare.mp4"));
}

TEST(Compare, FigureOfAClipWithoutAStrideSaysSo) {
  Session session = SessionForTests();
  session.gait = {};
  EXPECT_THROW(MakeCompareFigure({{"A", kSamples / "hinged.mp4", session}}), Error);
}

}  // namespace
}  // namespace hinge
