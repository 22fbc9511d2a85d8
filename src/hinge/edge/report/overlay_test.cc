// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/overlay.h"

#include <gtest/gtest.h>

#include <limits>

#include "hinge/edge/media/clip_for_tests.h"
#include "hinge/edge/report/body_lines.h"
#include "hinge/edge/report/palette.h"
#include "hinge/edge/report/session_for_report_tests.h"

namespace hinge {
namespace {

constexpr double kTime_s = 1.0;

Session RunnerWithContactAt(double time_s) {
  Session session = SessionForTests();
  session.gait.events = {{Side::kRight, EventType::kInitialContact, time_s, 0.004}};
  return session;
}

Image Drawn(const Session& session, double time_s = kTime_s) {
  return DrawOverlay(MakeGrey(720, 960), time_s, session, MakeOverlayPlan(session));
}

/// Largest difference of a channel from a colour.
int DistanceFrom(Image& image, const Vec2& at, unsigned rgb) {
  const std::uint8_t* pixel = PixelOf(image, static_cast<int>(at.x()), static_cast<int>(at.y()));
  int most = 0;
  for (int k = 0; k < 3; ++k)
    most = std::max(most, std::abs(pixel[k] - static_cast<int>(rgb >> (16 - 8 * k) & 255)));
  return most;
}

/// Pixels below the strip that are not the grey of the picture.
int CountDrawn(const Image& image, const Image& other) {
  int count = 0;
  const std::size_t strip = 3 * 720 * 120;
  for (std::size_t i = strip; i < image.rgb.size(); ++i) count += image.rgb[i] != other.rgb[i];
  return count;
}

TEST(Overlay, DrawsTheTrunkFromTheMiddleOfTheHipsToTheMiddleOfTheShoulders) {
  const Session session = RunnerWithContactAt(3);
  Image image = Drawn(session);
  const MotionSample& sample = session.motion[60];
  const Vec2 hips = MiddleOf(sample, Part::kHip), shoulders = MiddleOf(sample, Part::kShoulder);
  for (double share : {0.05, 0.2, 0.35}) {  // above, the near arm crosses it
    EXPECT_LT(DistanceFrom(image, hips + share * (shoulders - hips), palette::kTrunk), 30) << share;
  }
}

TEST(Overlay, DrawsTheLegNextToTheCameraStrongAndTheOtherFaint) {
  const Session session = RunnerWithContactAt(3);
  Image image = Drawn(session);
  const auto shin = [&](Side side) {
    const MotionSample& sample = session.motion[60];
    return Vec2(
        0.5 * (sample.p_I_px[LandmarkOf(side, Part::kKnee)] + sample.p_I_px[LandmarkOf(side, Part::kAnkle)]));
  };
  EXPECT_LT(DistanceFrom(image, shin(Side::kRight), palette::kNearLeg), 30);
  EXPECT_GT(DistanceFrom(image, shin(Side::kLeft), palette::kFarLeg), 20);
  EXPECT_GT(DistanceFrom(image, shin(Side::kLeft), 0x5A5A5A), 20);  // but it is there
}

TEST(Overlay, LeavesThePictureAloneWhereNobodyWasFound) {
  Session session = RunnerWithContactAt(3);
  std::erase_if(session.motion, [](const MotionSample& s) { return std::abs(s.time_s - kTime_s) < 0.1; });
  EXPECT_EQ(CountDrawn(Drawn(session), MakeGrey(720, 960)), 0);
  EXPECT_GT(CountDrawn(Drawn(session, 2), MakeGrey(720, 960)), 1000);
}

TEST(Overlay, DrawsWhatItKnowsWhenAPointIsMissing) {
  Session session = RunnerWithContactAt(3);
  for (MotionSample& sample : session.motion) {
    sample.p_I_px[Landmark::kRightKnee] = Vec2::Constant(std::numeric_limits<double>::quiet_NaN());
  }
  EXPECT_GT(CountDrawn(Drawn(session), MakeGrey(720, 960)), 1000);
}

TEST(Overlay, AnAnalysisWithoutMotionLeavesOnlyTheStrip) {
  EXPECT_EQ(CountDrawn(Drawn(Session{}), MakeGrey(720, 960)), 0);
}

TEST(Overlay, MarksAContactAtItsFootFromThenOnForAnEighthOfASecond) {
  const auto marked = [](double contact_s) {
    return CountDrawn(Drawn(RunnerWithContactAt(contact_s)), Drawn(RunnerWithContactAt(3))) > 200;
  };
  EXPECT_TRUE(marked(kTime_s));
  EXPECT_TRUE(marked(kTime_s - 0.09));
  EXPECT_FALSE(marked(kTime_s - 0.14));
  EXPECT_FALSE(marked(kTime_s + 0.04)) << "a foot is marked before it lands";
}

TEST(Overlay, CountsTheStepsOfBothFeetUpToNow) {
  Session session = SessionForTests();
  session.gait.events = {{Side::kLeft, EventType::kInitialContact, 0.5, 0},
                         {Side::kLeft, EventType::kToeOff, 0.7, 0},
                         {Side::kRight, EventType::kInitialContact, 0.9, 0}};
  const OverlayPlan plan = MakeOverlayPlan(session);
  EXPECT_EQ(CountSteps(plan, 0.49), 0);
  EXPECT_EQ(CountSteps(plan, 0.5), 1);
  EXPECT_EQ(CountSteps(plan, 0.8), 1);
  EXPECT_EQ(CountSteps(plan, 5), 2);
}

TEST(Overlay, SaysTheVerdictInWords) {
  Session session = SessionForTests();
  EXPECT_EQ(MakeOverlayPlan(session).label, "deflated, 90 %");
  session.verdict.label = "too_tall";
  EXPECT_EQ(MakeOverlayPlan(session).label, "too tall, 1 %");
  session.verdict.label = "cannot_tell";
  EXPECT_EQ(MakeOverlayPlan(session).label, "can’t tell");
}

}  // namespace
}  // namespace hinge
