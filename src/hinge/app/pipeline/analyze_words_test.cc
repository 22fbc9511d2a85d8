// SPDX-License-Identifier: Apache-2.0
// What the whole analysis refuses, doubts or warns of, and in which words.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "hinge/app/pipeline/testing_analysis.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;

std::string ComplaintOf(const std::function<void()>& run) {
  try {
    run();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(AnalyzeTrack, WarnsOfAClipWithFewStrides) {
  const auto warns = [](double duration_s) {
    TestingRunner runner = kRunner;
    runner.duration_s = duration_s;
    const Session session = Analyze(MakeTrack(runner));
    return std::any_of(session.warnings.begin(), session.warnings.end(),
                       [](const Warning& w) { return w.code == "few_strides"; });
  };
  EXPECT_TRUE(warns(3));  // at most three strides of each foot
  EXPECT_FALSE(warns(8));
}

TEST(AnalyzeTrack, CannotTellWhereTheRhythmIsNoRunners) {
  TestingRunner runner = kRunner;
  runner.step_s = 0.72;
  AnalyzeOptions options = Quick();
  options.slow_motion_factor = 1.0;  // a user who insists: 83 steps a minute
  const Session session = Analyze(MakeTrack(runner), options);
  EXPECT_EQ(session.verdict.label, "cannot_tell");
  EXPECT_THAT(session.verdict.cannot_tell_because,
              ::testing::Contains(HasSubstr("83 steps a minute is no running rhythm")));
  EXPECT_EQ(session.verdict.cue, "");
  EXPECT_TRUE(session.verdict.plan.empty());
}

TEST(AnalyzeTrack, LooksAtTheRunningPartOfAClipOnly) {
  KeypointTrack track = MakeTrack();
  TestingRunner standing = kRunner;
  standing.bounce_px = standing.swing_rad = 0;
  for (KeypointFrame f : MakeTrack(standing).frames) {
    if (f.time_s > 3) break;
    f.time_s += kRunner.duration_s;
    track.frames.push_back(f);
  }
  const Session session = Analyze(track);
  EXPECT_NEAR(*Get(session, "cadence").value, 60 / kRunner.step_s, 1);
  for (const GaitEvent& e : session.gait.events) EXPECT_LT(e.time_s, kRunner.duration_s + 0.5);
  EXPECT_EQ(session.quality.frames, static_cast<int>(track.frames.size()));
  EXPECT_EQ(session.quality.frames_found, session.quality.frames);  // standing, but there
}

TEST(AnalyzeTrack, RefusesInWordsWhatItCannotJudge) {
  TestingRunner walker = kRunner, stander = kRunner, front = kRunner, slow = kRunner;
  walker.bounce_px = -8;
  walker.step_s = 0.55;
  stander.bounce_px = stander.swing_rad = 0;
  front.shoulder_width_px = 110;
  slow.rate_hz = 12;
  EXPECT_THAT(ComplaintOf([] { Analyze({}); }), HasSubstr("no person was found"));
  EXPECT_THAT(ComplaintOf([&] { Analyze(MakeTrack(walker)); }), HasSubstr("the person is walking"));
  EXPECT_THAT(ComplaintOf([&] { Analyze(MakeTrack(stander)); }), HasSubstr("the person is standing"));
  EXPECT_THAT(ComplaintOf([&] { Analyze(MakeTrack(front)); }), HasSubstr("from the front"));
  EXPECT_THAT(ComplaintOf([&] { Analyze(MakeTrack(slow)); }), HasSubstr("only 12 pictures a second"));
  EXPECT_EQ(ComplaintOf([] { Analyze(MakeTrack()); }), "");
}

TEST(AnalyzeTrack, SaysWhichPointOfTheBodyWasHiddenAllAlong) {
  for (Landmark hidden : {Landmark::kLeftEar, Landmark::kRightHeel}) {
    KeypointTrack track = MakeTrack();
    for (KeypointFrame& f : track.frames) f.points[hidden].visibility = 0;
    std::string name(Name(hidden));
    name.replace(name.find('_'), 1, " ");
    EXPECT_THAT(ComplaintOf([&] { Analyze(track); }), HasSubstr("the " + name)) << name;
  }
}

}  // namespace
}  // namespace hinge
