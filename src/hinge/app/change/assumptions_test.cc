// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/change/assumptions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hinge {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::SizeIs;
using ::testing::StartsWith;

Session MakeSession() {
  Session s;
  s.input.sha256 = "a1";
  s.models = {{"heavy.tflite", "ab"}};
  s.options["model"] = "heavy";
  s.scene.grade = Known(0.01, 0.006, "taken as level");
  s.scene.speed_m_s = Known(3, 0.2, "stance feet");
  return s;
}

Session OfAnotherClip() {
  Session s = MakeSession();
  s.input.sha256 = "b2";
  return s;
}

Assumptions Find(const Session& first, const Session& other) { return FindAssumptions(first, other, false); }

TEST(Assumptions, OfAlikeSessionsAreTheRunnerAndTheCamera) {
  const Assumptions a = Find(MakeSession(), OfAnotherClip());
  EXPECT_FALSE(a.same_recording);
  EXPECT_TRUE(a.shared_cancels);
  EXPECT_THAT(a.sentences, SizeIs(2));
  EXPECT_EQ(a.sentences[0], "Both sessions show the same runner.");
  EXPECT_THAT(a.sentences[1], HasSubstr("same place"));
}

TEST(Assumptions, RecogniseTwoAnalysesOfOneRecording) {
  const Assumptions a = Find(MakeSession(), MakeSession());
  EXPECT_TRUE(a.same_recording);
  EXPECT_THAT(a.sentences[0], StartsWith("Both are analyses of the same recording"));
  EXPECT_TRUE(FindAssumptions(MakeSession(), MakeSession(), true).shared_cancels)
      << "its camera was not moved";
}

TEST(Assumptions, DoNotTakeSessionsWithoutAHashForOneRecording) {
  Session unknown = MakeSession();
  unknown.input.sha256.clear();
  EXPECT_FALSE(Find(unknown, unknown).same_recording);
  EXPECT_TRUE(FindAssumptions(unknown, unknown, false, true).same_recording) << "but for one folder twice";
}

TEST(Assumptions, DoNotBelieveInOneCameraWherePicturesShowAnother) {
  Session larger = OfAnotherClip(), held = OfAnotherClip();
  larger.scene.image_width_px += 480;
  held.scene.camera = CameraMotion::kHeld;
  EXPECT_FALSE(Find(MakeSession(), larger).shared_cancels);
  EXPECT_THAT(Find(MakeSession(), larger).sentences[1], HasSubstr("of different sizes"));
  EXPECT_FALSE(Find(held, MakeSession()).shared_cancels);
  EXPECT_THAT(Find(held, MakeSession()).sentences[1], HasSubstr("did not stand still"));
  held.input.sha256 = "a1";
  EXPECT_TRUE(Find(held, held).shared_cancels) << "one recording, analysed twice";
}

TEST(Assumptions, LetNothingCancelWhereTheRollWasReadOffOtherThings) {
  Session edges = OfAnotherClip();
  edges.scene.roll_rad = Known(0, 0.005, "uprights in the picture");
  const Assumptions a = Find(MakeSession(), edges);
  EXPECT_FALSE(a.shared_cancels);
  EXPECT_THAT(a.sentences, Contains(HasSubstr("roll was read off other things")));
}

TEST(Assumptions, KnowANetworkByItsNameWhereASessionKnowsNoFiles) {
  Session track = OfAnotherClip();
  track.models.clear();
  track.options["model"] = "blazepose_heavy";
  EXPECT_TRUE(Find(MakeSession(), track).shared_cancels);
  EXPECT_TRUE(Find(track, MakeSession()).shared_cancels);
  track.options["model"] = "blazepose_full";
  EXPECT_THAT(Find(MakeSession(), track).sentences, Contains(HasSubstr("the pose networks differ")));
}

TEST(Assumptions, TakeASessionThatNamesNoNetworkForAnother) {
  Session silent = OfAnotherClip();
  silent.models.clear(), silent.options.clear();
  EXPECT_THAT(Find(silent, MakeSession()).sentences,
              Contains(HasSubstr("the first session does not say which pose network")));
  EXPECT_THAT(Find(MakeSession(), silent).sentences,
              Contains(HasSubstr("the other session does not say which pose network")));
  const Assumptions both = Find(silent, silent);
  EXPECT_FALSE(both.shared_cancels);
  EXPECT_THAT(both.sentences, Contains(HasSubstr("neither session says which pose network")));
}

TEST(Assumptions, NameASlopeThatDiffersByAPercentOrBeyondBothDoubts) {
  Session hill = OfAnotherClip();
  hill.scene.grade = Known(0.2, 0.005, "given");
  EXPECT_THAT(
      Find(MakeSession(), hill).sentences,
      Contains(
          "The slope was 1.0 % (found) in the first session and 20.0 % (given) in the other: its part in the "
          "changes is not taken off."));
  hill.scene.grade = Known(0.018, 0.005, "given");
  EXPECT_THAT(Find(MakeSession(), hill).sentences, SizeIs(2)) << "within the doubts";
  Session level = OfAnotherClip();
  level.scene.grade = Known(0.013, 0.0005, "given"), hill.scene.grade = Known(0.018, 0.0005, "given");
  EXPECT_THAT(Find(level, hill).sentences, Contains(HasSubstr("1.3 % (given)"))) << "small, and surely there";
}

TEST(Assumptions, NameASpeedThatDiffersOrIsNotKnown) {
  Session faster = OfAnotherClip();
  faster.scene.speed_m_s = Known(3.5, 0.07, "given");
  EXPECT_THAT(
      Find(MakeSession(), faster).sentences,
      Contains(AllOf(HasSubstr("3.00 m/s (found)"), HasSubstr("3.50 m/s (given)"), HasSubstr("norms"))));
  faster.scene.speed_m_s = Missing("the ground was hidden");
  EXPECT_THAT(Find(MakeSession(), faster).sentences, Contains(HasSubstr("and not known in the other")));
}

TEST(Assumptions, NameAHeightThatWasGivenOtherwise) {
  Session first = MakeSession(), other = OfAnotherClip();
  first.runner.height_m = 1.75;
  EXPECT_THAT(Find(first, other).sentences, Contains(AllOf(HasSubstr("given as 1.75 m for the first"),
                                                           HasSubstr("not given for the other"))));
  other.runner.height_m = 1.76;
  EXPECT_THAT(Find(first, other).sentences, Contains(HasSubstr("given as 1.76 m")));
  other.runner.height_m = 1.75;
  EXPECT_THAT(Find(first, other).sentences, SizeIs(2));
}

}  // namespace
}  // namespace hinge
