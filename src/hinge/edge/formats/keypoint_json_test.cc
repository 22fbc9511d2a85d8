// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/keypoint_json.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/random.h"
#include "hinge/science/body/testing_runner.h"

namespace hinge {
namespace {
namespace fs = std::filesystem;

KeypointTrack MakeRunner() {
  Random random(5);
  return MakeTestingTrack({.duration_s = 1}, random);
}

/// The numbers of one person in OpenPose's order; a point that the layout has and Hinge has not is unseen.
std::string OpenPoseText(const KeypointFrame& frame, KeypointLayout layout, const Vec2& shift = Vec2::Zero(),
                         double size = 1) {
  std::string text;
  for (const auto& landmark : PointsOf(layout)) {
    const Keypoint point = landmark ? frame.points[*landmark] : Keypoint{};
    const Vec2 p = size * point.p_I_px + shift;
    text += fmt::format("{}{},{},{}", text.empty() ? "" : ",", point.seen() ? p.x() : 0,
                        point.seen() ? p.y() : 0, point.visibility);
  }
  return fmt::format("{{\"pose_keypoints_2d\":[{}]}}", text);
}

ForeignFrame Parse(const std::string& people) {
  return ParseKeypointJsonFrame("{\"people\":[" + people + "]}", "x.json");
}

std::string LandmarksText(const KeypointFrame& frame, double width, double height) {
  std::string text;
  for (const auto& landmark : PointsOf(KeypointLayout::kMediapipe)) {
    const Keypoint point = landmark ? frame.points[*landmark] : Keypoint{};
    text += fmt::format("{}{{\"x\":{},\"y\":{},\"z\":0,\"visibility\":{}}}", text.empty() ? "" : ",",
                        point.p_I_px.x() / width, point.p_I_px.y() / height, point.visibility);
  }
  return "[" + text + "]";
}

void ExpectSame(const KeypointTrack& got, const KeypointTrack& want) {
  ASSERT_EQ(got.frames.size(), want.frames.size());
  for (std::size_t i = 0; i < got.frames.size(); ++i) {
    EXPECT_NEAR(got.frames[i].time_s, want.frames[i].time_s, 1e-6);
    for (std::size_t l = 0; l < kLandmarkCount; ++l) {
      EXPECT_LT((got.frames[i].points.values[l].p_I_px - want.frames[i].points.values[l].p_I_px).norm(), 0.01)
          << Name(LandmarkAt(l)) << " in picture " << i;
      EXPECT_NEAR(got.frames[i].points.values[l].visibility, want.frames[i].points.values[l].visibility,
                  1e-9);
    }
  }
}

TEST(KeypointJson, EveryLayoutWithFeetGivesBackTheRunner) {
  const KeypointTrack runner = MakeRunner();
  for (KeypointLayout layout : {KeypointLayout::kBody25, KeypointLayout::kHalpe26}) {
    ForeignTrack track;
    for (const KeypointFrame& frame : runner.frames) {
      track.frames.push_back(Parse(OpenPoseText(frame, layout)));
      track.frames.back().number = static_cast<long>(track.frames.size()) + 41;
    }
    const KeypointTrack got = FollowForeign(track, {.rate_hz = 60, .layout = {}}, "x");
    EXPECT_EQ(got.model, Name(layout));
    ExpectSame(got, runner);
  }
}

TEST(KeypointJson, MediapipeSharesBecomePixels) {
  const KeypointTrack runner = MakeRunner();
  std::string text;
  for (std::size_t i = 0; i < runner.frames.size(); ++i) {
    text += fmt::format("{}{{\"frame\":{},\"landmarks\":{}}}", i > 0 ? "," : "", i,
                        LandmarksText(runner.frames[i], 720, 960));
  }
  const ForeignTrack bare = ParseKeypointJson("[" + text + "]", "m.json");
  ExpectSame(FollowForeign(bare, {.rate_hz = 60, .layout = {}, .width_px = 720, .height_px = 960}, "m.json"),
             runner);
  EXPECT_THROW(FollowForeign(bare, {.rate_hz = 60, .layout = {}}, "m.json"), Error);  // no size
  const ForeignTrack full =
      ParseKeypointJson("{\"fps\":60,\"width\":720,\"height\":960,\"frames\":[" + text + "]}", "m.json");
  ExpectSame(FollowForeign(full, {}, "m.json"), runner);
}

TEST(KeypointJson, TheLargestAndLongestPersonIsFollowedInWhateverOrderPeopleStand) {
  const KeypointTrack runner = MakeRunner();
  ForeignTrack track;
  for (std::size_t i = 0; i < runner.frames.size(); ++i) {
    const std::string big = OpenPoseText(runner.frames[i], KeypointLayout::kBody25);
    const std::string small = OpenPoseText(runner.frames[i], KeypointLayout::kBody25, {900, 300}, 0.4);
    const std::string huge = OpenPoseText(runner.frames[i], KeypointLayout::kBody25, {2000, 0}, 1.5);
    const std::string passing = i < 5 ? "," + huge : "";
    track.frames.push_back(Parse((i % 2 == 0 ? big + "," + small : small + "," + big) + passing));
    track.frames.back().number = static_cast<long>(i);
  }
  ExpectSame(FollowForeign(track, {.rate_hz = 60, .layout = {}}, "x"), runner);
}

TEST(KeypointJson, APictureWithoutPeopleIsAPictureInWhichNobodyWasFound) {
  const KeypointTrack runner = MakeRunner();
  ForeignTrack track;
  for (std::size_t i = 0; i < 20; ++i) {
    track.frames.push_back(Parse(i == 7 ? "" : OpenPoseText(runner.frames[i], KeypointLayout::kBody25)));
    track.frames.back().number = static_cast<long>(i < 12 ? i : i + 3);  // and three pictures have no file
  }
  const KeypointTrack got = FollowForeign(track, {.rate_hz = 60, .layout = {}}, "x");
  EXPECT_FALSE(got.frames[7].found());
  EXPECT_TRUE(got.frames[8].found());
  EXPECT_NEAR(got.frames[12].time_s, 15 / 60.0, 1e-9);
}

TEST(KeypointJson, WhatIsMissingIsAskedForInWords) {
  const KeypointFrame frame = MakeRunner().frames[0];
  const auto fix = [&](KeypointLayout layout, const ForeignOptions& options) {
    try {
      FollowForeign({.rate_hz = {}, .frames = {Parse(OpenPoseText(frame, layout))}}, options, "x");
    } catch (const Error& error) {
      return error.what_happened + " " + error.how_to_fix;
    }
    return std::string();
  };
  EXPECT_NE(fix(KeypointLayout::kBody25, {}).find("frame rate"), std::string::npos);
  EXPECT_NE(fix(KeypointLayout::kCoco17, {.rate_hz = 60, .layout = {}}).find("no heels and toes"),
            std::string::npos);
  EXPECT_NE(fix(KeypointLayout::kCoco18, {.rate_hz = 60, .layout = {}}).find("no heels and toes"),
            std::string::npos);
  EXPECT_NE(
      fix(KeypointLayout::kBody25, {.rate_hz = 60, .layout = KeypointLayout::kHalpe26}).find("halpe_26"),
      std::string::npos);
  EXPECT_EQ(fix(KeypointLayout::kBody25, {.rate_hz = 60, .layout = {}}), "");
}

TEST(KeypointJson, HostileTextIsRefusedInWordsAndNeverMore) {
  Random random(11);
  const std::string good =
      "{\"people\":[" + OpenPoseText(MakeRunner().frames[0], KeypointLayout::kBody25) + "]}";
  for (int i = 0; i < 2000; ++i) {
    std::string bad = good;
    for (int n = 0; n < 3; ++n) {
      const auto at = static_cast<std::size_t>(random.Uniform(0, static_cast<double>(bad.size() - 1)));
      bad[at] = static_cast<char>(random.Uniform(1, 127));
    }
    if (i % 3 == 0) bad.resize(bad.size() / 2);
    try {
      ForeignFrame frame = ParseKeypointJsonFrame(bad, "bad.json");
      FollowForeign({.rate_hz = {}, .frames = {frame}}, {.rate_hz = 60, .layout = {}}, "bad.json");
    } catch (const Error& error) {
      EXPECT_FALSE(error.how_to_fix.empty());
    }
  }
  EXPECT_THROW(ParseKeypointJson(std::string(100000, '['), "deep.json"), Error);
  EXPECT_THROW(ParseKeypointJson("{\"frames\":[3]}", "x"), Error);
}

TEST(KeypointJson, AFolderIsReadInTheOrderOfItsNumbers) {
  const fs::path folder = fs::temp_directory_path() / fmt::format("hinge_keypoints_{}", ::getpid());
  fs::create_directories(folder);
  const KeypointTrack runner = MakeRunner();
  for (std::size_t i = 0; i < runner.frames.size(); ++i) {
    std::ofstream(folder / fmt::format("run_2_{}_keypoints.json", i + 5))
        << "{\"people\":[" << OpenPoseText(runner.frames[i], KeypointLayout::kBody25) << "]}";
  }
  std::ofstream(folder / "notes.json") << "no keypoints";
  const ForeignTrack track = ReadKeypointJson(folder);
  fs::remove_all(folder);
  ExpectSame(FollowForeign(track, {.rate_hz = 60, .layout = {}}, "x"), runner);
}

TEST(KeypointJson, ANumberTooLargeForAnyMachineIsRefusedInWords) {
  EXPECT_THROW(ParseKeypointJson("[[[1e999, 0, 1]]]", "x"), Error);
}

TEST(KeypointJson, OpenPosesOwnFilesAreRead) {
  const char* data = std::getenv("HINGE_DATA");
  const fs::path folder = data ? fs::path(data) / "openpose-side" : fs::path();
  if (!data || !fs::exists(folder)) GTEST_SKIP() << "HINGE_DATA names no folder with openpose-side";
  const KeypointTrack track = FollowForeign(ReadKeypointJson(folder), {.rate_hz = 30, .layout = {}}, "x");
  const auto found = std::count_if(track.frames.begin(), track.frames.end(),
                                   [](const KeypointFrame& f) { return f.found(); });
  EXPECT_EQ(track.model, "body_25");
  EXPECT_EQ(track.frames.size(), 88U);
  EXPECT_EQ(found, 63);  // the other files have empty people: the runner has left the picture
}

}  // namespace
}  // namespace hinge
