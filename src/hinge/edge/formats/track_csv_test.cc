// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/track_csv.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace {

KeypointTrack MakeTrack(std::uint64_t seed) {
  Random random(seed);
  KeypointTrack track{.image_width_px = 720,
                      .image_height_px = 960,
                      .nominal_rate_hz = 59.94,
                      .model = "a, \"b\"",
                      .frames = {}};
  for (int i = 0; i < 20; ++i) {
    KeypointFrame& frame = track.frames.emplace_back();
    frame.time_s = i / 59.94 + random.Uniform(0, 0.001);
    frame.presence = i == 7 ? 0 : random.Uniform();
    for (Keypoint& point : frame.points.values) {
      point.p_I_px = {random.Uniform(-50, 800), random.Uniform(-50, 1000)};
      point.visibility = i == 7 ? 0 : random.Uniform();
    }
  }
  return track;
}

TEST(TrackCsv, ReadsBackWithinItsRounding) {
  const KeypointTrack track = MakeTrack(1);
  const KeypointTrack read = ParseTrackCsv(MakeTrackCsv(track), "x");
  EXPECT_EQ(read.model, track.model);
  EXPECT_EQ(read.image_height_px, 960);
  EXPECT_EQ(read.nominal_rate_hz, track.nominal_rate_hz);
  ASSERT_EQ(read.frames.size(), track.frames.size());
  for (std::size_t i = 0; i < read.frames.size(); ++i) {
    EXPECT_NEAR(read.frames[i].time_s, track.frames[i].time_s, 0.51e-6);
    EXPECT_EQ(read.frames[i].found(), track.frames[i].found());
    for (std::size_t k = 0; k < kLandmarkCount; ++k) {
      const Keypoint &a = read.frames[i].points.values[k], &b = track.frames[i].points.values[k];
      EXPECT_LT((a.p_I_px - b.p_I_px).cwiseAbs().maxCoeff(), 0.51e-3);
      EXPECT_NEAR(a.visibility, b.visibility, 1e-4);
      EXPECT_EQ(a.seen(), b.seen());
    }
  }
  EXPECT_EQ(MakeTrackCsv(read), MakeTrackCsv(track)) << "a second writing loses nothing more";
}

TEST(TrackCsv, WhatIsStoredOnceStaysToTheLastBit) {
  const KeypointTrack stored = AsStored(MakeTrack(7)), again = AsStored(stored);
  ASSERT_EQ(again.frames.size(), stored.frames.size());
  for (std::size_t i = 0; i < stored.frames.size(); ++i) {
    EXPECT_EQ(again.frames[i].time_s, stored.frames[i].time_s);
    EXPECT_EQ(again.frames[i].presence, stored.frames[i].presence);
    for (std::size_t k = 0; k < kLandmarkCount; ++k)
      EXPECT_EQ(again.frames[i].points.values[k].p_I_px, stored.frames[i].points.values[k].p_I_px);
  }
}

TEST(TrackCsv, OfAMovingCameraHasTheBackgroundToo) {
  Random random(3);
  KeypointTrack track = MakeTrack(3);
  EXPECT_EQ(MakeTrackCsv(track).find("background"), std::string::npos) << "a still camera adds no columns";
  for (KeypointFrame& frame : track.frames)
    frame.background = {.roll_rad = random.Normal(0, 0.02),
                        .zoom = random.Uniform(0.9, 1.1),
                        .shift_px = {random.Normal(0, 9), random.Normal(0, 9)}};
  const KeypointTrack read = ParseTrackCsv(MakeTrackCsv(track), "x");
  for (std::size_t i = 0; i < read.frames.size(); ++i) {
    const BackgroundMove &a = read.frames[i].background, &b = track.frames[i].background;
    EXPECT_LT((a.shift_px - b.shift_px).cwiseAbs().maxCoeff(), 0.51e-3);
    EXPECT_NEAR(a.roll_rad, b.roll_rad, 1e-7);
    EXPECT_NEAR(a.zoom, b.zoom, 0.51e-6);
    EXPECT_NEAR((read.frames[i].points.values[5].p_I_px - track.frames[i].points.values[5].p_I_px).norm(), 0,
                1e-3);
  }
  EXPECT_EQ(MakeTrackCsv(AsStored(read)), MakeTrackCsv(read));
}

/// Some borders in some pictures.
KeypointTrack WithOutlines(KeypointTrack track, std::uint64_t seed) {
  Random random(seed);
  for (KeypointFrame& frame : track.frames) {
    for (std::optional<Vec2>* point : PointsOf(frame.outline)) {
      if (random.Uniform() < 0.6) *point = Vec2(random.Uniform(-50, 800), random.Uniform(-50, 1000));
    }
  }
  return track;
}

TEST(TrackCsv, KeepsTheOutlineAndWhatIsNotSeenOfIt) {
  for (const bool camera_moves : {false, true}) {
    KeypointTrack track = WithOutlines(MakeTrack(8), 9);
    if (camera_moves) track.frames[4].background.shift_px = {3, 4};
    EXPECT_NE(MakeTrackCsv(track).find("hinge.track/3"), std::string::npos);
    const KeypointTrack read = ParseTrackCsv(MakeTrackCsv(track), "x");
    EXPECT_EQ(CameraMoves(read), camera_moves);
    for (std::size_t i = 0; i < read.frames.size(); ++i) {
      const BodyOutline &outline = read.frames[i].outline, &written = track.frames[i].outline;
      const auto points = PointsOf(outline), as = PointsOf(written);
      for (std::size_t k = 0; k < kOutlinePoints; ++k) {
        ASSERT_EQ(points[k]->has_value(), as[k]->has_value()) << OutlineNames()[k];
        if (*points[k]) {
          EXPECT_LT((**points[k] - **as[k]).cwiseAbs().maxCoeff(), 0.51e-3);
        }
      }
    }
    EXPECT_EQ(MakeTrackCsv(read), MakeTrackCsv(track)) << "a second writing loses nothing more";
  }
}

TEST(TrackCsv, RefusesHalfAPointOfTheOutline) {
  KeypointTrack track = MakeTrack(8);
  track.frames[0].outline.back[kBackPlaces - 1] = Vec2(12.5, 77);
  std::string text = MakeTrackCsv(track);
  text.replace(text.find("12.500,77.000"), 13, "12.500,");
  EXPECT_THROW(ParseTrackCsv(text, "x"), Error);
}

TEST(TrackCsv, KeepsAFaintLandmarkSeen) {
  KeypointTrack track = MakeTrack(2);
  track.frames[0].points.values[3].visibility = 1e-9;
  EXPECT_TRUE(ParseTrackCsv(MakeTrackCsv(track), "x").frames[0].points.values[3].seen());
}

TEST(TrackCsv, WritesAPointAtInfinityAsNotSeen) {
  KeypointTrack track = MakeTrack(2);
  track.frames[0].points.values[3].p_I_px.x() = std::nan("");
  EXPECT_FALSE(ParseTrackCsv(MakeTrackCsv(track), "x").frames[0].points.values[3].seen());
}

TEST(TrackCsv, RefusesTimesThatDoNotIncrease) {
  KeypointTrack track = MakeTrack(3);
  track.frames[5].time_s = track.frames[4].time_s;
  EXPECT_THROW(ParseTrackCsv(MakeTrackCsv(track), "x"), Error);
}

TEST(TrackCsv, RefusesAnotherForm) {
  std::string text = MakeTrackCsv(MakeTrack(4));
  EXPECT_THROW(ParseTrackCsv("", "x"), Error);
  EXPECT_THROW(ParseTrackCsv("a,b\n1,2\n", "x"), Error);
  text.replace(text.find("hinge.track/1"), 13, "hinge.track/9");
  try {
    ParseTrackCsv(text, "x");
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.what_happened,
              "the track has the form \"hinge.track/9\"; this version reads hinge.track/1, "
              "hinge.track/2 and hinge.track/3");
  }
}

TEST(TrackCsv, SurvivesSeededDamage) {
  const std::string good = MakeTrackCsv(WithOutlines(MakeTrack(5), 5));
  Random random(6);
  int refused = 0;
  for (int round = 0; round < 300; ++round) {
    std::string text = good;
    for (int hits = 0; hits < 3; ++hits) {
      const auto at = static_cast<std::size_t>(random.Uniform(0, static_cast<double>(text.size())));
      if (round % 2 == 0) text[at] = static_cast<char>(random.Uniform(0, 256));
      if (round % 2 == 1) text.erase(at, static_cast<std::size_t>(random.Uniform(1, 60)));
    }
    try {
      const KeypointTrack track = ParseTrackCsv(text, "x");
      for (const KeypointFrame& frame : track.frames) ASSERT_TRUE(std::isfinite(frame.time_s));
    } catch (const Error&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 100);
}

}  // namespace
}  // namespace hinge
