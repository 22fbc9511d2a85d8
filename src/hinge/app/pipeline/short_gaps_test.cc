// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/pipeline/short_gaps.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hinge/app/pipeline/testing_analysis.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;

const Vec2 kNowhere(0, 0), kBeforeTheCorner(-1, -1);

/// Each of the landmarks is unseen in that share of the pictures, at random and each for itself.
KeypointTrack Hidden(KeypointTrack track, const std::vector<Landmark>& landmarks, double share,
                     const Vec2& place = kNowhere, std::uint64_t seed = 7) {
  Random random(seed);
  for (KeypointFrame& f : track.frames) {
    for (Landmark l : landmarks) {
      if (random.Uniform(0, 1) < share) f.points[l] = {place, 0};
    }
  }
  return track;
}
void HideFrom(KeypointTrack& track, Landmark landmark, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i <= last; ++i) track.frames[i].points[landmark] = {};
}
/// Something that goes evenly along the picture, 10 pictures a second.
KeypointTrack MakeEven() {
  KeypointTrack track;
  for (int i = 0; i < 20; ++i) {
    KeypointFrame frame{.time_s = 0.1 * i, .presence = 1, .points = {}};
    for (Keypoint& p : frame.points.values) p = {Vec2(100 + 10 * i, 50 - 2 * i), 0.8};
    track.frames.push_back(frame);
  }
  return track;
}
Vec2 EvenAt(std::size_t i) {
  return Vec2(100 + 10 * static_cast<double>(i), 50 - 2 * static_cast<double>(i));
}
Vec2 KneeAt(const KeypointTrack& track, std::size_t i) {
  return track.frames[i].points[Landmark::kLeftKnee].p_I_px;
}

TEST(ShortGaps, AreBridgedOnTheLineInTimeAndStayUnseen) {
  KeypointTrack track = MakeEven();
  track.frames[6].time_s += 0.03;  // pictures do not come evenly
  for (Keypoint& p : track.frames[6].points.values) p.p_I_px += Vec2(3, -0.6);
  HideFrom(track, Landmark::kLeftKnee, 5, 8);
  const KeypointTrack bridged = WithShortGapsBridged(track);
  EXPECT_LT((KneeAt(bridged, 5) - EvenAt(5)).norm(), 1e-9);
  EXPECT_LT((KneeAt(bridged, 6) - EvenAt(6) - Vec2(3, -0.6)).norm(), 1e-9);
  EXPECT_FALSE(bridged.frames[6].points[Landmark::kLeftKnee].seen());
}

TEST(ShortGaps, AtTheEndsTakeTheNearestPlace) {
  KeypointTrack track = MakeEven();
  HideFrom(track, Landmark::kLeftKnee, 0, 2);
  HideFrom(track, Landmark::kLeftKnee, 18, 19);
  const KeypointTrack bridged = WithShortGapsBridged(track);
  EXPECT_EQ(KneeAt(bridged, 0), EvenAt(3));
  EXPECT_EQ(KneeAt(bridged, 19), EvenAt(17));
}

TEST(ShortGaps, LongerOnesStayAsTheyAre) {
  KeypointTrack track = MakeEven();
  HideFrom(track, Landmark::kLeftKnee, 5, 9);  // 0.6 s from one picture that shows it to the next
  HideFrom(track, Landmark::kRightKnee, 0, 19);
  HideFrom(track, Landmark::kLeftToe, 0, 5);
  const KeypointTrack bridged = WithShortGapsBridged(track);
  EXPECT_EQ(KneeAt(bridged, 7), kNowhere);
  EXPECT_EQ(bridged.frames[7].points[Landmark::kRightKnee].p_I_px, kNowhere);
  EXPECT_EQ(bridged.frames[3].points[Landmark::kLeftToe].p_I_px, kNowhere);
}

TEST(ShortGaps, OfPicturesWithoutThePersonStayAsTheyAre) {
  KeypointTrack track = MakeEven();
  track.frames[6] = {.time_s = 0.6, .presence = 0, .points = {}};
  const KeypointTrack bridged = WithShortGapsBridged(track);
  EXPECT_EQ(KneeAt(bridged, 6), kNowhere);
  EXPECT_FALSE(bridged.frames[6].found());
}

TEST(ShortGaps, NothingOfATrackThatIsSeenThroughoutChanges) {
  const KeypointTrack track = MakeTrack();
  const KeypointTrack bridged = WithShortGapsBridged(track);
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    for (std::size_t k = 0; k < kLandmarkCount; ++k) {
      const Keypoint &a = track.frames[i].points.values[k], &b = bridged.frames[i].points.values[k];
      ASSERT_TRUE(a.p_I_px == b.p_I_px && a.visibility == b.visibility);
    }
  }
}

/// The measures of the whole track, as near as fewer pictures of a leg can say them.
void ExpectAlike(const Session& whole, const Session& hidden, const std::string& what) {
  SCOPED_TRACE(what);
  EXPECT_NEAR(*Get(hidden, "cadence").value, *Get(whole, "cadence").value, 1);
  EXPECT_NEAR(*Get(hidden, "trunk_lean").value, *Get(whole, "trunk_lean").value, 0.3);
  EXPECT_NEAR(*Get(hidden, "knee_ic").value, *Get(whole, "knee_ic").value, 2);
  EXPECT_NEAR(*Get(hidden, "thigh_ic").value, *Get(whole, "thigh_ic").value, 2);
  EXPECT_NEAR(*Get(hidden, "contact_time").value, *Get(whole, "contact_time").value, 0.02);
  EXPECT_GE(Get(hidden, "cadence").n, Get(whole, "cadence").n - 2);
}

TEST(ShortGaps, OfAnklesLeaveARunARunWithItsMeasures) {
  const KeypointTrack track = MakeTrack();
  const Session whole = Analyze(track);
  for (Landmark ankle : {Landmark::kLeftAnkle, Landmark::kRightAnkle}) {
    for (double share : {0.15, 0.2, 0.3}) {
      ExpectAlike(whole, Analyze(Hidden(track, {ankle}, share)), std::string(Name(ankle)));
    }
  }
  ExpectAlike(whole, Analyze(Hidden(track, {Landmark::kLeftAnkle, Landmark::kRightAnkle}, 0.3)), "both");
}

TEST(ShortGaps, OfAWholeLegLeaveARunARun) {
  const KeypointTrack track = MakeTrack();
  const std::vector<Landmark> leg = {Landmark::kLeftKnee, Landmark::kLeftAnkle, Landmark::kLeftHeel,
                                     Landmark::kLeftToe};
  ExpectAlike(Analyze(track), Analyze(Hidden(track, leg, 0.3)), "leg");
}

TEST(ShortGaps, OfTheFarShoulderAreNoFrontView) {
  const KeypointTrack track = MakeTrack();
  ExpectAlike(Analyze(track), Analyze(Hidden(track, {Landmark::kLeftShoulder}, 0.6)), "shoulder");
}

TEST(ShortGaps, OutsideThePictureCutNobodyOff) {
  const KeypointTrack track = MakeTrack();
  const std::vector<Landmark> feet = {Landmark::kLeftToe, Landmark::kRightToe, Landmark::kLeftHeel};
  ExpectAlike(Analyze(track), Analyze(Hidden(track, feet, 0.4, kBeforeTheCorner)), "feet");
}

TEST(ShortGaps, OfSomebodyWhoStandsAreStanding) {
  Random random(1);
  const TestingRunner still{.lean_rad = 0.05, .bounce_px = 0, .swing_rad = 0, .noise_px = 0.5};
  const KeypointTrack stands = MakeTestingTrack(still, random);
  AnalyzeOptions options = Quick();
  options.standing = stands;
  const Session whole = Analyze(MakeTrack(), options);
  options.standing =
      Hidden(stands, {Landmark::kLeftAnkle, Landmark::kLeftKnee, Landmark::kLeftShoulder}, 0.6);
  const Session hidden = Analyze(MakeTrack(), options);
  EXPECT_NEAR(*hidden.standing.knee_deg.value, *whole.standing.knee_deg.value, 0.3);
  EXPECT_NEAR(*hidden.standing.trunk_lean_deg.value, *whole.standing.trunk_lean_deg.value, 0.3);
}

TEST(ShortGaps, APointThatIsNeverSeenIsNamedAsThat) {
  for (Landmark never : {Landmark::kLeftShoulder, Landmark::kLeftToe}) {
    try {
      Analyze(Hidden(MakeTrack(), {never}, 1, kBeforeTheCorner));
      FAIL() << "no error";
    } catch (const Error& error) {
      EXPECT_THAT(error.what_happened, HasSubstr("was seen in only 0 pictures"));
    }
  }
}

}  // namespace
}  // namespace hinge
