// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/set_span.h"

#include <gtest/gtest.h>

#include "hinge/science/strength/testing_stick.h"

namespace hinge {
namespace {

BodySeries SeriesOf(const StickMotion& motion, double duration_s) {
  return *MakeBodySeries(FilmStick(motion, duration_s, {.jitter_px = 1}), Facing::kRight, kStickErrors);
}

/// Walks in for `in_s`, stands, hinges, and walks off at the end.
StickMotion ComesAndGoes(double in_s, const StickTempo& tempo) {
  return [=](double t) {
    const double set_s = tempo.all_s();
    if (t < in_s) return WalkAt(t, 1.3);
    Stick s = t < in_s + set_s ? HingeAt(ShareAt(tempo, t - in_s)) : WalkAt(t - in_s - set_s, 1.3);
    s.hip_x += WalkAt(in_s, 1.3).hip_x;
    return s;
  };
}

TEST(SetSpan, LeavesOutTheStepsThatLeadToThePlaceAndAwayFromIt) {
  const StickTempo tempo;
  const BodySeries body = SeriesOf(ComesAndGoes(3, tempo), 3 + tempo.all_s() + 3);
  const SetSpan span = FindSetSpan(body);
  EXPECT_FALSE(span.all_walking);
  EXPECT_TRUE(span.walks_in && span.walks_off);
  EXPECT_GT(body.time_s[span.core.first], 2.4);
  EXPECT_LT(body.time_s[span.core.first], 3 + tempo.rest_s);
  EXPECT_GT(body.time_s[span.core.last - 1], 3 + tempo.all_s() - tempo.rest_s);
  EXPECT_LT(body.time_s[span.core.last - 1], 3 + tempo.all_s() + 0.6);
}

TEST(SetSpan, AWalkIsAllWalking) {
  const SetSpan span = FindSetSpan(SeriesOf([](double t) { return WalkAt(t, 1.4); }, 6));
  EXPECT_TRUE(span.all_walking);
}

TEST(SetSpan, StandingStillIsAllOneCore) {
  const BodySeries body = SeriesOf([](double) { return Stick{}; }, 6);
  const SetSpan span = FindSetSpan(body);
  EXPECT_EQ(span.core.size(), body.size());
  EXPECT_FALSE(span.walks_in || span.walks_off || span.starts_unseen || span.ends_unseen);
}

TEST(SetSpan, AGapCutsTheClipAndIsSaid) {
  const StickTempo tempo{.repetitions = 5};
  KeypointTrack track = FilmStick([&](double t) { return HingeAt(ShareAt(tempo, t)); }, tempo.all_s());
  for (KeypointFrame& f : track.frames) {
    if (f.time_s > 4 && f.time_s < 6) f.presence = 0, f.points = {};
  }
  const BodySeries body = *MakeBodySeries(track, Facing::kRight, kStickErrors);
  const SetSpan span = FindSetSpan(body);
  EXPECT_GT(body.time_s[span.core.first], 5.6);
  EXPECT_TRUE(span.starts_unseen);
  EXPECT_FALSE(span.ends_unseen);
}

TEST(SetSpan, HopsThatTravelAreNoWalk) {
  const auto hop = [](double t) {
    Stick s;
    s.hip_x = 0.8 * t;
    s.thigh = {{12, 10}}, s.knee = {{78, 20}};
    return s;
  };
  EXPECT_FALSE(FindSetSpan(SeriesOf(hop, 5)).all_walking);
}

}  // namespace
}  // namespace hinge
