// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/pipeline/unseen_head.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hinge/app/pipeline/testing_analysis.h"

namespace hinge {
namespace {

using ::testing::Contains;
using ::testing::Key;
using ::testing::Not;

constexpr Landmark kHead[] = {Landmark::kNose, Landmark::kLeftEar, Landmark::kRightEar};

KeypointTrack WithoutHead() {
  KeypointTrack track = MakeTrack();
  for (KeypointFrame& frame : track.frames) {
    for (Landmark l : kHead) frame.points[l] = {};
  }
  return track;
}

TEST(UnseenHead, IsToldFromOneThatIsHiddenNowAndThen) {
  KeypointTrack track = MakeTrack();
  EXPECT_TRUE(HeadIsSeen(track));
  for (KeypointFrame& frame : track.frames) frame.points[Landmark::kRightEar] = {};
  EXPECT_TRUE(HeadIsSeen(track)) << "one ear is enough";
  EXPECT_FALSE(HeadIsSeen(WithoutHead()));
  track.frames.resize(1);
  EXPECT_TRUE(HeadIsSeen(track)) << "a photo";
}

TEST(UnseenHead, IsPutInLineWithTheTrunkAndHardlyBelieved) {
  const KeypointTrack track = WithHeadOnTheTrunk(WithoutHead());
  for (const KeypointFrame& frame : track.frames) {
    const auto middle = [&](Part part) -> Vec2 {
      return 0.5 * (frame.points[LandmarkOf(Side::kLeft, part)].p_I_px +
                    frame.points[LandmarkOf(Side::kRight, part)].p_I_px);
    };
    const Vec2 trunk = middle(Part::kShoulder) - middle(Part::kHip);
    const Vec2 neck = middle(Part::kEar) - middle(Part::kShoulder);
    EXPECT_NEAR(trunk.x() * neck.y() - trunk.y() * neck.x(), 0, 1e-6);
    EXPECT_NEAR(neck.norm() / trunk.norm(), 0.41, 0.01);
    for (Landmark l : kHead) EXPECT_EQ(frame.points[l].visibility, 0.05);
  }
  const KeypointTrack whole = MakeTrack();
  EXPECT_EQ(WithHeadOnTheTrunk(whole).frames[5].points.values[1].p_I_px,
            whole.frames[5].points.values[1].p_I_px);
}

TEST(UnseenHead, LeavesAllButTheHeadMeasured) {
  const Session with = Analyze(MakeTrack()), without = Analyze(WithoutHead());
  for (const Measure& m : with.measures) {
    const Measure* other = FindMeasure(without.measures, m.id, m.side);
    ASSERT_NE(other, nullptr);
    if (m.id.starts_with("straightness") || m.id == "head_forward") {
      EXPECT_FALSE(other->value) << m.id;
      EXPECT_FALSE(other->why_missing.empty()) << m.id;
    } else {
      EXPECT_EQ(m.value.has_value(), other->value.has_value()) << m.id;
    }
  }
  EXPECT_NEAR(*Get(with, "knee_peak").value, *Get(without, "knee_peak").value, 1e-9);
  EXPECT_NEAR(*Get(with, "vertical_oscillation").value, *Get(without, "vertical_oscillation").value, 0.005);
  EXPECT_FALSE(without.verdict.straightness_seen);
  EXPECT_EQ(without.verdict.probability[static_cast<std::size_t>(State::kBentSpine)], 0);
  for (const auto& stride : without.stride_measures) EXPECT_THAT(stride, Not(Contains(Key("straightness"))));
}

TEST(UnseenHead, OfTheStandingAloneTakesOnlyTheDifference) {
  AnalyzeOptions options = Quick();
  TestingRunner standing = kRunner;
  standing.swing_rad = 0;
  standing.bounce_px = 0;
  options.standing = MakeTrack(standing);
  for (KeypointFrame& frame : options.standing->frames) {
    for (Landmark l : kHead) frame.points[l] = {};
  }
  const Session session = Analyze(MakeTrack(), options);
  EXPECT_FALSE(session.standing.straightness_deg.known());
  EXPECT_TRUE(session.standing.trunk_lean_deg.known());
  EXPECT_FALSE(FindMeasure(session.measures, "straightness_over_standing")->value);
  EXPECT_TRUE(FindMeasure(session.measures, "straightness")->value);
}

}  // namespace
}  // namespace hinge
