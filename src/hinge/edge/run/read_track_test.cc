// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/read_track.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hinge/edge/formats/session_for_tests.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/edge/formats/track_csv.h"
#include "hinge/edge/media/clip_for_tests.h"
#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/random.h"
#include "hinge/foundation/base/sha256.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

KeypointTrack MakeTrack(double start_s) {
  KeypointTrack track{.image_width_px = 640,
                      .image_height_px = 360,
                      .nominal_rate_hz = 60,
                      .model = "blazepose_heavy",
                      .frames = {}};
  for (int i = 0; i < 5; ++i)
    track.frames.push_back({.time_s = start_s + i / 60.0, .presence = 1, .points = {}});
  return track;
}

/// A folder of results of run.mp4 beside it, as an analysis leaves it.
fs::path MakeResults(const FolderForTests& folder, const std::string& clip_bytes) {
  const fs::path results = folder / "run.hinge";
  fs::create_directory(results);
  WriteTrackCsv(results / "track.csv", MakeTrack(0));
  Session session = MakeSessionForTests();
  session.input.file_name = "run.mp4";
  session.input.sha256 = Sha256Hex(clip_bytes);
  WriteSessionJson(results / "session.json", session);
  return results;
}

std::string WhyNot(const fs::path& input) {
  try {
    ReadTrackInput(input);
  } catch (const Error& error) {
    EXPECT_THAT(error.where, HasSubstr(input.filename().string()));
    EXPECT_FALSE(error.how_to_fix.empty());
    return error.what_happened;
  }
  return "";
}

TEST(ReadTrackInput, TellsKeypointsFromClipsByName) {
  const FolderForTests folder;
  fs::create_directory(folder / "empty");
  EXPECT_TRUE(HoldsKeypoints("x.trc"));
  EXPECT_TRUE(HoldsKeypoints("x.track.csv"));
  EXPECT_FALSE(HoldsKeypoints("x.mp4"));
  EXPECT_FALSE(HoldsKeypoints(folder / "empty"));
  EXPECT_FALSE(HoldsKeypoints(folder / "nothing"));
  const fs::path results = MakeResults(folder, "clip");
  EXPECT_TRUE(HoldsKeypoints(results));
  EXPECT_TRUE(HoldsKeypoints(results.string() + "/"));
}

TEST(ReadTrackInput, GivesATableAsItIs) {
  const FolderForTests folder;
  WriteTrackCsv(folder / "x.track.csv", MakeTrack(3));
  const TrackInput input = ReadTrackInput(folder / "x.track.csv");
  EXPECT_EQ(input.track.frames.size(), 5u);
  EXPECT_EQ(input.track.frames[0].time_s, 3);
  EXPECT_EQ(input.file, folder / "x.track.csv");
  EXPECT_FALSE(input.before.has_value());
}

TEST(ReadTrackInput, OfAFolderRemembersWhatWasSaidAndFindsTheClip) {
  const FolderForTests folder;
  const fs::path results = MakeResults(folder, "the clip's bytes");
  EXPECT_TRUE(ReadTrackInput(results).clip.empty()) << "there is none";
  WriteTextFile(folder / "run.mp4", "another clip");
  EXPECT_TRUE(ReadTrackInput(results).clip.empty()) << "the name alone does not make it the clip";
  WriteTextFile(folder / "run.mp4", "the clip's bytes");
  for (const fs::path& typed : {results, fs::path(results.string() + "/")}) {
    const TrackInput input = ReadTrackInput(typed);
    EXPECT_TRUE(fs::equivalent(input.clip, folder / "run.mp4"));
    EXPECT_EQ(input.before->input.file_name, "run.mp4");
  }
  fs::remove(results / "session.json");
  EXPECT_FALSE(ReadTrackInput(results).before.has_value()) << "the keypoints alone do as well";
}

TEST(ReadTrackInput, OfATableInAFolderKnowsTheNetworksOfTheSessionBesideIt) {
  const FolderForTests folder;
  const fs::path results = MakeResults(folder, "clip");
  Session session = ReadSessionJson(results);
  session.options["model"] = "heavy";
  WriteSessionJson(results / "session.json", session);
  const TrackInput table = ReadTrackInput(results / "track.csv");
  ASSERT_EQ(table.models.size(), session.models.size());
  EXPECT_EQ(table.models.front().sha256, session.models.front().sha256);
  EXPECT_FALSE(table.before.has_value()) << "what was said then does not hold";
  EXPECT_EQ(ReadTrackInput(results).models.size(), session.models.size());
  session.options["model"] = "full";
  WriteSessionJson(results / "session.json", session);
  EXPECT_TRUE(ReadTrackInput(results / "track.csv").models.empty()) << "another network's session";
  WriteTextFile(results / "session.json", "{");
  EXPECT_TRUE(ReadTrackInput(results / "track.csv").models.empty()) << "a broken session is no hindrance";
}

TEST(ReadTrackInput, LooksNowhereElseForTheClip) {
  const FolderForTests folder;
  const fs::path results = MakeResults(folder, "bytes");
  fs::create_directory(folder / "other");
  WriteTextFile(folder / "other/run.mp4", "bytes");
  Session session = ReadSessionJson(results);
  for (const char* name : {"other/run.mp4", "../run.mp4", "..", ".", ""}) {
    session.input.file_name = name;
    WriteSessionJson(results / "session.json", session);
    EXPECT_TRUE(ReadTrackInput(results).clip.empty()) << name;
  }
}

TEST(ReadTrackInput, RefusesTimesThatNoClipHas) {
  const FolderForTests folder;
  for (double start_s : {-1.0, 1e9}) {
    WriteTrackCsv(folder / "x.csv", MakeTrack(start_s));
    EXPECT_THAT(WhyNot(folder / "x.csv"), HasSubstr("from the clip's start"));
  }
  WriteTextFile(folder / "x.csv", "training diary\n");
  EXPECT_THAT(WhyNot(folder / "x.csv"), HasSubstr("not a track"));
  EXPECT_NE(WhyNot(folder / "none.csv"), "");
}

/// The track as a program writes it that lists its points so.
std::string JsonOf(const KeypointFrame& frame, KeypointLayout layout, const char* key) {
  std::string numbers;
  for (const std::optional<Landmark>& landmark : PointsOf(layout)) {
    const Keypoint point = landmark ? frame.points[*landmark] : Keypoint{};
    numbers += fmt::format("{}{},{},{}", numbers.empty() ? "" : ",", point.p_I_px.x(), point.p_I_px.y(),
                           point.visibility);
  }
  return fmt::format("{{\"people\":[{{\"{}\":[{}]}}]}}", key, numbers);
}

TEST(ReadTrackInput, OfAFolderOfOpenPoseAsksForTheFrameRateAndGivesItsPoints) {
  const FolderForTests folder;
  fs::create_directory(folder / "op");
  Random random(4);
  KeypointTrack track = MakeTrack(0);
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    for (Keypoint& point : track.frames[i].points.values)
      point = {Vec2(random.Uniform(100, 500), random.Uniform(50, 300)), 0.9};
    WriteTextFile(folder / ("op/run_00000000000" + std::to_string(i) + "_keypoints.json"),
                  JsonOf(track.frames[i], KeypointLayout::kBody25, "pose_keypoints_2d"));
  }
  EXPECT_TRUE(HoldsKeypoints(folder / "op"));
  EXPECT_NE(WhyNot(folder / "op"), "") << "nobody said how many pictures a second";
  const TrackInput input =
      ReadTrackInput(folder / "op", {.rate_hz = 50, .layout = {}, .width_px = 640, .height_px = 360});
  ASSERT_EQ(input.track.frames.size(), track.frames.size());
  EXPECT_NEAR(input.track.frames[4].time_s, 0.08, 1e-9);
  EXPECT_EQ(input.track.image_width_px, 640);
  for (const std::optional<Landmark>& landmark : PointsOf(KeypointLayout::kBody25)) {
    if (!landmark) continue;
    EXPECT_LT(
        (input.track.frames[3].points[*landmark].p_I_px - track.frames[3].points[*landmark].p_I_px).norm(),
        0.01);  // as a track.csv keeps it
  }
}

TEST(TrackResultFolder, LiesWhereThatOfTheClipWouldLie) {
  EXPECT_EQ(TrackResultFolderFor("a/x.track.csv"), "a/x.hinge");
  EXPECT_EQ(TrackResultFolderFor("x.y.csv"), "x.y.hinge");
  EXPECT_EQ(TrackResultFolderFor("a/x.json"), "a/x.hinge");
  EXPECT_EQ(TrackResultFolderFor("a/op/"), "a/op.hinge");
  const FolderForTests folder;
  const fs::path results = MakeResults(folder, "clip");
  EXPECT_EQ(TrackResultFolderFor(results), results);
}

}  // namespace
}  // namespace hinge
