// SPDX-License-Identifier: Apache-2.0
#include "hinge/app/change/session_drift.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

/// A session of an hour, stride by stride: knees of both feet differ by 4 degrees and drift alike; strides vary as the
/// laboratory's runners do (1.6 degrees).
Session LongSession(double slope_per_hour, std::uint64_t seed, double bend_min = 0) {
  Random random(seed);
  Session s;
  s.input.file_name = "long.mp4";
  s.scene.speed_m_s = Known(3, 0.05, "given");
  Measure m;
  m.id = "knee_peak", m.unit = "deg", m.definition = "as ever", m.value = 42;
  s.measures = {m};
  for (int k = 0; k < 10000; ++k) {
    const double ic_s = 0.36 * k, past_min = std::max(0.0, ic_s / 60 - bend_min);
    const Side side = k % 2 == 0 ? Side::kLeft : Side::kRight;
    s.gait.strides.push_back({side, ic_s, ic_s + 0.25, ic_s + 0.72, true, ""});
    const double mean = 42 + (side == Side::kLeft ? 2 : -2) + slope_per_hour * past_min / 60;
    s.stride_measures.push_back({{"knee_peak", mean + random.Normal(0, 1.6)}});
  }
  return s;
}

TEST(SessionDrift, OfOneLongClipHoldsThePlantedSlope) {
  int held = 0;
  for (std::uint64_t k = 1; k <= 120; ++k) {
    const auto drifts = FindDrift({{LongSession(1.5, k), 0}});
    ASSERT_EQ(drifts.size(), 1u);
    held += drifts[0].low <= 1.5 && 1.5 <= drifts[0].high;
    EXPECT_TRUE(drifts[0].beyond_noise);
  }
  std::printf("drift of long clips: planted slope in its interval in %d of 120\n", held);
  EXPECT_GE(held, 0.90 * 120);  // 120 draws of a 95 % share
}

TEST(SessionDrift, OfOneLongClipFindsWhereItBegan) {
  const auto drifts = FindDrift({{LongSession(10, 7, 35), 0}});
  ASSERT_TRUE(drifts[0].change.has_value());
  EXPECT_NEAR(drifts[0].change->time_min, 35, 2);
  EXPECT_NEAR(drifts[0].change->after_per_hour, 10, 1.5);
}

TEST(SessionDrift, IsNotFooledByAFootThatIsNotSeenForAWhile) {
  Session s = LongSession(0, 9);
  for (std::size_t k = 0; k < s.gait.strides.size(); ++k) {
    if (s.gait.strides[k].side == Side::kLeft && s.gait.strides[k].ic_s > 1800)
      s.gait.strides[k].used = false;
  }
  const auto drifts = FindDrift({{s, 0}});
  EXPECT_LT(std::abs(*drifts[0].per_hour), 0.5);
}

TEST(SessionDrift, OfSeveralClipsTakesEachAsOnePoint) {
  std::vector<TimedSession> clips;
  for (int k = 0; k < 6; ++k) {
    Session s = LongSession(0, 1);
    s.measures[0].value = 42 + 0.5 * k + (k % 2 == 0 ? 0.1 : -0.1);
    clips.push_back({s, 10.0 * k});
  }
  const auto drifts = FindDrift(clips);
  EXPECT_EQ(drifts[0].points, 6);
  EXPECT_NEAR(*drifts[0].per_hour, 3, 0.3);
}

TEST(SessionDrift, OfOneShortClipSaysThatItIsOneStretch) {
  Session s = LongSession(0, 1);
  s.gait.strides.resize(11), s.stride_measures.resize(11);
  const auto drifts = FindDrift({{s, 0}});
  EXPECT_EQ(drifts[0].points, 1);
  EXPECT_EQ(drifts[0].why_missing, "one stretch, four are needed");
}

std::vector<TimedSession> FourClips() {
  std::vector<TimedSession> clips;
  for (int k = 0; k < 4; ++k) clips.push_back({LongSession(0, 1), 10.0 * k});
  return clips;
}

void Hide(Session& s) {
  s.measures[0].value.reset();
  s.measures[0].why_missing = "needs 120 pictures a second";
}

TEST(SessionDrift, SaysTheSessionsOwnReasonWhereTheyDoNotShowAMeasure) {
  std::vector<TimedSession> clips = FourClips();
  Hide(clips[2].session);
  EXPECT_EQ(FindDrift(clips)[0].why_missing,
            "3 of 4 sessions show it, four are needed; elsewhere: needs 120 pictures a second");
  for (TimedSession& t : clips) Hide(t.session);
  EXPECT_EQ(FindDrift(clips)[0].why_missing, "no session shows it: needs 120 pictures a second");
  clips.resize(1);
  clips[0].session.stride_measures.clear();
  EXPECT_EQ(FindDrift(clips)[0].why_missing, "the session does not show it: needs 120 pictures a second");
}

TEST(SessionDrift, TakesNoPhotoForAStretch) {
  std::vector<TimedSession> clips = FourClips();
  for (TimedSession& t : clips) t.session.input.kind = "photo";
  EXPECT_EQ(FindDrift(clips)[0].why_missing, "no session shows it: a photo shows one instant, no run");
}

TEST(SessionDrift, RefusesOtherDefinitions) {
  TimedSession first{LongSession(0, 1), 0}, other = first;
  other.session.measures[0].definition = "otherwise";
  EXPECT_THROW(FindDrift({first, other}), Error);
}

}  // namespace
}  // namespace hinge
