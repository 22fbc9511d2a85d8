// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/pipeline/life_time.h"

#include <gtest/gtest.h>

#include "hinge/science/body/testing_runner.h"

namespace hinge {
namespace {

const TestingRunner kRunner{.step_s = 0.36, .rate_hz = 60, .duration_s = 4, .noise_px = 1};

KeypointTrack MakeTrack(const TestingRunner& runner) {
  Random random(3);
  return MakeTestingTrack(runner, random);
}

/// The same clip played `factor` times slower.
KeypointTrack Slowed(KeypointTrack track, double factor) {
  for (KeypointFrame& f : track.frames) f.time_s *= factor;
  return track;
}

std::vector<ActivitySpan> Running(double from_s, double until_s) {
  return {{Activity::kRunning, from_s, until_s}};
}

TEST(PictureRate, IsOfTheMedianDistanceSoThatAFewLostPicturesDoNotMatter) {
  KeypointTrack track = MakeTrack(kRunner);
  EXPECT_NEAR(PictureRate_hz(track), 60, 1e-6);
  track.frames.erase(track.frames.begin() + 20, track.frames.begin() + 60);
  EXPECT_NEAR(PictureRate_hz(track), 60, 1e-6);
}

TEST(PictureRate, IsNothingForFewerThanTwoPictures) {
  KeypointTrack track;
  EXPECT_EQ(PictureRate_hz(track), 0);
  track.frames.resize(1);
  EXPECT_EQ(PictureRate_hz(track), 0);
}

TEST(LifeTrack, LeavesAClipAtLifesSpeedAsItIs) {
  const KeypointTrack track = MakeTrack(kRunner);
  const LifeTrack life = MakeLifeTrack(track, Running(0, 4), {});
  EXPECT_EQ(*life.slow_motion_factor.value, 1);
  EXPECT_NEAR(life.step_s, 0.36, 0.01);
  EXPECT_NEAR(life.rate_hz, 60, 1e-6);
  ASSERT_EQ(life.track.frames.size(), track.frames.size());
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    EXPECT_EQ(life.track.frames[i].time_s, track.frames[i].time_s);
    EXPECT_EQ(life.track.frames[i].presence, track.frames[i].presence);
  }
}

TEST(LifeTrack, FindsTheFactorOfSlowMotionByTheRhythmAndTakesItOut) {
  for (double factor : {2.0, 4.0, 8.0}) {
    SCOPED_TRACE(factor);
    const KeypointTrack track = MakeTrack(kRunner);
    const LifeTrack life = MakeLifeTrack(Slowed(track, factor), Running(0, 4 * factor), {});
    EXPECT_EQ(*life.slow_motion_factor.value, factor);
    EXPECT_NEAR(life.step_s, 0.36, 0.01);
    EXPECT_NEAR(life.rate_hz, 60, 1e-6);
    EXPECT_NEAR(life.track.nominal_rate_hz, 60, 1e-6);
    for (std::size_t i = 0; i < track.frames.size(); ++i) {
      EXPECT_NEAR(life.track.frames[i].time_s, track.frames[i].time_s, 1e-9);
    }
  }
}

TEST(LifeTrack, BelievesAGivenFactorWhateverTheRhythmSays) {
  const LifeTrack life = MakeLifeTrack(Slowed(MakeTrack(kRunner), 8), Running(0, 32), Known(6, 0, "given"));
  EXPECT_EQ(*life.slow_motion_factor.value, 6);
  EXPECT_EQ(life.slow_motion_factor.sigma, 0);
  EXPECT_EQ(life.slow_motion_factor.source, "given");
  EXPECT_NEAR(life.step_s, 0.36 * 8 / 6, 0.02);
  EXPECT_NEAR(life.rate_hz, 60.0 / 8 * 6, 1e-6);
}

TEST(LifeTrack, CountsPicturesOutsideTheLongestRunAsNotFound) {
  const KeypointTrack track = MakeTrack({.duration_s = 6});
  const std::vector<ActivitySpan> spans = {{Activity::kRunning, 0, 1},
                                           {Activity::kStanding, 1, 2},
                                           {Activity::kRunning, 2, 5},
                                           {Activity::kWalking, 5, 6}};
  const LifeTrack life = MakeLifeTrack(track, spans, Known(1, 0, "given"));
  for (const KeypointFrame& f : life.track.frames) {
    EXPECT_EQ(f.found(), f.time_s >= 2 && f.time_s <= 5) << f.time_s;
  }
  EXPECT_EQ(life.track.frames.size(), track.frames.size());
}

TEST(LifeTrack, TakesAClipWithoutRhythmAtLifesSpeedAndSaysSo) {
  const LifeTrack life = MakeLifeTrack(MakeTrack({.bounce_px = 0, .swing_rad = 0}), Running(0, 4), {});
  EXPECT_EQ(*life.slow_motion_factor.value, 1);
  EXPECT_EQ(life.step_s, 0);
  EXPECT_EQ(life.slow_motion_factor.source, "no rhythm found: taken as life's speed");
}

TEST(ClipTime, GetsBackWhatLifeTimeTookOut) {
  Session session;
  session.gait.events = {{Side::kLeft, EventType::kInitialContact, 0.5, 0.01}};
  session.gait.strides = {{Side::kLeft, 0.5, 0.74, 1.22, true, {}}};
  session.motion.resize(1);
  session.motion[0].time_s = 0.25;
  session.measures.resize(1);
  session.measures[0].value = 0.24;
  ReturnToClipTime(session, 8);
  EXPECT_DOUBLE_EQ(session.gait.events[0].time_s, 4);
  EXPECT_DOUBLE_EQ(session.gait.events[0].sigma_s, 0.08);
  EXPECT_DOUBLE_EQ(session.gait.strides[0].ic_s, 4);
  EXPECT_DOUBLE_EQ(session.gait.strides[0].to_s, 5.92);
  EXPECT_DOUBLE_EQ(session.gait.strides[0].next_ic_s, 9.76);
  EXPECT_DOUBLE_EQ(session.motion[0].time_s, 2);
  EXPECT_DOUBLE_EQ(*session.measures[0].value, 0.24);  // a contact lasts as long as in life
}

}  // namespace
}  // namespace hinge
