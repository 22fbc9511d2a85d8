// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/stick_figure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hinge/edge/media/clip_for_tests.h"
#include "hinge/edge/media/decode.h"
#include "hinge/edge/report/report_sections.h"
#include "hinge/edge/report/session_for_report_tests.h"
#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

KeypointTrack TrackAt(const std::vector<double>& times_s, int width_px = 320, int height_px = 240) {
  KeypointTrack track{.image_width_px = width_px,
                      .image_height_px = height_px,
                      .nominal_rate_hz = 60,
                      .model = "",
                      .frames = {}};
  for (double time_s : times_s) track.frames.push_back({.time_s = time_s, .presence = 1, .points = {}});
  return track;
}

bool IsEven(const Image& image) {
  return std::all_of(image.rgb.begin(), image.rgb.end(), [&](auto v) { return v == image.rgb.front(); });
}

TEST(StickFigure, DrawsTheStillsThatTheClipWouldGive) {
  const Session session = SessionForTests();
  const std::vector<StillMoment> moments = FindStillTimes(session);
  const std::vector<Still> stills = DrawStills(session);
  ASSERT_EQ(stills.size(), moments.size());
  ASSERT_FALSE(stills.empty());
  for (std::size_t i = 0; i < stills.size(); ++i) {
    EXPECT_EQ(stills[i].event, moments[i].event);
    EXPECT_NEAR(stills[i].time_s, moments[i].time_s, 0.75 / session.input.frame_rate_hz);
    EXPECT_FALSE(stills[i].on_picture);
    EXPECT_FALSE(IsEven(stills[i].image)) << "nothing was drawn";
    for (const StillLine& line : stills[i].lines) {
      EXPECT_GE(line.from_px.y(), 0) << line.name;
      EXPECT_LE(line.from_px.y(), stills[i].image.height_px) << line.name;
    }
  }
}

TEST(StickFigure, HasNoStillsWithoutStridesOrCurves) {
  EXPECT_THAT(DrawStills({}), IsEmpty());
  Session session = SessionForTests();
  session.motion.clear();
  EXPECT_THAT(DrawStills(session), IsEmpty());
}

TEST(StickFigure, ThePageSaysThatThereWereNoPictures) {
  std::vector<Still> stills = DrawStills(SessionForTests());
  EXPECT_THAT(StillsSection(stills), HasSubstr("only keypoints"));
  for (Still& still : stills) still.on_picture = true;
  EXPECT_THAT(StillsSection(stills), Not(HasSubstr("only keypoints")));
}

TEST(StickFigure, VideoHasAPictureAtEachTime) {
  const FolderForTests folder;
  const std::vector<double> times_s = {0.5, 0.52, 0.57, 0.570001, 0.6};  // the fourth is no time of its own
  double done = 0;
  ASSERT_TRUE(WriteStickFigureVideo(TrackAt(times_s, 321, 240), SessionForTests(), folder / "x.mp4",
                                    [&](double share) { done = share; }));
  EXPECT_EQ(done, 1);
  VideoReader reader(folder / "x.mp4");
  std::vector<double> read_s;
  while (const auto frame = reader.Read()) read_s.push_back(frame->time_s);
  ASSERT_EQ(read_s.size(), 4u);
  EXPECT_NEAR(read_s[3] - read_s[0], 0.1, 1e-4);
  EXPECT_EQ(reader.Info().width_px, 322);
}

TEST(StickFigure, VideoOfALongTrackShowsTenSecondsOfTheRunning) {
  std::vector<double> times_s;
  for (int i = 0; i <= 120; ++i) times_s.push_back(0.5 * i);
  Session session;
  session.activity = {{Activity::kStanding, 0, 10}, {Activity::kRunning, 10, 300}};
  EXPECT_TRUE(FindDrawnSpan(TrackAt(times_s), session).is_whole(TrackAt(times_s)));
  for (int i = 121; i <= 600; ++i) times_s.push_back(0.5 * i);
  const DrawnSpan span = FindDrawnSpan(TrackAt(times_s), session);
  EXPECT_NEAR(span.from_s, 9, 1e-9);
  EXPECT_NEAR(span.to_s, 19, 1e-9);
  session.activity = {{Activity::kRunning, 295, 300}};
  EXPECT_NEAR(FindDrawnSpan(TrackAt(times_s), session).to_s, 300, 1e-9);
  EXPECT_TRUE(FindDrawnSpan({}, session).is_whole({}));
}

TEST(StickFigure, StoppedLeavesNothing) {
  const FolderForTests folder;
  std::stop_source stop;
  stop.request_stop();
  EXPECT_FALSE(
      WriteStickFigureVideo(TrackAt({0, 0.1}), SessionForTests(), folder / "x.mp4", {}, stop.get_token()));
  EXPECT_TRUE(std::filesystem::is_empty(folder / "."));
}

TEST(StickFigure, IsNeverLargerThanAScreenWhateverTheTableSays) {
  EXPECT_EQ(FindFigureSize(1280, 720).scale, 1);
  const FigureSize tall = FindFigureSize(2160, 3840);
  EXPECT_EQ(tall.height_px, 1280);
  EXPECT_EQ(tall.width_px, 720);
  EXPECT_NEAR(tall.scale, 1.0 / 3, 1e-12);
  EXPECT_EQ(FindFigureSize(65536, 1).height_px, 16);
  EXPECT_THROW(FindFigureSize(0, 10), ContractViolation);
}

}  // namespace
}  // namespace hinge
