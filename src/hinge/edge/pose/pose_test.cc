// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/pose/pose.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "hinge/edge/pose/test_frames.h"
#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

constexpr double kFrame_s = 1 / 60.0;

/// Gives the pictures to an estimator, 1/60 s apart.
PoseResult Follow(const std::vector<Frame>& frames, PoseOptions options = FastOptions()) {
  PoseEstimator estimator(options);
  for (std::size_t i = 0; i < frames.size(); ++i) {
    Frame frame = frames[i];
    frame.time_s = static_cast<double>(i) * kFrame_s;
    estimator.Add(frame);
  }
  return estimator.Result();
}

bool AreEqual(const KeypointTrack& a, const KeypointTrack& b) {
  return std::equal(a.frames.begin(), a.frames.end(), b.frames.begin(), b.frames.end(),
                    [](const KeypointFrame& x, const KeypointFrame& y) {
                      return x.presence == y.presence &&
                             std::equal(x.points.values.begin(), x.points.values.end(),
                                        y.points.values.begin(), [](const Keypoint& p, const Keypoint& q) {
                                          return p.p_I_px == q.p_I_px && p.visibility == q.visibility;
                                        });
                    });
}

TEST(PoseEstimator, FindsTheRunnerInEveryPicture) {
  const auto result = Follow(ReadFrames("hinged", 12));
  ASSERT_EQ(result.people.size(), 1U);
  const PersonTrack& runner = result.people[0];
  EXPECT_EQ(runner.frames_found, 12);
  EXPECT_EQ(result.frame_count, 12);
  EXPECT_EQ(runner.redetections, 0);
  EXPECT_FALSE(
      std::any_of(runner.frames.begin(), runner.frames.end(), [](const auto& f) { return f.cut_off; }));
  EXPECT_NEAR(runner.keypoints.nominal_rate_hz, 60, 1e-6);
  EXPECT_EQ(runner.keypoints.model, "blazepose_full");
}

TEST(PoseEstimator, IsEqualInTwoRuns) {
  const auto frames = ReadFrames("too_tall", 5);
  const auto first = Follow(frames), second = Follow(frames);
  ASSERT_EQ(first.people.size(), 1U);
  EXPECT_TRUE(AreEqual(first.people[0].keypoints, second.people[0].keypoints));
}

TEST(PoseEstimator, FindsNobodyInNoiseAndInABlankPicture) {
  const auto result = Follow({MakeNoise(640, 360, 1), MakeNoise(640, 360, 2), MakeGrey(640, 360)});
  EXPECT_TRUE(result.people.empty());
  EXPECT_EQ(result.frame_count, 3);
}

TEST(PoseEstimator, GivesNothingForNoPictures) {
  const auto result = Follow({});
  EXPECT_TRUE(result.people.empty());
  EXPECT_EQ(result.frame_count, 0);
}

TEST(PoseEstimator, TellsTwoPeopleSideBySideApartTheLargerFirst) {
  std::vector<Frame> pairs;
  const auto left = ReadFrames("deflated", 4), right = ReadFrames("hinged", 4);
  for (std::size_t i = 0; i < left.size(); ++i) pairs.push_back(SideBySide(left[i], right[i]));
  const auto result = Follow(pairs);
  ASSERT_EQ(result.people.size(), 2U);
  EXPECT_GT(result.people[0].area_share, result.people[1].area_share);
  const double middle_px = pairs[0].width_px / 2.0;
  EXPECT_GT(result.people[0].keypoints.frames[3].points[Landmark::kNose].p_I_px.x(), middle_px);
  EXPECT_LT(result.people[1].keypoints.frames[3].points[Landmark::kNose].p_I_px.x(), middle_px);
  EXPECT_EQ(result.people[0].frames_found, 4);
  EXPECT_EQ(result.people[1].frames_found, 4);
}

TEST(PoseEstimator, FindsAPersonAgainAfterBlankPictures) {
  auto frames = ReadFrames("hinged", 9);
  for (std::size_t i = 3; i < 6; ++i) frames[i] = MakeGrey(frames[i].width_px, frames[i].height_px);
  const auto result = Follow(frames);
  ASSERT_EQ(result.people.size(), 1U);
  const PersonTrack& runner = result.people[0];
  EXPECT_EQ(runner.redetections, 1);
  ASSERT_EQ(runner.keypoints.frames.size(), 9U);
  for (std::size_t i = 0; i < 9; ++i) EXPECT_EQ(runner.keypoints.frames[i].found(), i < 3 || i >= 6) << i;
}

TEST(PoseEstimator, FollowsANewcomerBackToWhereHeCameIn) {
  const auto left = ReadFrames("deflated", 8), right = ReadFrames("hinged", 8);
  PoseEstimator estimator(FastOptions());
  for (std::size_t i = 0; i < left.size(); ++i) {
    const Frame blank = MakeGrey(right[i].width_px, right[i].height_px);
    Frame frame = SideBySide(left[i], i < 2 ? blank : right[i]);
    frame.time_s = 0.1 * static_cast<double>(i);  // the detector looks at 0 and 0.5 s
    estimator.Add(frame);
  }
  const auto result = estimator.Result();
  ASSERT_EQ(result.people.size(), 2U);
  const PersonTrack& newcomer =
      result.people[0].keypoints.frames[0].found() ? result.people[1] : result.people[0];
  EXPECT_EQ(newcomer.frames_found, 6);
  EXPECT_FALSE(newcomer.keypoints.frames[1].found());
  EXPECT_TRUE(newcomer.keypoints.frames[2].found());
}

TEST(PoseEstimator, SaysThatARunnerIsCutOffAtTheKnees) {
  const Frame whole = ReadFrames("hinged", 1)[0];
  const auto result = Follow({CutBelow(whole, 640)});
  ASSERT_EQ(result.people.size(), 1U);
  EXPECT_TRUE(result.people[0].frames[0].cut_off);
}

TEST(PoseEstimator, HandsOutMasksOnRequest) {
  PoseEstimator estimator(FastOptions());
  std::vector<PersonMask> masks;
  estimator.SetMaskSink([&](int frame_index, int person, const PersonMask& mask) {
    EXPECT_EQ(frame_index, 0);
    EXPECT_EQ(person, 0);
    masks.push_back(mask);
  });
  estimator.Add(ReadFrames("hinged", 1)[0]);
  ASSERT_EQ(masks.size(), 1U);
  ASSERT_EQ(masks[0].probability.size(), 256U * 256);
  const auto [low, high] = std::minmax_element(masks[0].probability.begin(), masks[0].probability.end());
  EXPECT_GE(*low, 0);
  EXPECT_LE(*high, 1);
}

TEST(PoseEstimator, GivesEachPictureTheOutlineOfItsMask) {
  PoseEstimator estimator(FastOptions());
  for (const Frame& frame : ReadFrames("hinged", 12)) estimator.Add(frame);
  const PoseResult result = estimator.Result();
  int clear = 0;
  for (const KeypointFrame& f : result.people.at(0).keypoints.frames) {
    EXPECT_TRUE(f.outline.back[4]) << f.time_s;
    for (const Side side : kSides) {
      const LimbBorders& knee = f.outline.knee[side];
      if (!knee.seen()) continue;
      ++clear;
      const Vec2 p_IKnee_px = f.points[LandmarkOf(side, Part::kKnee)].p_I_px;
      EXPECT_GT((*knee.front_I_px - p_IKnee_px).dot(p_IKnee_px - *knee.back_I_px), 0)
          << "on both sides of it";
    }
  }
  EXPECT_GT(clear, 6);
}

TEST(PoseEstimator, RefusesPicturesThatChangeTheirSize) {
  PoseEstimator estimator(FastOptions());
  estimator.Add(MakeGrey(640, 360));
  Frame other = MakeGrey(320, 180);
  other.time_s = 1;
  EXPECT_THROW(estimator.Add(other), Error);
}

TEST(PoseEstimator, SaysWhichModelIsMissing) {
  PoseOptions options = FastOptions();
  options.models_dir = std::filesystem::temp_directory_path() / "no models here";
  try {
    PoseEstimator estimator(options);
    FAIL() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_EQ(error.what_happened, "the pose model pose_detection.tflite is missing");
    EXPECT_NE(error.how_to_fix.find("tools/setup"), std::string::npos);
  }
}

TEST(PoseOptions, AreCheckedBeforeUse) {
  PoseOptions options = FastOptions();
  options.max_people = 0;
  options.threads = -1;
  EXPECT_EQ(Problems(options).size(), 2U);
  EXPECT_THROW(PoseEstimator{options}, ContractViolation);
}

TEST(EstimatePose, FollowsAClipToItsEndAndTellsHowFarItIs) {
  VideoReader reader(SamplePath("hinged"));
  std::stop_source source;
  int last_done = 0;
  const PoseWatch watch = {.progress =
                               [&](int done, double) {
                                 EXPECT_EQ(done, ++last_done);
                                 if (done == 8) source.request_stop();
                               },
                           .stop = source.get_token(),
                           .mask_sink = {}};
  const auto result = EstimatePose(reader, FastOptions(), watch);
  EXPECT_TRUE(result.stopped);
  EXPECT_EQ(result.frame_count, 8);
  ASSERT_EQ(result.people.size(), 1U);
  EXPECT_TRUE(AreEqual(result.people[0].keypoints, Follow(ReadFrames("hinged", 8)).people[0].keypoints));
  ASSERT_EQ(result.models.size(), 2U);
  EXPECT_EQ(result.models[1].name, "pose_landmark_full.tflite");
}

}  // namespace
}  // namespace hinge
