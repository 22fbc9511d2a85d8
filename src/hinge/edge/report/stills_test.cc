// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/stills.h"

#include <gtest/gtest.h>

#include "hinge/edge/media/decode.h"
#include "hinge/edge/report/body_lines.h"
#include "hinge/edge/report/palette.h"
#include "hinge/edge/report/session_for_report_tests.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

Image GreyForTests(int width_px, int height_px) {
  return {.width_px = width_px,
          .height_px = height_px,
          .rgb = std::vector<std::uint8_t>(static_cast<std::size_t>(width_px) * height_px * 3, 90)};
}

/// The largest difference of a pixel from a colour, over the three channels.
int DistanceFrom(const Image& image, const Vec2& at_px, unsigned rgb) {
  const std::size_t x = static_cast<std::size_t>(at_px.x()), y = static_cast<std::size_t>(at_px.y());
  const std::uint8_t* p = image.rgb.data() + 3 * (y * static_cast<std::size_t>(image.width_px) + x);
  int largest = 0;
  for (int k = 0; k < 3; ++k)
    largest = std::max(largest, std::abs(p[k] - static_cast<int>((rgb >> (16 - 8 * k)) & 255)));
  return largest;
}

const StillLine& LineOf(const Still& still, const std::string& name) {
  for (const StillLine& line : still.lines) {
    if (line.name == name) return line;
  }
  throw std::out_of_range(name);
}

Still MakeTestStill(double scale) {
  const Session session = SessionForTests();
  const MotionSample& sample = session.motion[30];
  const CropBox box = FindCropBox({sample}, sample, session.scene, scale);
  const Image picture = GreyForTests(static_cast<int>(720 * scale), static_cast<int>(960 * scale));
  return MakeStill(picture, {"mid-stance", Side::kRight, 0.5}, sample, session.scene, box, scale);
}

TEST(Still, DrawsTheTrunkOnTheJointsAtEveryScale) {
  const Session session = SessionForTests();
  const MotionSample& sample = session.motion[30];
  for (double scale : {0.5, 1.0, 2.0}) {
    const Still still = MakeTestStill(scale);
    const CropBox box = FindCropBox({sample}, sample, session.scene, scale);
    const Vec2 corner(box.left, box.top), hip = scale * MiddleOf(sample, Part::kHip) - corner;
    const StillLine& trunk = LineOf(still, "trunk");
    EXPECT_LT((trunk.from_px - hip).norm(), 1e-9);
    EXPECT_LT((trunk.to_px - (scale * MiddleOf(sample, Part::kShoulder) - corner)).norm(), 1e-9);
    EXPECT_LT(DistanceFrom(still.image, trunk.from_px, palette::kTrunk), 60);  // the middle of a joint's mark
    EXPECT_LT(DistanceFrom(still.image, 0.85 * trunk.to_px + 0.15 * trunk.from_px, palette::kTrunk), 60);
  }
}

TEST(Still, DrawsTheLegOfItsSideOnHipKneeAndAnkle) {
  const Still still = MakeTestStill(1);
  const StillLine &thigh = LineOf(still, "thigh"), &shank = LineOf(still, "shank");
  EXPECT_EQ(thigh.to_px, shank.from_px);
  EXPECT_LT(DistanceFrom(still.image, thigh.to_px, palette::kNearLeg), 60);
  EXPECT_LT(DistanceFrom(still.image, 0.5 * (shank.from_px + shank.to_px), palette::kNearLeg), 60);
}

TEST(Still, WritesTheAnglesOfThePlaneOfMotion) {
  const Still still = MakeTestStill(1);
  ASSERT_EQ(still.angles.size(), 4u);
  EXPECT_NEAR(still.angles[0].deg, DegFromRad(std::atan2(25, 130)), 1e-9);  // trunk forward
  EXPECT_NEAR(still.angles[2].deg, DegFromRad(std::atan2(45, 90)), 1e-9);   // thigh ahead
  EXPECT_NEAR(still.angles[1].deg, DegFromRad(std::atan2(45, 90) - std::atan2(10 - 45, 100)), 1e-9);  // knee
}

TEST(Still, DrawsTheGroundAtItsHeight) {
  const Session session = SessionForTests();
  const StillLine ground = LineOf(MakeTestStill(1), "ground");
  const CropBox box = FindCropBox({session.motion[30]}, session.motion[30], session.scene, 1);
  const double t = (360 - box.left - ground.from_px.x()) / (ground.to_px.x() - ground.from_px.x());
  EXPECT_NEAR(ground.from_px.y() + t * (ground.to_px.y() - ground.from_px.y()) + box.top, 660, 1e-6);
  EXPECT_GT(ground.to_px.y(), ground.from_px.y());  // the picture's content is turned clockwise
}

TEST(StillTimes, TakeTheUsedStrideNearestToTheMedian) {
  Session session = SessionForTests();  // knee 50, 51, 52, 53 in the used ones
  session.stride_measures[1] = {{"knee_peak", 51.4}, {"cadence", 171.4}};
  const std::vector<StillMoment> moments = FindStillTimes(session);
  ASSERT_EQ(moments.size(), 3u);
  EXPECT_EQ(moments[0].event, "initial contact");
  EXPECT_DOUBLE_EQ(moments[0].time_s, session.gait.strides[1].ic_s);
  EXPECT_DOUBLE_EQ(moments[1].time_s, session.gait.strides[1].ms_s());
  EXPECT_DOUBLE_EQ(moments[2].time_s, session.gait.strides[1].to_s);
}

TEST(StillTimes, PassOverAStrideInWhichTheRunnerIsCutOff) {
  Session session = SessionForTests();
  const StillMoment before = FindStillTimes(session)[0];
  for (MotionSample& sample : session.motion) {
    if (std::abs(sample.time_s - before.time_s) < 0.3) sample.p_I_px[Landmark::kRightToe].y() = 970;
  }
  EXPECT_NE(FindStillTimes(session)[0].time_s, before.time_s);
}

TEST(StillTimes, TakeTheFarSideOnlyWithoutTheNearOneAndNothingWithoutStrides) {
  Session session = SessionForTests();
  for (Stride& stride : session.gait.strides) stride.side = Side::kLeft;
  EXPECT_EQ(FindStillTimes(session)[0].side, Side::kLeft);
  session.gait.strides.clear();
  EXPECT_TRUE(FindStillTimes(session).empty());
}

TEST(CropBox, KeepsTheRunnerInsideAndOneSizeForAll) {
  const Session session = SessionForTests();
  const std::vector<MotionSample> some(session.motion.begin(), session.motion.begin() + 60);
  const CropBox first = FindCropBox(some, some[0], session.scene, 1);
  for (const MotionSample& sample : some) {
    const CropBox box = FindCropBox(some, sample, session.scene, 1);
    EXPECT_NEAR(box.width, first.width, 1);
    for (const Vec2& p : sample.p_I_px.values) {
      EXPECT_GT(p.x(), box.left);
      EXPECT_LT(p.x(), box.left + box.width);
      EXPECT_GT(p.y(), box.top);
      EXPECT_LT(p.y(), box.top + box.height);
    }
  }
}

TEST(ReadStills, TakesThePicturesOfTheClipThatLieNearestToTheMoments) {
  const std::filesystem::path clip = std::filesystem::path(HINGE_SOURCE_DIR) / "samples" / "hinged.mp4";
  Session session = SessionForTests();
  session.gait.strides.resize(1);  // 0.3 to 0.55 s
  const std::vector<Still> stills = ReadStills(clip, session);
  ASSERT_EQ(stills.size(), 3u);
  for (const Still& still : stills) {
    EXPECT_EQ(still.image.height_px, stills[0].image.height_px);
    EXPECT_NEAR(still.image.height_px, 900, 60);
  }
  EXPECT_NEAR(stills[0].time_s, 0.3, 0.5 / 60);
  EXPECT_NEAR(stills[2].time_s, 0.55, 0.5 / 60);
}

TEST(ReadStills, SaysWhenTheClipIsGone) {
  EXPECT_THROW(ReadStills("no such clip.mp4", SessionForTests()), Error);
}

}  // namespace
}  // namespace hinge
